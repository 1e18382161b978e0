import { SCHEME_PARTS, SCHEMES, type TrendPeriod } from '@seinpost/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountedCase } from './counted-case.ts'
import { publishPeriod } from './publish-period.ts'

const AREAS = [
  { id: 'a1', province: 'A' },
  { id: 'a2', province: 'A' },
  { id: 'b1', province: 'B' },
  { id: 'b2', province: 'B' },
]
const PLACES = [...AREAS.map(({ id }) => id), 'elsewhere']
const THEMES = ['violence', 'hostility', 'no_theme']
const LEVELS = ['1', '2', '3']
const VENUES = ['forum', 'news']
const PERIOD = { period: '2026-W46', from: '2026-11-09', to: '2026-11-15' }

/** Skewed, so that there are large and small cells. */
const skewed = (values: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(values[0] ?? '') }, fc.constantFrom(...values))
const someCase: fc.Arbitrary<CountedCase> = fc.record({
  area: skewed(PLACES),
  theme: skewed(THEMES),
  level: skewed(LEVELS),
  venue: skewed(VENUES),
})
const someCases = fc.array(someCase, { minLength: 3, maxLength: 60, size: 'max' })
const someK = fc.integer({ min: 2, max: 6 })

/** A published number and whom it counts. */
interface Published {
  readonly n: number
  readonly counts: (one: CountedCase) => boolean
}

function publishedNumbers(figures: TrendPeriod): Published[] {
  const membersOf = new Map(figures.areas.map(({ id, members }) => [id, members]))
  const numbers: Published[] = [{ n: figures.total, counts: () => true }]
  for (const { members, n } of figures.areas)
    numbers.push({ n, counts: ({ area }) => members.includes(area) })
  for (const scheme of SCHEMES) {
    const { parts, rows } = figures.schemes[scheme]
    for (const { members, n } of parts) numbers.push({ n, counts: (one) => members.includes(one[scheme]) })
    for (const { areas, cells } of rows) {
      const within = areas.flatMap((id) => membersOf.get(id) ?? [])
      for (const [at, n] of cells.entries()) {
        const part = parts[at]?.members ?? []
        numbers.push({ n, counts: (one) => within.includes(one.area) && part.includes(one[scheme]) })
      }
    }
  }
  return numbers
}

const EVERYTHING: CountedCase[] = PLACES.flatMap((area) =>
  THEMES.flatMap((theme) =>
    LEVELS.flatMap((level) => VENUES.map((venue) => ({ area, theme, level, venue }))),
  ),
)

/** Rows in echelon form; `has` tells whether a vector is a sum of multiples of them. */
function spanOf(vectors: readonly (readonly number[])[]) {
  const rows: { pivot: number; row: number[] }[] = []
  const reduce = (vector: readonly number[]): number[] => {
    let left = [...vector]
    for (const { pivot, row } of rows) {
      const factor = left[pivot] ?? 0
      if (factor !== 0) left = left.map((value, at) => value - factor * (row[at] ?? 0))
    }
    return left
  }
  for (const vector of vectors) {
    const left = reduce(vector)
    const pivot = left.findIndex((value) => Math.abs(value) > 1e-7)
    if (pivot >= 0) rows.push({ pivot, row: left.map((value) => value / (left[pivot] ?? 1)) })
  }
  return { has: (vector: readonly number[]) => reduce(vector).every((value) => Math.abs(value) < 1e-7) }
}

const some = <T>(values: readonly T[]): (T | null)[] => [null, ...values]

/** Every group that can be named by at most one area, theme, level and venue. */
const GROUPS = some(PLACES).flatMap((area) =>
  some(THEMES).flatMap((theme) =>
    some(LEVELS).flatMap((level) =>
      some(VENUES).map(
        (venue) => (one: CountedCase) =>
          (area === null || one.area === area) &&
          (theme === null || one.theme === theme) &&
          (level === null || one.level === level) &&
          (venue === null || one.venue === venue),
      ),
    ),
  ),
)

test('no number below k is published, and every number is true', () => {
  fc.assert(
    fc.property(someCases, someK, (cases, k) => {
      const figures = publishPeriod(cases, { period: PERIOD, areas: AREAS, k })
      expect(figures === null).toBe(cases.length < k)
      if (figures === null) return
      for (const { n, counts } of publishedNumbers(figures)) {
        expect(n === 0 || n >= k).toBe(true)
        expect(n).toBe(cases.filter(counts).length)
      }
      const members = figures.areas.flatMap((area) => area.members)
      expect(members.toSorted()).toEqual(PLACES.toSorted())
      for (const scheme of SCHEMES)
        expect(figures.schemes[scheme].parts.flatMap((part) => part.members).toSorted()).toEqual(
          SCHEME_PARTS[scheme].toSorted(),
        )
    }),
    { numRuns: 300 },
  )
})

test('no group smaller than k can be had by adding and subtracting published numbers', () => {
  fc.assert(
    fc.property(someCases, someK, (cases, k) => {
      const figures = publishPeriod(cases, { period: PERIOD, areas: AREAS, k })
      if (figures === null) return
      const numbers = publishedNumbers(figures)
      // A published zero tells that nobody is there; everywhere else somebody may be.
      const empty = numbers.filter(({ n }) => n === 0)
      const possible = EVERYTHING.filter((one) => !empty.some(({ counts }) => counts(one)))
      const vectorOf = (counts: (one: CountedCase) => boolean) => possible.map((one) => Number(counts(one)))
      const span = spanOf(numbers.map(({ counts }) => vectorOf(counts)))
      for (const group of GROUPS) {
        const size = cases.filter(group).length
        if (size > 0 && size < k) expect(span.has(vectorOf(group))).toBe(false)
      }
    }),
    { numRuns: 120 },
  )
})

test('no published number less another that it holds is a number between 0 and k', () => {
  fc.assert(
    fc.property(someCases, someK, (cases, k) => {
      const figures = publishPeriod(cases, { period: PERIOD, areas: AREAS, k })
      if (figures === null) return
      const numbers = publishedNumbers(figures)
      for (const outer of numbers)
        for (const inner of numbers) {
          const holds = EVERYTHING.every((one) => !inner.counts(one) || outer.counts(one))
          const rest = outer.n - inner.n
          if (holds) expect(rest === 0 || rest >= k).toBe(true)
        }
    }),
    { numRuns: 100 },
  )
})

test('the same cases in another order give the same figures', () => {
  fc.assert(
    fc.property(someCases, someK, (cases, k) => {
      const figures = publishPeriod(cases, { period: PERIOD, areas: AREAS, k })
      expect(publishPeriod(cases.toReversed(), { period: PERIOD, areas: AREAS, k })).toEqual(figures)
    }),
  )
})

test('the attacker of these tests is no straw man: figures that only leave small cells out give them away', () => {
  const counts = (areas: readonly string[]) => EVERYTHING.map(({ area }) => Number(areas.includes(area)))
  const naive = spanOf([counts(PLACES), counts(['a1']), counts(['a2']), counts(['b1', 'elsewhere'])])
  expect(naive.has(counts(['b2']))).toBe(true)
  expect(naive.has(counts(['b1']))).toBe(false)
})
