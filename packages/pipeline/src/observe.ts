export interface BatchObservation {
  readonly stage: string
  readonly taken: number
  readonly kept: number
  readonly dead: number
  /** Wall time from delivery to durable output. */
  readonly ms: number
}

/** What is counted; the label is the stage's name, so it is bounded. */
export type ObserveBatch = (batch: BatchObservation) => void
