/** How many of a batch came to what: levels, kinds of copy, reasons. A closed set of words per stage. */
export type Outcomes = Readonly<Record<string, number>>

export interface BatchObservation {
  readonly stage: string
  readonly taken: number
  readonly kept: number
  readonly dead: number
  /** Wall time from delivery to durable output. */
  readonly ms: number
  readonly outcomes: Outcomes
  /** The ids of the signals, for whoever follows single ones. */
  subjects(): readonly string[]
}

/** What is counted; every label is of a bounded set. */
export type ObserveBatch = (batch: BatchObservation) => void

/** Counts what `nameOf` calls each. */
export function countOutcomes<T>(values: readonly T[], nameOf: (value: T) => string): Outcomes {
  const counts: Record<string, number> = {}
  for (const value of values) {
    const name = nameOf(value)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
