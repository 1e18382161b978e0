import type { Level } from '@seinpost/schemas'
import { type Assessment, assess } from '../assess.ts'
import type { ScoringModel } from '../model.ts'
import { type Reading, readText } from '../reading.ts'
import type { ScoreInput } from '../score-input.ts'
import { fineScore, levelChances } from '../severity-kernel.ts'

/** What a rater says of a text; the model and every baseline give one. */
export interface Rated {
  readonly effective: Level
  readonly surface: Level
  /** Orders texts; in [0, 1]. */
  readonly score: number
  /** The chance of each level. */
  readonly chances: readonly number[]
}

/** The model's rating with what it rests on. */
export interface ModelRated extends Rated {
  readonly reading: Reading
  readonly assessment: Assessment
}

/** Rates a text without writing its explanation: the same levels and score as `score`. */
export function rate(input: ScoreInput, model: ScoringModel): ModelRated {
  const reading = readText(input.text, input.lang, model)
  const assessment = assess(reading, input, 0, model)
  const { weights } = model.kernel
  return {
    effective: assessment.effective,
    surface: assessment.surface,
    score: fineScore(weights, assessment.scores.effective),
    chances: levelChances(weights, assessment.scores.effective),
    reading,
    assessment,
  }
}
