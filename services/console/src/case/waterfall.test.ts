import type { Explanation, ScoreTerm } from '@seinpost/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waterfallOf } from './waterfall.ts'

const term = (name: string, value: number): ScoreTerm => ({
  name,
  value,
  kind: 'concept',
  strength: 1,
  spans: [],
})

function explained(intercept: number, terms: ScoreTerm[]): Explanation {
  const sum = terms.reduce((total, { value }) => total + value, intercept)
  const sentence = { nl: '', fr: '', en: '' }
  return {
    model: 'test',
    intercept,
    terms,
    sum,
    surfaceSum: sum,
    evidence: [],
    sentence,
    counterfactual: null,
    uncertainty: 0,
    asksForContext: false,
    priority: [],
  }
}

test('shows the largest terms and folds the rest into one step', () => {
  const terms = [0.1, 2, -1, 0.2, 0.3].map((value, at) => term(`t${at}`, value))
  const { steps } = waterfallOf(explained(-0.5, terms), 2)
  expect(steps.map(({ kind, name, count }) => [kind, name, count])).toEqual([
    ['start', '', 1],
    ['term', 't1', 1],
    ['term', 't2', 1],
    ['rest', '', 3],
    ['total', '', 1],
  ])
})

test('stops at what the words alone give before the context counts', () => {
  const context: ScoreTerm = { ...term('context:gaming', -1.5), kind: 'context' }
  const explanation = { ...explained(-0.5, [context, term('concept:means', 2)]), surfaceSum: 1.5 }
  const { steps } = waterfallOf(explanation, 8)
  expect(steps.map(({ kind, to }) => [kind, to])).toEqual([
    ['start', -0.5],
    ['term', 1.5],
    ['words', 1.5],
    ['term', 0],
    ['total', 0],
  ])
})

test('every bar begins where the one above it ends, and the last ends at the sum', () => {
  const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 30 })
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      values,
      fc.integer({ min: 1, max: 10 }),
      (start, all, most) => {
        const { steps, min, max } = waterfallOf(
          explained(
            start,
            all.map((value, at) => term(`t${at}`, value)),
          ),
          most,
        )
        const bars = steps.filter(({ kind }) => kind !== 'total' && kind !== 'words')
        for (const [at, bar] of bars.entries()) expect(bar.from).toBe(bars[at - 1]?.to ?? 0)
        const total = steps.at(-1)
        expect(bars.at(-1)?.to).toBeCloseTo(total?.value ?? Number.NaN, 6)
        for (const { from, to } of steps) {
          expect(Math.min(from, to)).toBeGreaterThanOrEqual(min)
          expect(Math.max(from, to)).toBeLessThanOrEqual(max)
        }
      },
    ),
  )
})
