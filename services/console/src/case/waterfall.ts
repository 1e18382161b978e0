import type { Explanation } from '@seinpost/schemas'
import { groupTerms, singleTerms, type TermGroup } from './grouped-terms.ts'

export interface Step {
  readonly name: string
  readonly kind: 'start' | 'term' | 'rest' | 'words' | 'total'
  readonly value: number
  /** Where the bar begins and ends on the scale of the sum. */
  readonly from: number
  readonly to: number
  /** How many rows a `rest` stands for. */
  readonly count: number
}

export interface Waterfall {
  readonly steps: readonly Step[]
  readonly min: number
  readonly max: number
}

const EXACT = 1e-6
/** Rows with a name when terms are grouped; the others are one row per part. */
const NAMED_ROWS = 8
/** A row below this share of all that is added and taken is among the others. */
const SMALL = 0.01

/**
 * The computation of a score as steps that add up: the intercept, what the words give, what the context makes of it,
 * and the sum; from large to small within each part. `all` shows every term for itself.
 */
export function waterfallOf({ intercept, terms, sum, surfaceSum }: Explanation, all: boolean): Waterfall {
  const rows = (all ? singleTerms(terms) : groupTerms(terms))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const named = new Set(all ? rows : largest(rows))
  const steps: Step[] = []
  let at = 0
  const add = (step: Pick<Step, 'name' | 'kind' | 'value' | 'count'>) => {
    steps.push({ ...step, from: at, to: at + step.value })
    at += step.value
  }
  const addAll = (part: readonly TermGroup[]) => {
    for (const { name, value } of part.filter((row) => named.has(row)))
      add({ name, kind: 'term', value, count: 1 })
    const rest = part.filter((row) => !named.has(row))
    const value = rest.reduce((total, row) => total + row.value, 0)
    if (rest.length > 0) add({ name: '', kind: 'rest', value, count: rest.length })
  }

  add({ name: '', kind: 'start', value: intercept, count: 1 })
  addAll(rows.filter(({ setting }) => !setting))
  const setting = rows.filter((row) => row.setting)
  if (setting.length > 0 && Math.abs(at - surfaceSum) < EXACT) {
    steps.push({ name: '', kind: 'words', value: surfaceSum, from: 0, to: surfaceSum, count: 1 })
  }
  addAll(setting)
  steps.push({ name: '', kind: 'total', value: sum, from: 0, to: sum, count: 1 })
  const ends = steps.flatMap(({ from, to }) => [from, to])
  return { steps, min: Math.min(0, ...ends), max: Math.max(0, ...ends) }
}

function largest(rows: readonly TermGroup[]): readonly TermGroup[] {
  const least = SMALL * rows.reduce((total, { value }) => total + Math.abs(value), 0)
  const small = rows.filter(({ value }) => Math.abs(value) < least).length
  const most = Math.min(NAMED_ROWS, rows.length - small)
  // A single one is named: "1 smaller" says less than its name.
  return rows.length - most <= 1 ? rows : rows.slice(0, most)
}
