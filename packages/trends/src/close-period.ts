import type { TrendsConfig } from '@seinpost/schemas'
import type { AreaOf } from './divide-areas.ts'
import { endOfDay, lastClosed } from './periods.ts'
import { publishPeriod } from './publish-period.ts'
import type { TrendBook } from './sql-trends.ts'

export type Closed =
  | { readonly kind: 'published'; readonly period: string; readonly cases: number }
  /** Fewer than `k` cases: they count in the next period. */
  | { readonly kind: 'too_few'; readonly cases: number }
  /** It is published, or signals are still on their way. */
  | { readonly kind: 'nothing' }

/**
 * Publishes the last period that is over, once. What is published never changes: two publications of one period could be
 * subtracted. So it waits until no signal is on its way.
 */
export async function closePeriod({
  book,
  areas,
  config,
  now,
}: {
  book: TrendBook
  areas: readonly AreaOf[]
  config: TrendsConfig
  now: Date
}): Promise<Closed> {
  const period = lastClosed(now, config)
  const there = await book.periods({ from: period.to, to: period.to })
  if (there.length > 0 || (await book.isBusy())) return { kind: 'nothing' }
  const cases = await book.uncounted(endOfDay(period.to))
  const figures = publishPeriod(
    cases.map(({ counted }) => counted),
    { period, areas, k: config.k },
  )
  if (figures === null) return { kind: 'too_few', cases: cases.length }
  const published = await book.publish(figures, { caseIds: cases.map(({ id }) => id), at: now })
  return published ? { kind: 'published', period: period.period, cases: cases.length } : { kind: 'nothing' }
}
