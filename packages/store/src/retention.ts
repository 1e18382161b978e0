import { createHash } from 'node:crypto'
import type { Clock, Sql, SqlRunner } from './port.ts'

/** What a purge took; whoever holds copies (index, log, jobs) removes the same ids. */
export interface Purged {
  readonly signalIds: readonly string[]
  readonly caseIds: readonly string[]
}

/** Proof of a purge. `digest` is the SHA-256 of the lines `id contentHash`, in the order of the ids. */
export interface PurgeProof {
  readonly at: string
  readonly before: string
  readonly signals: number
  readonly cases: number
  readonly digest: string
}

/** Deletes what its retention is over for. The ledger still counts it, as purged, without content. */
export interface Retention {
  /**
   * Purges signals below the threshold or dead, and whole cases with their members, whose retention ended before `before`,
   * at most `limit` cases and `limit` other signals; call it until it takes nothing. Cases on hold and signals in flight stay.
   */
  purge(to: { readonly before: Date; readonly limit: number }): Promise<Purged>
  /** Keeps a case beyond its retention, with the reason; null lets it go again. False when there is no such case. */
  hold(caseId: string, reason: string | null): Promise<boolean>
  /** The newest first. */
  proofs(to: { readonly limit: number }): Promise<readonly PurgeProof[]>
}

const DUE_CASES = `
select id from seinpost.cases where retain_until < $1::timestamptz and hold is null order by retain_until, id limit $2::int`

/** Signals before cases, in the order of their ids: as whoever adds a copy locks them. */
const LOCK_SIGNALS = `
select id from seinpost.signals where case_id = any($1::text[])
  or id in (select id from seinpost.signals where state in ('archived', 'dead') and retain_until < $2::timestamptz
    order by retain_until limit $3::int)
order by id for update`

/** A copy may have come, or a hold been laid, between the two. */
const LOCK_CASES = `
select id from seinpost.cases where id = any($1::text[]) and retain_until < $2::timestamptz and hold is null
order by id for update`

const PURGE_SIGNALS = `
update seinpost.signals set state = 'purged', signal = null, failure = null, case_id = null, cluster = null, copy_of = null,
  speaker = '', source_key = 'purged/' || encode(sha256(convert_to(source_key, 'UTF8')), 'hex'), updated_at = $3::timestamptz
where case_id = any($1::text[])
  or (id = any($2::text[]) and state in ('archived', 'dead') and retain_until < $4::timestamptz)
returning id, content_hash`

const digestOf = (rows: readonly { id: string; content_hash: string }[]) =>
  createHash('sha256')
    .update(
      rows
        .map(({ id, content_hash }) => `${id} ${content_hash}\n`)
        .sort()
        .join(''),
    )
    .digest('hex')

async function purge(
  tx: SqlRunner,
  { before, limit, at }: { before: Date; limit: number; at: Date },
): Promise<Purged> {
  const ids = async (text: string, params: readonly unknown[]) =>
    (await tx.query<{ id: string }>(text, params)).rows.map(({ id }) => id)
  const dueCases = await ids(DUE_CASES, [before, limit])
  const dueSignals = await ids(LOCK_SIGNALS, [dueCases, before, limit])
  const caseIds = await ids(LOCK_CASES, [dueCases, before])
  const { rows } = await tx.query<{ id: string; content_hash: string }>(PURGE_SIGNALS, [
    caseIds,
    dueSignals,
    at,
    before,
  ])
  if (rows.length === 0) return { signalIds: [], caseIds: [] }
  await tx.query('delete from seinpost.cases where id = any($1::text[])', [caseIds])
  await tx.query(
    `insert into seinpost.purges (at, before, signals, cases, digest)
    values ($1::timestamptz, $2::timestamptz, $3::int, $4::int, $5)`,
    [at, before, rows.length, caseIds.length, digestOf(rows)],
  )
  return { signalIds: rows.map(({ id }) => id).sort(), caseIds }
}

/** Retention in the store's tables. */
export function sqlRetention(sql: Sql, now: Clock): Retention {
  return {
    purge: ({ before, limit }) => sql.tx((tx) => purge(tx, { before, limit, at: now() })),
    hold: async (caseId, reason) => {
      const { rowCount } = await sql.query('update seinpost.cases set hold = $2 where id = $1', [
        caseId,
        reason,
      ])
      return rowCount > 0
    },
    proofs: async ({ limit }) => {
      const { rows } = await sql.query<PurgeProof>(
        'select at, before, signals, cases, digest from seinpost.purges order by seq desc limit $1::int',
        [limit],
      )
      return rows
    },
  }
}
