import { LEVELS, type Level, type Outcome } from '@seinpost/schemas'

/** What one reader found; `archived` is the machine's word for what stayed below the threshold. */
export interface Reading {
  readonly outcome: Outcome | 'archived'
  readonly level: Level
}

export interface Pair {
  readonly first: Reading
  readonly second: Reading
}

export interface Agreement {
  readonly pairs: number
  /** Pairs in which both would keep the signal or both let it go. */
  readonly agreed: number
  /** Cohen's kappa of keeping and letting go; null when it is not defined. */
  readonly kappa: number | null
  /** Cohen's kappa of the levels, by squared distance; null when it is not defined. */
  readonly weightedKappa: number | null
}

const KEEPS: ReadonlySet<Reading['outcome']> = new Set(['watch', 'refer'])
/** Whether this judgement keeps the signal, rather than letting it go. */
export const keeps = ({ outcome }: Reading): boolean => KEEPS.has(outcome)

/**
 * Agreement beyond what chance gives: one less the observed over the expected disagreement (Cohen 1968), where `distance`
 * says how far two answers lie apart. Null without pairs, or when one and the same answer was all there was.
 */
function cohen<T>(
  pairs: readonly (readonly [T, T])[],
  answers: readonly T[],
  distance: (a: T, b: T) => number,
): number | null {
  const share = (side: 0 | 1, answer: T) =>
    pairs.filter((pair) => pair[side] === answer).length / pairs.length
  let expected = 0
  for (const a of answers) for (const b of answers) expected += share(0, a) * share(1, b) * distance(a, b)
  if (pairs.length === 0 || expected === 0) return null
  const observed = pairs.reduce((sum, [a, b]) => sum + distance(a, b), 0) / pairs.length
  return 1 - observed / expected
}

/** How far first and second readers agree. */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const kept = pairs.map(({ first, second }) => [keeps(first), keeps(second)] as const)
  const levels = pairs.map(({ first, second }) => [first.level, second.level] as const)
  return {
    pairs: pairs.length,
    agreed: kept.filter(([a, b]) => a === b).length,
    kappa: cohen(kept, [true, false], (a, b) => Number(a !== b)),
    weightedKappa: cohen(levels, LEVELS, (a, b) => (a - b) ** 2),
  }
}
