import { PriorityConfig } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PriorityInput, priorityOf } from './priority.ts'

const now = new Date('2026-11-20T10:00:00Z')
const config = PriorityConfig.parse({})
const base: PriorityInput = {
  score: 0.5,
  concepts: [],
  context: [],
  publishedAt: '2026-11-20T09:00:00Z',
  now,
  spread: 1,
  independentSources: 1,
  sourceReliability: 0.4,
}

describe('priority', () => {
  test('the points add up exactly, and stay on the scale, under any weights', () => {
    const weight = fc.double({ min: 0, max: 100, noNaN: true })
    const weights = fc.record({
      severity: weight,
      imminence: weight,
      spread: weight,
      corroboration: weight,
      reliability: weight,
      age: weight,
      help: weight,
    })
    const input = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      spread: fc.nat({ max: 500 }),
      help: fc.boolean(),
    })
    fc.assert(
      fc.property(weights, input, (some, { score, spread, help }) => {
        const { priority, terms } = priorityOf(
          { ...base, score, spread, concepts: ['time_near'], context: help ? ['help_seeking'] : [] },
          some,
        )
        expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(priority)
        return priority >= 0 && priority <= 100
      }),
    )
  })

  const cases: [string, Partial<PriorityInput>, Partial<PriorityInput>][] = [
    ['a severer signal comes first', { score: 0.9 }, { score: 0.5 }],
    ['a near time comes before no time', { concepts: ['time_near'] }, {}],
    ['several independent sources come before one', { independentSources: 3 }, {}],
    ['a spreading text comes before a single one', { spread: 12 }, {}],
    ['a partner’s note comes before an anonymous post', { sourceReliability: 1 }, {}],
    ['a fresh signal comes before an old one', {}, { publishedAt: '2026-11-01T09:00:00Z' }],
    [
      'a cry for help does not wait behind its low severity',
      { score: 0, context: ['help_seeking'] },
      { score: 0.4 },
    ],
  ]
  for (const [name, first, second] of cases) {
    test(name, () => {
      const priority = (change: Partial<PriorityInput>): number =>
        priorityOf({ ...base, ...change }, config).priority
      expect(priority(first)).toBeGreaterThan(priority(second))
    })
  }
})
