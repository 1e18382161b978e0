import type { Concept, Place, TrendPeriod } from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'
import { type CountedCase, ELSEWHERE, themeOf, venueOf } from './counted-case.ts'

interface CaseRow {
  readonly id: string
  readonly level: number
  readonly concepts: readonly Concept[] | null
  readonly places: readonly Place[]
  readonly kind: string | null
  readonly community: string | null
}

/** A case counts once, in the first period that is closed after its first text was published. */
const UNCOUNTED = `
select c.id, c.level, c.score->'concepts' as concepts, c.places, s.signal->'source'->>'kind' as kind,
  s.signal->'source'->>'community' as community
from seinpost.cases c left join seinpost.signals s on s.id = c.lead_id
where c.first_published_at < $1 and not exists (select from seinpost.trend_counted t where t.case_id = c.id)
order by c.id`

/** Below this confidence a place is a candidate, not a place. */
const PLACE_FROM = 0.5

export interface Uncounted {
  readonly id: string
  readonly counted: CountedCase
}

export interface TrendBook {
  /** The cases published before `end` that no period counts yet. */
  uncounted(end: Date): Promise<readonly Uncounted[]>
  /** Keeps a period's figures and which cases are in them, both or neither; false when the period is there already. */
  publish(figures: TrendPeriod, counted: { caseIds: readonly string[]; at: Date }): Promise<boolean>
  /** Published periods that end in this stretch of days, the first first. */
  periods(between: { from: string; to: string }): Promise<readonly TrendPeriod[]>
  /** True while signals are still on their way to a case. */
  isBusy(): Promise<boolean>
}

/** The book of published periods over one store. */
export const openTrendBook = (sql: Sql): TrendBook => ({
  async uncounted(end) {
    const { rows } = await sql.query<CaseRow>(UNCOUNTED, [end.toISOString()])
    return rows.map(({ id, ...row }) => ({ id, counted: countedOf(row) }))
  },
  publish: (figures, counted) => sql.tx((tx) => publish(tx, { figures, ...counted })),
  async periods({ from, to }) {
    const { rows } = await sql.query<{ figures: TrendPeriod }>(
      'select figures from seinpost.trend_periods where ends_on between $1 and $2 order by ends_on',
      [from, to],
    )
    return rows.map(({ figures }) => figures)
  },
  async isBusy() {
    const { rowCount } = await sql.query("select 1 from seinpost.signals where state = 'in_flight' limit 1")
    return rowCount > 0
  },
})

async function publish(
  sql: SqlRunner,
  { figures, caseIds, at }: { figures: TrendPeriod; caseIds: readonly string[]; at: Date },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into seinpost.trend_periods (period, ends_on, figures, published_at) values ($1, $2, $3::text::json, $4)
     on conflict do nothing`,
    [figures.period, figures.to, JSON.stringify(figures), at.toISOString()],
  )
  if (rowCount === 0) return false
  await sql.query(
    `insert into seinpost.trend_counted (case_id, period)
     select c.id, $2 from seinpost.cases c where c.id = any($1::text[]) on conflict do nothing`,
    [caseIds, figures.period],
  )
  return true
}

function countedOf({ level, concepts, places, kind, community }: Omit<CaseRow, 'id'>): CountedCase {
  const [surest] = places
    .filter(({ nis, confidence }) => nis !== undefined && confidence >= PLACE_FROM)
    .sort((a, b) => b.confidence - a.confidence)
  return {
    area: surest?.nis ?? ELSEWHERE,
    theme: themeOf(concepts ?? []),
    level: String(level),
    venue: venueOf({ kind, community }),
  }
}
