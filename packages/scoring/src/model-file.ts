import type { SeverityWeights } from './severity-weights.ts'

/** The weights as they are committed. */
export interface ModelFile {
  /** Names the training run: seed and date of the data. */
  readonly version: string
  /** The TensorFlow backend the severity model was trained on. */
  readonly backend: string
  readonly severity: SeverityWeights
  readonly termNames: readonly string[]
  readonly channels: readonly string[]
  readonly heads: {
    readonly names: readonly string[]
    readonly scales: readonly number[]
    readonly biases: readonly number[]
    /** The eight-bit weights, Brotli, base64. */
    readonly weights: string
  } | null
}
