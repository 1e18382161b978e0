import type { HoursWindow } from '@seinpost/schemas'

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY_MINUTES = 24 * 60

/** Day of the week (0 is Sunday) and minute of the day in Belgium. */
export interface LocalMoment {
  readonly day: number
  readonly minute: number
}

/** Nth last Sunday rule of the European Union: summer time runs from the last Sunday of March to that of October, at 01:00 UTC. */
function lastSundayAtOne(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1))
  return last.getTime() - last.getUTCDay() * 24 * HOUR
}

/** Belgian local time of an instant; the rule is stable since 1996 and needs no table of time zones. */
export function localMoment(at: string): LocalMoment {
  const instant = Date.parse(at)
  const year = new Date(instant).getUTCFullYear()
  const summer = instant >= lastSundayAtOne(year, 2) && instant < lastSundayAtOne(year, 9)
  const local = new Date(instant + (summer ? 2 : 1) * HOUR)
  return { day: local.getUTCDay(), minute: local.getUTCHours() * 60 + local.getUTCMinutes() }
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** A test of a moment against windows; a window past midnight belongs to the day it began on. */
export function compileHours(windows: readonly HoursWindow[]): (moment: LocalMoment) => boolean {
  const tests = windows.map(({ days, from, to }) => {
    const set = new Set(days ?? DAYS)
    const [start, end] = [minuteOf(from), minuteOf(to)]
    const on = (day: number) => set.has(DAYS[(day + 7) % 7] ?? 'sun')
    if (start < end) return ({ day, minute }: LocalMoment) => on(day) && minute >= start && minute < end
    return ({ day, minute }: LocalMoment) =>
      (on(day) && minute >= start && minute < DAY_MINUTES) || (on(day - 1) && minute < end)
  })
  return (moment) => tests.some((test) => test(moment))
}
