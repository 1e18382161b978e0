import type { EventLog } from '@seinpost/event-log'
import type { Store } from '@seinpost/store'

export interface LogForgot {
  /** Records blanked in this run. */
  readonly records: number
  /** Purged signals that may still stand in the log. */
  readonly waiting: number
  /** When the last of them is gone by the log's own retention; null when none waits. */
  readonly until: string | null
}

const DAY_MS = 86_400_000
/** A log starts a new file after an eighth of its retention, so a record may outlive it by as much. */
const SLACK = 1 + 1 / 8

/** Has the log forget what was purged, at once where it can; where it cannot, waits until its retention is over. */
export async function forgetInLog({
  retention,
  log,
  now,
}: {
  readonly retention: Store['retention']
  readonly log: Pick<EventLog, 'forget'>
  readonly now: Date
}): Promise<LogForgot> {
  const purged = await retention.unforgotten()
  if (purged.size === 0) return { records: 0, waiting: 0, until: null }
  const { records, remainDays } = await log.forget(new Set(purged.keys()))
  const ends = [...purged].map(([id, at]) => ({ id, end: Date.parse(at) + remainDays * SLACK * DAY_MS }))
  const gone = ends.filter(({ end }) => end <= now.getTime())
  await retention.forgot(gone.map(({ id }) => id))
  const waiting = ends.length - gone.length
  const until = waiting === 0 ? null : new Date(Math.max(...ends.map(({ end }) => end))).toISOString()
  return { records, waiting, until }
}
