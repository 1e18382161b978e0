import type { Concept, Context } from '@seinpost/schemas'
import type { Condition, Cue } from './pack-file.ts'

export type HitLabel = Concept | Context | `cue:${Cue}`

/** A pack entry without its patterns and examples: what a match of it means. */
export interface CompiledEntry {
  readonly id: string
  readonly label: HitLabel
  readonly strength: number
  readonly when: readonly Condition[]
  readonly subject: 'writer' | 'other' | 'unknown'
}

/** `[class, gap before, capture]`: class -1 and -2 are the edges of a sentence; a gap of 100 and up may cross it. */
export type CompiledItem = readonly [symbol: number, gap: number, capture: number]

export interface CompiledPattern {
  readonly entry: number
  readonly items: readonly CompiledItem[]
  /** Index of the item that is looked up first: the rarest. */
  readonly anchor: number
  /** True for a pattern of `unless`. */
  readonly veto: boolean
  /** True when a negation in it is part of what is said. */
  readonly keeps: boolean
}

/** A pattern as a row of numbers: entry, anchor, flags (1 veto, 2 keeps), then three for each item. */
export type PackedPattern = readonly number[]

const VETO = 1
const KEEPS = 2

/** A pattern as the row of numbers that the compiled file holds. */
export const packPattern = ({ entry, anchor, veto, keeps, items }: CompiledPattern): PackedPattern => [
  entry,
  anchor,
  (veto ? VETO : 0) | (keeps ? KEEPS : 0),
  ...items.flat(),
]

/** The pattern that `packPattern` packed. */
export function unpackPattern([entry = 0, anchor = 0, flags = 0, ...rest]: PackedPattern): CompiledPattern {
  const items: CompiledItem[] = []
  for (let at = 0; at < rest.length; at += 3)
    items.push([rest[at] ?? 0, rest[at + 1] ?? 0, rest[at + 2] ?? 0])
  return { entry, anchor, veto: (flags & VETO) !== 0, keeps: (flags & KEEPS) !== 0, items }
}

/** One language, ready to be matched; plain JSON. Classes are numbered, words are numbered. */
export interface CompiledLanguage {
  readonly words: readonly string[]
  /** Classes of each word, by word number. */
  readonly classesOf: readonly (readonly number[])[]
  readonly prefixes: readonly (readonly [prefix: string, classes: readonly number[]])[]
  readonly suffixes: readonly (readonly [suffix: string, classes: readonly number[]])[]
  readonly phrases: readonly (readonly [words: readonly number[], classes: readonly number[]])[]
  readonly patterns: readonly PackedPattern[]
  readonly entries: readonly CompiledEntry[]
  readonly fillers: readonly number[]
  /** Words worth recognising when misspelt: names of groups, insults, violence. */
  readonly keys: readonly number[]
  /** Words that are everywhere: a glued sentence (`ikhaatze`) has at least one of them. */
  readonly common: readonly number[]
  /** Numbers of the classes the scopes and the fairness mask look for, by name. */
  readonly named: Readonly<Record<string, number>>
}

export const SENTENCE_START = -1
export const SENTENCE_END = -2
export const CROSSING = 100
export const PACK_LANGUAGES = ['nl', 'fr', 'en', 'de'] as const
export type PackLanguage = (typeof PACK_LANGUAGES)[number]

export interface CompiledPacks {
  /** Changes with every change of a pack. */
  readonly version: string
  readonly languages: Readonly<Record<PackLanguage, CompiledLanguage>>
}
