import type { SqlRunner } from '@seinpost/store'
import { AuditEntry } from './entry.ts'

export interface AuditQuery {
  readonly caseId?: string | undefined
  readonly actor?: string | undefined
  /** Ends in `*` for everything that begins so. */
  readonly act?: string | undefined
  readonly desk?: string | undefined
  readonly from?: Date | undefined
  /** Exclusive. */
  readonly to?: Date | undefined
  /** Only what was turned away. */
  readonly refused?: boolean | undefined
  /** Only entries before this one: the next page. */
  readonly before?: number | undefined
  readonly limit: number
}

export interface AuditPage {
  readonly entries: readonly (AuditEntry & { readonly hash: string })[]
  readonly next: number | null
}

const LIKE_SPECIAL = /[\\%_]/gu

/** The newest first. */
export async function searchAudit(sql: SqlRunner, query: AuditQuery): Promise<AuditPage> {
  const conditions: string[] = []
  const params: unknown[] = []
  const where = (condition: (param: string) => string, value: unknown) => {
    if (value === undefined) return
    params.push(value)
    conditions.push(condition(`$${params.length}`))
  }
  const { act } = query
  where((p) => `case_id = ${p}`, query.caseId)
  where((p) => `actor_id = ${p}`, query.actor)
  where((p) => `desk = ${p}`, query.desk)
  if (act?.endsWith('*'))
    where((p) => `act like ${p}`, `${act.slice(0, -1).replaceAll(LIKE_SPECIAL, '\\$&')}%`)
  else where((p) => `act = ${p}`, act)
  where((p) => `at >= ${p}`, query.from?.toISOString())
  where((p) => `at < ${p}`, query.to?.toISOString())
  where((p) => `seq < ${p}::bigint`, query.before)
  if (query.refused === true) conditions.push(`(entry::json ->> 'status')::int >= 400`)
  params.push(query.limit)
  const { rows } = await sql.query<{ entry: string; hash: string }>(
    `select entry, hash from seinpost.audit ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
    order by seq desc limit $${params.length}::int`,
    params,
  )
  const entries = rows.map(({ entry, hash }) => ({ ...AuditEntry.parse(JSON.parse(entry)), hash }))
  const last = entries.at(-1)
  return {
    entries,
    next: rows.length === query.limit && last !== undefined && last.seq > 1 ? last.seq : null,
  }
}
