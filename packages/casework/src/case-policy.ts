import type { PriorityTerm, QueueConfig, Score, Signal, ThresholdConfig } from '@seinpost/schemas'
import type { z } from 'zod'

/** What a priority is made from. */
export interface PriorityInput {
  readonly score: Score
  /** The case's lead. */
  readonly signal: Signal
  /** Members of the case, the first included. */
  readonly copies: number
  /** Different platform and author pairs among them. */
  readonly independentSources: number
  readonly firstPublishedAt: string
  readonly lastPublishedAt: string
  readonly now: Date
}

export interface Priority {
  /** 0-100; the sum of the terms' points. */
  readonly priority: number
  readonly terms: readonly z.infer<typeof PriorityTerm>[]
}

/** What decides about cases, besides the signals. */
export interface CasePolicy {
  readonly thresholds: ThresholdConfig
  readonly queue: Pick<QueueConfig, 'ageingPointsPerHour'>
  readonly priorityOf: (input: PriorityInput) => Priority
  readonly now: () => Date
}
