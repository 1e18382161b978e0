import type { Level, QueueConfig } from '@seinpost/schemas'

const HOUR_MS = 3_600_000
/** Any fixed moment does; a near one keeps the numbers small. */
const EPOCH_MS = Date.UTC(2025, 0, 1)
/** An acute case stands above every other, however long those have waited: more points than ageing gives in years. */
const ACUTE_POINTS = 100_000

/**
 * Orders a queue, highest first. A waiting case gains `ageingPointsPerHour`; as all gain the same, the order of two
 * cases never changes with time, and what counts is the priority less what was missed before the case opened.
 */
export function rankKey(
  {
    priority,
    level,
    openedAt,
  }: { readonly priority: number; readonly level: Level; readonly openedAt: string },
  { ageingPointsPerHour }: Pick<QueueConfig, 'ageingPointsPerHour'>,
): number {
  const hours = (Date.parse(openedAt) - EPOCH_MS) / HOUR_MS
  return priority - ageingPointsPerHour * hours + (level === 4 ? ACUTE_POINTS : 0)
}
