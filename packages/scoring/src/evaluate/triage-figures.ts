import type { LabelledCase } from '../train/labelled-case.ts'
import { expectedCalibrationError, pairAccuracy, quadraticWeightedKappa } from './metrics.ts'
import type { Rated } from './rated.ts'

/** A labelled case and what a rater that has not seen it says. */
export interface RatedCase {
  readonly labelled: LabelledCase
  readonly rated: Rated
}

/** The figures of issue and model card for labelled cases. Shares in [0, 1]. */
export interface TriageFigures {
  readonly cases: number
  readonly qwk: number
  readonly surfaceQwk: number
  readonly exact: number
  readonly pairs: number
  readonly pairCount: number
  /** Of the cases of level 0, the share rated 2 or more. */
  readonly falseAlarms: number
  /** Of the cases of level 3 and 4, the share rated below 2. */
  readonly missed: number
  /** Calibration of "effective level is 2 or more". */
  readonly ece: number
}

const share = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.length === 0 ? Number.NaN : items.filter(is).length / items.length

/** The chance that the level is 2 or more. */
export const chanceOfTwo = ({ chances }: Rated): number =>
  chances.slice(2).reduce((sum, chance) => sum + chance, 0)

/** Agreement of a rater with the labels. */
export function triageFigures(cases: readonly RatedCase[]): TriageFigures {
  const pairs = pairAccuracy(
    cases.map(({ labelled, rated }) => ({
      pair: labelled.pair,
      level: labelled.effective,
      score: rated.score,
    })),
  )
  const withSurface = cases.filter(({ labelled }) => labelled.surface !== null)
  return {
    cases: cases.length,
    qwk: quadraticWeightedKappa(
      cases.map(({ labelled }) => labelled.effective),
      cases.map(({ rated }) => rated.effective),
    ),
    surfaceQwk: quadraticWeightedKappa(
      withSurface.map(({ labelled }) => labelled.surface ?? 0),
      withSurface.map(({ rated }) => rated.surface),
    ),
    exact: share(cases, ({ labelled, rated }) => labelled.effective === rated.effective),
    pairs: pairs.accuracy,
    pairCount: pairs.pairs,
    falseAlarms: share(
      cases.filter(({ labelled }) => labelled.effective === 0),
      ({ rated }) => rated.effective >= 2,
    ),
    missed: share(
      cases.filter(({ labelled }) => labelled.effective >= 3),
      ({ rated }) => rated.effective < 2,
    ),
    ece: expectedCalibrationError(
      cases.map(({ rated }) => chanceOfTwo(rated)),
      cases.map(({ labelled }) => labelled.effective >= 2),
    ),
  }
}
