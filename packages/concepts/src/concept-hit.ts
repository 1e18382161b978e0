import type { Span } from '@seinpost/schemas'
import type { HitLabel } from './compiled.ts'

/** A sign of a concept or context, with where it stands and how it is meant. */
export interface ConceptHit extends Span {
  readonly label: HitLabel
  /** In [0, 1]. */
  readonly strength: number
  /** Pack entry id. */
  readonly from: string
  readonly negated: boolean
  /** Between quotation marks. */
  readonly quoted: boolean
  /** Whose words or deed the hit speaks of. */
  readonly subject: 'writer' | 'other' | 'unknown'
  readonly hypothetical: boolean
}
