/** A stretch of whole days, by its name. */
export interface Period {
  readonly period: string
  /** First and last day. */
  readonly from: string
  readonly to: string
}

const DAY_MS = 86_400_000
const BELGIAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', dateStyle: 'short' })

/** The day in Belgium, as a moment at midnight UTC that only stands for that day. */
const dayOf = (at: Date): number => Date.parse(BELGIAN_DAY.format(at))
const iso = (day: number): string => new Date(day).toISOString().slice(0, 10)

/** The last period that is over, `closeAfterDays` days after its end. */
export function lastClosed(
  now: Date,
  { period, closeAfterDays }: { period: 'week' | 'month'; closeAfterDays: number },
): Period {
  const day = dayOf(now) - closeAfterDays * DAY_MS
  return period === 'week' ? weekBefore(day) : monthBefore(day)
}

/** The day on which the period that runs now is published. */
export function nextClosing(
  now: Date,
  { period, closeAfterDays }: { period: 'week' | 'month'; closeAfterDays: number },
): string {
  const { to } = lastClosed(now, { period, closeAfterDays })
  const after = Date.parse(to) + DAY_MS
  const end = period === 'week' ? after + 7 * DAY_MS : firstOfNextMonth(after)
  return iso(end + closeAfterDays * DAY_MS)
}

/** The moment at which a day is over in Belgium. */
export function endOfDay(day: string): Date {
  // Belgium is one or two hours ahead; the one that gives the next day's first moment is right.
  const next = Date.parse(day) + DAY_MS
  const summer = new Date(next - 2 * 3_600_000)
  return dayOf(summer) === next ? summer : new Date(next - 3_600_000)
}

function weekBefore(day: number): Period {
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS - 7 * DAY_MS
  const thursday = monday + 3 * DAY_MS
  const year = new Date(thursday).getUTCFullYear()
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1
  return {
    period: `${year}-W${String(week).padStart(2, '0')}`,
    from: iso(monday),
    to: iso(monday + 6 * DAY_MS),
  }
}

function monthBefore(day: number): Period {
  const today = new Date(day)
  const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)
  return { period: iso(first).slice(0, 7), from: iso(first), to: iso(firstOfNextMonth(first) - DAY_MS) }
}

const firstOfNextMonth = (day: number): number =>
  Date.UTC(new Date(day).getUTCFullYear(), new Date(day).getUTCMonth() + 1, 1)
