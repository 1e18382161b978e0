import type { ScoringModel } from '../model.ts'
import type { DataFolder } from './data-sets.ts'

/** Options of `seinpost evaluate`. */
export interface EvaluateOptions {
  readonly data: DataFolder
  readonly seed: number
  readonly log: (line: string) => void
  /** Where `model-card.md` and `images/` are written; nothing is written when absent. */
  readonly docs?: string
  readonly folds?: number
  /** Passed to the training of the folds; smaller is quicker and worse. */
  readonly invented?: number
  readonly publicShare?: number
  /** Fold models of a training that has just been run, so that they need not be trained again. */
  readonly foldModels?: readonly ScoringModel[]
}
