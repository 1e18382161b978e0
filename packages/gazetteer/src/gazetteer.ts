import type { Jurisdiction } from '@seinpost/schemas'
import type { FoldTable } from './fold.ts'
import type { Name } from './names.ts'
import type { Tokens } from './scan.ts'
import type { NameTrie } from './trie.ts'
import type { WordTable } from './word-table.ts'

/** A municipality here or abroad. */
export interface Unit {
  /** NIS code, or the foreign code with its prefix. */
  readonly code: string
  readonly belgian: boolean
  readonly country: string
  readonly name: string
  readonly lat: number
  readonly lon: number
  /** Inhabitants in 2020; an estimate for units abroad. */
  readonly population: number
  readonly lang: string
  /** True for Belgium and what lies within a drive of it. */
  readonly isNear: boolean
}

/** The gazetteer in memory, made by `loadGazetteer`. Its scratch arrays make `locate` synchronous and not re-entrant. */
export interface Gazetteer {
  readonly edition: string
  readonly units: readonly Unit[]
  readonly unitByCode: ReadonlyMap<string, number>
  readonly names: readonly Name[]
  readonly words: WordTable
  readonly trie: NameTrie
  readonly folds: FoldTable
  /** Cue bits of a word number. */
  readonly cues: Int32Array
  /** Language bits of a word number. */
  readonly languages: Uint8Array
  readonly countries: ReadonlyMap<number, string>
  /** `BE 2800` to units. */
  readonly postcodes: ReadonlyMap<string, readonly number[]>
  /** Names without spaces, for hashtags and web addresses. */
  readonly joined: ReadonlyMap<string, number>
  readonly jurisdictions: ReadonlyMap<string, Jurisdiction>
  /** Old NIS code to the one of today. */
  readonly crosswalk: ReadonlyMap<string, string>
  readonly tokens: Tokens
  /** Filled on first use: names of municipalities with one letter left out, for misspellings. */
  readonly misspelt: { index: ReadonlyMap<string, readonly number[]> | undefined }
}

const EARTH_KM_PER_DEGREE = 111.2

/** Kilometres between two units' main places, on a flat earth: good to 1 % over the distances of a province. */
export function distanceKm(a: Unit, b: Unit): number {
  const dy = a.lat - b.lat
  const dx = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(dx, dy) * EARTH_KM_PER_DEGREE
}

/** Who is competent for a municipality, by today's or an older NIS code; undefined when there is none such. */
export function jurisdictionOf(gazetteer: Gazetteer, nis: string): Jurisdiction | undefined {
  return gazetteer.jurisdictions.get(gazetteer.crosswalk.get(nis) ?? nis)
}
