import type { CalendarConfig, HoursWindow } from '@seinpost/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCalendar } from './calendar.ts'

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const window: fc.Arbitrary<HoursWindow> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 1_439 }),
    to: fc.integer({ min: 0, max: 1_439 }),
  })
  .filter(({ from, to }) => (to - from + 1_440) % 1_440 >= 60)
  .map(({ days, from, to }) => ({ days, from: time(from), to: time(to) }))

const calendar: fc.Arbitrary<CalendarConfig> = fc.record({
  hours: fc.array(window, { minLength: 1, maxLength: 3 }),
  holidays: fc.boolean(),
  closed: fc.constant([]),
})

const moment = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const minutes = fc.integer({ min: 1, max: 3_000 })

test('a deadline is never before the case came in, and more time never ends sooner', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, minutes, (config, start, one, more) => {
      const { after } = openCalendar(config)
      const due = after(start, one)
      expect(due.getTime()).toBeGreaterThan(start.getTime())
      expect(after(start, one + more).getTime()).toBeGreaterThan(due.getTime())
    }),
  )
})

test('time taken in two parts is the time taken at once', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, minutes, (config, start, one, other) => {
      const { after } = openCalendar(config)
      expect(after(after(start, one), other)).toEqual(after(start, one + other))
    }),
  )
})

test('who comes later is never due earlier', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, minutes, (config, start, length, later) => {
      const { after, endOfDay } = openCalendar(config)
      const next = new Date(start.getTime() + later * 60_000)
      expect(after(next, length).getTime()).toBeGreaterThanOrEqual(after(start, length).getTime())
      expect(endOfDay(start).getTime()).toBeGreaterThan(start.getTime())
    }),
  )
})
