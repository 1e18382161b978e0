import type { Level } from '@seinpost/schemas'
import type { ScoringModel } from './model.ts'
import type { Reading } from './reading.ts'
import type { ScoreInput } from './score-input.ts'
import { type LinearScores, levelOf, linearScores, noShares } from './severity-kernel.ts'
import { type Setting, type Signs, signsOf } from './signs.ts'
import { noStrengths, type TermStrengths, termStrengths } from './term-strengths.ts'

/** A reading weighed: signs, strengths, sums and levels. */
export interface Assessment {
  readonly signs: Signs
  readonly strengths: TermStrengths
  readonly scores: LinearScores
  readonly surface: Level
  readonly effective: Level
}

/** The arrays an assessment is written to. Who keeps a room must be done with one assessment before the next. */
export interface Room {
  readonly strengths: TermStrengths
  readonly shares: Pick<LinearScores, 'left' | 'hazard'>
}

/** A new room. */
export const room = (): Room => ({ strengths: noStrengths(), shares: noShares() })

/** What an assessment can take over from another of the same text. */
export interface AssessOptions {
  readonly setting?: Setting
  readonly into?: Room
}

/** Weighs a reading. `thread` is how far it takes over violence from the message it answers. */
export function assess(
  reading: Reading,
  input: ScoreInput,
  thread: number,
  { kernel }: ScoringModel,
  { setting, into = room() }: AssessOptions = {},
): Assessment {
  const signs = signsOf(reading, input, setting)
  const strengths = termStrengths(reading, signs, thread, into.strengths)
  const scores = linearScores(kernel, strengths, into.shares)
  return {
    signs,
    strengths,
    scores,
    surface: levelOf(kernel.weights, scores.surface),
    effective: levelOf(kernel.weights, scores.effective),
  }
}
