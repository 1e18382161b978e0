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

const interaction = (name: string, value: number): ScoreTerm => ({
  ...term(name, value),
  kind: 'interaction',
})

test('names the largest rows and folds the others into one', () => {
  const terms = Array.from({ length: 12 }, (_, at) => term(`concept:t${at}`, 12 - at))
  const { steps } = waterfallOf(explained(-0.5, terms), false)
  expect(steps.map(({ kind }) => kind)).toEqual(['start', ...Array(8).fill('term'), 'rest', 'total'])
  expect(steps.at(-2)).toMatchObject({ count: 4, value: 4 + 3 + 2 + 1 })
  expect(waterfallOf(explained(-0.5, terms), true).steps).toHaveLength(14)
})

test('what one context takes away is one row, and so is the learned reading of the words', () => {
  const terms = [
    { ...term('text:a', 1), kind: 'text' as const },
    { ...term('text:b', 2), kind: 'text' as const },
    { ...term('context:quotation', -1), kind: 'context' as const },
    interaction('concept:means×context:quotation', -2),
    interaction('text:a×context:quotation', -3),
  ]
  const { steps } = waterfallOf(explained(0, terms), false)
  const rows = steps.filter(({ kind }) => kind === 'term').map(({ name, value }) => [name, value])
  expect(rows).toEqual([
    ['text', 3],
    ['context:quotation', -6],
  ])
})

test('stops at what the words alone give before the context counts', () => {
  const context: ScoreTerm = { ...term('context:gaming', -1.5), kind: 'context' }
  const explanation = { ...explained(-0.5, [context, term('concept:means', 2)]), surfaceSum: 1.5 }
  const { steps } = waterfallOf(explanation, false)
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
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), values, fc.boolean(), (start, values, all) => {
      const { steps, min, max } = waterfallOf(
        explained(
          start,
          values.map((value, at) => term(`t${at}`, value)),
        ),
        all,
      )
      const bars = steps.filter(({ kind }) => kind !== 'total' && kind !== 'words')
      for (const [at, bar] of bars.entries()) expect(bar.from).toBe(bars[at - 1]?.to ?? 0)
      const total = steps.at(-1)
      expect(bars.at(-1)?.to).toBeCloseTo(total?.value ?? Number.NaN, 6)
      for (const { from, to } of steps) {
        expect(Math.min(from, to)).toBeGreaterThanOrEqual(min)
        expect(Math.max(from, to)).toBeLessThanOrEqual(max)
      }
    }),
  )
})
