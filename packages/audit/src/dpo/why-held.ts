import type { SqlRunner } from '@seinpost/store'
import { z } from 'zod'

export interface FoundRow {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
  readonly id: string | null
  readonly caseId: string | null
  readonly fields: readonly string[]
  readonly excerpt: string
}

export interface WhyHeld {
  readonly why: { readonly basis: string; readonly purpose: string; readonly handling: string } | null
  readonly until: string | null
  readonly hold: string | null
}

const Legal = z.object({ basis: z.string(), purpose: z.string(), handling: z.string() })

const SIGNALS = `
select s.id, s.case_id as "caseId", s.signal -> 'legal' as legal, s.retain_until as until from seinpost.signals s
where s.id = any($1::text[])`

const CASES = `
select c.id, s.signal -> 'legal' as legal, c.retain_until as until, c.hold from seinpost.cases c
left join seinpost.signals s on s.id = c.lead_id where c.id = any($1::text[])`

interface Row {
  readonly id: string
  readonly legal: unknown
  readonly until: string
  readonly hold?: string | null
  readonly caseId?: string | null
}

/** Why each row is held and until when: its case says so, else its signal, else the row itself. */
export async function reasonsOf(sql: SqlRunner, found: readonly FoundRow[]): Promise<readonly WhyHeld[]> {
  const signalIds = found.map(signalOf)
  const signals = await byId(sql, SIGNALS, signalIds)
  const caseIds = found.map(
    ({ caseId }, index) => caseId ?? signals.get(signalIds[index] ?? '')?.caseId ?? null,
  )
  const cases = await byId(sql, CASES, caseIds)
  return found.map(({ row }, index) => {
    const signal = signals.get(signalIds[index] ?? '')
    const ofCase = cases.get(caseIds[index] ?? '')
    const legal = Legal.safeParse(signal?.legal ?? ofCase?.legal)
    const own = typeof row.retain_until === 'string' ? new Date(row.retain_until).toISOString() : null
    return {
      why: legal.success ? legal.data : null,
      until: ofCase?.until ?? signal?.until ?? own,
      hold: ofCase?.hold ?? null,
    }
  })
}

function signalOf({ table, row, id }: FoundRow): string | null {
  if (table === 'signals') return id
  return typeof row.signal_id === 'string' ? row.signal_id : null
}

async function byId(
  sql: SqlRunner,
  text: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Row>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  return new Map((await sql.query<Row>(text, [asked])).rows.map((row) => [row.id, row]))
}
