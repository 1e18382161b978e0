import { SeinpostError } from '@seinpost/domain'
import type { CalendarConfig, HoursWindow } from '@seinpost/schemas'
import { DateTime } from 'luxon'
import { belgianHolidays } from './holidays.ts'

const ZONE = 'Europe/Brussels'
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const MINUTE = 60_000
/** A calendar that opens so seldom that nothing fits in three years is a mistake. */
const MAX_DAYS = 3 * 366

/** A stretch of working time, in milliseconds since the epoch, with the local day it began on. */
interface Stretch {
  readonly day: string
  readonly start: number
  readonly end: number
}

/** Working time of a desk. */
export interface Calendar {
  /** The moment when `minutes` of working time have gone by since `start`. Never before `start`. */
  after(start: Date, minutes: number): Date
  /** When the working day ends that `start` lies in, or the next one that begins. */
  endOfDay(start: Date): Date
}

/** The calendar as the config has it; days are counted in Belgian time, over the change of the clock too. */
export function openCalendar({ hours, holidays, closed }: CalendarConfig): Calendar {
  const windows = hours === undefined ? [] : [hours].flat()
  const shut = new Set(closed)
  const isShut = (day: DateTime): boolean => {
    const date = day.toISODate() ?? ''
    return shut.has(date) || (holidays && belgianHolidays(day.year).has(date))
  }
  if (windows.length === 0)
    return {
      after: (start, minutes) => new Date(start.getTime() + minutes * MINUTE),
      endOfDay: (start) => DateTime.fromJSDate(start, { zone: ZONE }).endOf('day').toJSDate(),
    }

  /** Working time from the day before `from` on: its window may run past midnight. */
  function* stretches(from: Date): Generator<Stretch> {
    const first = DateTime.fromJSDate(from, { zone: ZONE }).startOf('day').minus({ days: 1 })
    for (let offset = 0; offset < MAX_DAYS; offset += 1) {
      const day = first.plus({ days: offset })
      if (!isShut(day)) yield* stretchesOf(day, windows)
    }
    throw new SeinpostError('config_invalid', 'deadlines.calendars: a calendar is never open long enough', {
      remedy: 'Give it more hours, or fewer closed days.',
    })
  }

  return {
    after: (start, minutes) => {
      let left = minutes * MINUTE
      let from = start.getTime()
      for (const stretch of stretches(start)) {
        const begin = Math.max(stretch.start, from)
        if (stretch.end <= begin) continue
        if (left <= stretch.end - begin) return new Date(begin + left)
        left -= stretch.end - begin
        from = stretch.end
      }
      return start
    },
    endOfDay: (start) => {
      let found: Stretch | null = null
      for (const stretch of stretches(start)) {
        if (found !== null && stretch.day !== found.day) return new Date(found.end)
        if (stretch.end > start.getTime()) found = stretch
      }
      return start
    },
  }
}

function stretchesOf(day: DateTime, windows: readonly HoursWindow[]): Stretch[] {
  const name = DAYS[day.weekday - 1] ?? 'mon'
  return windows
    .filter(({ days }) => days === undefined || days.includes(name))
    .map(({ from, to }) => ({
      day: day.toISODate() ?? '',
      start: clock(day, from).toMillis(),
      end: clock(to > from ? day : day.plus({ days: 1 }), to).toMillis(),
    }))
    .sort((a, b) => a.start - b.start)
}

const clock = (day: DateTime, time: string): DateTime =>
  day.set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)), second: 0, millisecond: 0 })
