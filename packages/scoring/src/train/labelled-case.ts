import type { Concept, Context, Level } from '@seinpost/schemas'
import type { ScoreInput } from '../score-input.ts'

/** A text with the levels a person, or the grammar that made it, gave it. */
export interface LabelledCase {
  readonly id: string
  readonly source: 'triage-dev' | 'signals-demo' | 'synthetic'
  readonly lang: string
  readonly input: ScoreInput
  /** Null when only the effective level was given. */
  readonly surface: Level | null
  readonly effective: Level
  /** Null when contexts and concepts were not labelled. */
  readonly context: readonly Context[] | null
  readonly concepts: readonly Concept[] | null
  readonly family: string
  readonly pair: string | null
  /** Cases with one key stay on one side of a split. */
  readonly key: string
}

/** The fold of a key: the same on every machine, whatever else is in the set. */
export function foldOf(key: string, folds: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) % folds
}
