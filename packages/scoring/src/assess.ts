import type { Level } from '@seinpost/schemas'
import type { ScoringModel } from './model.ts'
import type { Reading } from './reading.ts'
import type { ScoreInput } from './score-input.ts'
import { type LinearScores, levelOf, linearScores } from './severity-kernel.ts'
import { type Signs, signsOf } from './signs.ts'
import { type TermStrengths, termStrengths } from './term-strengths.ts'

/** A reading weighed: signs, strengths, sums and levels. */
export interface Assessment {
  readonly signs: Signs
  readonly strengths: TermStrengths
  readonly scores: LinearScores
  readonly surface: Level
  readonly effective: Level
}

/** Weighs a reading. `thread` is how far it takes over violence from the message it answers. */
export function assess(
  reading: Reading,
  input: ScoreInput,
  thread: number,
  { kernel }: ScoringModel,
): Assessment {
  const signs = signsOf(reading, input)
  const strengths = termStrengths(reading, signs, thread)
  const scores = linearScores(kernel, strengths)
  return {
    signs,
    strengths,
    scores,
    surface: levelOf(kernel.weights, scores.surface),
    effective: levelOf(kernel.weights, scores.effective),
  }
}
