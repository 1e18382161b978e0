import type { Sql } from '@seinpost/store'

/** What became of a source's signals: whether it is worth reading. */
export interface SourceWorth {
  /** Signals held of the days asked about. */
  readonly signals: number
  /** Of those, at or above the level from which a signal becomes a case. */
  readonly aboveThreshold: number
  /** Of those, in a case that a person assessed. */
  readonly judged: number
  /** Of the judged, not assessed as "no concern". */
  readonly useful: number
}

const WORTH = `
select s.signal->'source'->>'adapter' as adapter, count(*)::int as signals,
  count(*) filter (where s.level >= $2::int)::int as "aboveThreshold",
  count(c.assessment)::int as judged,
  count(*) filter (where c.assessment->>'outcome' <> 'no_concern')::int as useful
from seinpost.signals s left join seinpost.cases c on c.id = s.case_id
where s.received_at >= $1::timestamptz and s.signal is not null
group by 1`

/** By adapter, of the signals received since `since`. Reads them all: for an operator's question, not for every minute. */
export async function sourceWorth(
  sql: Pick<Sql, 'query'>,
  { since, threshold }: { readonly since: Date; readonly threshold: number },
): Promise<ReadonlyMap<string, SourceWorth>> {
  const { rows } = await sql.query<SourceWorth & { adapter: string }>(WORTH, [since, threshold])
  return new Map(rows.map(({ adapter, ...worth }) => [adapter, worth]))
}
