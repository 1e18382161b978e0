import type { Explanation, ScoreTerm } from '@seinpost/schemas'

export interface Step {
  readonly name: string
  readonly kind: 'start' | 'term' | 'rest' | 'words' | 'total'
  readonly value: number
  /** Where the bar begins and ends on the scale of the sum. */
  readonly from: number
  readonly to: number
  /** How many terms a `rest` stands for. */
  readonly count: number
}

export interface Waterfall {
  readonly steps: readonly Step[]
  readonly min: number
  readonly max: number
}

/** Kinds of term that the surface sum leaves out. */
const SETTING: ReadonlySet<ScoreTerm['kind']> = new Set(['context', 'interaction', 'venue', 'thread'])
const EXACT = 1e-6

/**
 * The computation of a score as steps that add up: the intercept, what the words give, what the context makes of it,
 * and the sum. Terms go from large to small within their part; all but the largest `most` are one step.
 */
export function waterfallOf({ intercept, terms, sum, surfaceSum }: Explanation, most: number): Waterfall {
  const bySize = terms
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const shown = new Set(bySize.length <= most + 1 ? bySize : bySize.slice(0, most))
  const steps: Step[] = []
  let at = 0
  const add = (step: Pick<Step, 'name' | 'kind' | 'value' | 'count'>) => {
    steps.push({ ...step, from: at, to: at + step.value })
    at += step.value
  }
  const addAll = (part: readonly ScoreTerm[]) => {
    for (const { name, value } of part.filter((term) => shown.has(term)))
      add({ name, kind: 'term', value, count: 1 })
    const rest = part.filter((term) => !shown.has(term))
    const value = rest.reduce((total, term) => total + term.value, 0)
    if (rest.length > 0) add({ name: '', kind: 'rest', value, count: rest.length })
  }

  add({ name: '', kind: 'start', value: intercept, count: 1 })
  addAll(bySize.filter(({ kind }) => !SETTING.has(kind)))
  const setting = bySize.filter(({ kind }) => SETTING.has(kind))
  if (setting.length > 0 && Math.abs(at - surfaceSum) < EXACT) {
    steps.push({ name: '', kind: 'words', value: surfaceSum, from: 0, to: surfaceSum, count: 1 })
  }
  addAll(setting)
  steps.push({ name: '', kind: 'total', value: sum, from: 0, to: sum, count: 1 })
  const ends = steps.flatMap(({ from, to }) => [from, to])
  return { steps, min: Math.min(0, ...ends), max: Math.max(0, ...ends) }
}
