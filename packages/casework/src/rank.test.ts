import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankKey } from './rank.ts'

const HOUR = 3_600_000
const policy = { ageingPointsPerHour: 0.5 }
const at = (hours: number) => new Date(Date.UTC(2026, 10, 20) + hours * HOUR).toISOString()

/** What a person would call it: the priority now, aged. */
const agedPriority = (priority: number, openedHours: number, nowHours: number) =>
  priority + policy.ageingPointsPerHour * (nowHours - openedHours)

describe('the rank of a case', () => {
  const cases: readonly (readonly [string, Parameters<typeof rankKey>[0], Parameters<typeof rankKey>[0]])[] =
    [
      [
        'a higher priority comes first',
        { priority: 51, level: 2, openedAt: at(0) },
        { priority: 50, level: 2, openedAt: at(0) },
      ],
      [
        'of equals the one that waits longer',
        { priority: 50, level: 2, openedAt: at(0) },
        { priority: 50, level: 2, openedAt: at(1) },
      ],
      [
        'waiting makes up for points',
        { priority: 40, level: 2, openedAt: at(0) },
        { priority: 50, level: 2, openedAt: at(21) },
      ],
      [
        'but not before it waited long enough',
        { priority: 50, level: 2, openedAt: at(19) },
        { priority: 40, level: 2, openedAt: at(0) },
      ],
      [
        'an acute one above all that wait',
        { priority: 71, level: 4, openedAt: at(8_760) },
        { priority: 100, level: 3, openedAt: at(0) },
      ],
    ]
  for (const [name, first, second] of cases) {
    test(name, () => expect(rankKey(first, policy)).toBeGreaterThan(rankKey(second, policy)))
  }

  test('orders as the aged priorities do, at any later moment', () => {
    const waiting = fc.record({
      priority: fc.integer({ min: 0, max: 100 }),
      opened: fc.integer({ min: 0, max: 1_000 }),
    })
    fc.assert(
      fc.property(waiting, waiting, fc.integer({ min: 1_000, max: 9_000 }), (a, b, now) => {
        const keys = [a, b].map(({ priority, opened }) =>
          rankKey({ priority, level: 2, openedAt: at(opened) }, policy),
        )
        const aged = [a, b].map(({ priority, opened }) => agedPriority(priority, opened, now))
        const difference = (aged[0] ?? 0) - (aged[1] ?? 0)
        if (Math.abs(difference) > 1e-6)
          expect(Math.sign((keys[0] ?? 0) - (keys[1] ?? 0))).toBe(Math.sign(difference))
      }),
    )
  })

  test('nothing starves: a newcomer of any priority is overtaken by who waits long enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (old, fresh) => {
        const hours = 100 / policy.ageingPointsPerHour + 1
        const first = rankKey({ priority: old, level: 1, openedAt: at(0) }, policy)
        const second = rankKey({ priority: fresh, level: 3, openedAt: at(hours) }, policy)
        expect(first).toBeGreaterThan(second)
      }),
    )
  })
})
