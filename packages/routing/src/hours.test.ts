import { describe, expect, test } from 'vitest'
import { compileHours, localMoment } from './hours.ts'

const night = compileHours([{ from: '22:00', to: '07:00' }])
const weekend = compileHours([{ days: ['sat', 'sun'], from: '00:00', to: '23:59' }])
const fridayNight = compileHours([{ days: ['fri'], from: '20:00', to: '04:00' }])

const rows: readonly (readonly [name: string, window: typeof night, at: string, inside: boolean])[] = [
  ['winter time, before', night, '2026-11-20T20:59:00Z', false],
  ['winter time, in', night, '2026-11-20T21:00:00Z', true],
  ['summer time, in', night, '2026-07-20T20:00:00Z', true],
  ['after midnight', night, '2026-11-21T03:00:00Z', true],
  ['morning', night, '2026-11-21T06:00:00Z', false],
  ['Saturday', weekend, '2026-11-21T10:00:00Z', true],
  ['Sunday evening, Monday in Belgium', weekend, '2026-11-22T23:30:00Z', false],
  ['the night that began on Friday', fridayNight, '2026-11-21T02:00:00Z', true],
  ['the night that began on Saturday', fridayNight, '2026-11-22T02:00:00Z', false],
]

describe('hours', () => {
  for (const [name, window, at, inside] of rows)
    test(name, () => expect(window(localMoment(at))).toBe(inside))

  test("the clock is Belgium's all year", () => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Brussels',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    for (let hour = 0; hour < 366 * 24; hour += 7) {
      const at = new Date(Date.UTC(2026, 0, 1, hour, 30)).toISOString()
      const { minute } = localMoment(at)
      expect(
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      ).toBe(format.format(new Date(at)))
    }
  })
})
