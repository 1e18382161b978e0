import {
  type CompiledItem,
  type CompiledPattern,
  CROSSING,
  SENTENCE_END,
  SENTENCE_START,
} from './compiled.ts'
import type { Lexicon } from './lexicon.ts'
import type { PhraseHit, Place, ReadText } from './read-text.ts'

/** A stretch of places that a pattern took, with the places of its captures. */
export interface Match {
  readonly pattern: number
  readonly entry: number
  readonly veto: boolean
  readonly keeps: boolean
  readonly from: number
  readonly to: number
  readonly captures: readonly Capture[]
}

export interface Capture {
  /** Index in CONCEPTS. */
  readonly concept: number
  readonly from: number
  readonly to: number
}

/** Fillers stepped over for free in one gap; more of them count. */
const FREE_FILLERS = 3
const NO_PHRASES: readonly PhraseHit[] = []

const includes = (sorted: readonly number[], wanted: number): boolean => {
  for (const id of sorted) if (id >= wanted) return id === wanted
  return false
}

/** Tries patterns on one read text. Kept as a class so that a match allocates nothing until it succeeds. */
export class Matcher {
  readonly #patterns: readonly CompiledPattern[]
  readonly #lexicon: Lexicon
  #read: Pick<ReadText, 'phrasesFrom' | 'phrasesTo'> = { phrasesFrom: [], phrasesTo: [] }
  #places: readonly Place[] = []
  /** For each class the number of the last text that held it: most patterns are ruled out without a try. */
  readonly #seen: Int32Array
  #text = 0
  /** Where each item of the pattern at hand stands. */
  readonly #from: number[] = []
  readonly #to: number[] = []

  constructor(patterns: readonly CompiledPattern[], lexicon: Lexicon) {
    this.#patterns = patterns
    this.#lexicon = lexicon
    let last = 0
    for (const { items } of patterns) for (const [symbol] of items) last = Math.max(last, symbol)
    this.#seen = new Int32Array(last + 1)
  }

  #mark({ places, phrases }: ReadText): void {
    this.#text = (this.#text + 1) | 0
    for (const { facts } of places) for (const symbol of facts.classes) this.#seen[symbol] = this.#text
    for (const { symbol } of phrases) this.#seen[symbol] = this.#text
  }

  #mayMatch(items: readonly CompiledItem[]): boolean {
    for (const [symbol] of items) if (symbol >= 0 && this.#seen[symbol] !== this.#text) return false
    return true
  }

  /** All matches, at most one of a pattern at an anchor, in order of their anchors. */
  match(read: ReadText): Match[] {
    this.#read = read
    this.#places = read.places
    this.#mark(read)
    const found: Match[] = []
    for (let at = 0; at < this.#places.length; at++) {
      for (const pattern of this.#places[at]?.facts.anchored ?? []) this.#try(pattern, at, at, found)
    }
    for (const { from, to, symbol } of read.phrases) {
      for (const pattern of this.#lexicon.anchoredOn(symbol)) this.#try(pattern, from, to, found)
    }
    return found
  }

  #try(index: number, from: number, to: number, found: Match[]): void {
    const pattern = this.#patterns[index] as CompiledPattern
    const { items, anchor } = pattern
    if (!this.#mayMatch(items)) return
    this.#from[anchor] = from
    this.#to[anchor] = to
    if (!this.#left(items, anchor - 1) || !this.#right(items, anchor + 1)) return
    found.push(this.#matchOf(index, pattern))
  }

  #matchOf(index: number, { items, entry, veto, keeps }: CompiledPattern): Match {
    let from = this.#places.length
    let to = 0
    const captures: Capture[] = []
    for (const [at, [symbol, , concept]] of items.entries()) {
      if (symbol < 0) continue
      from = Math.min(from, this.#from[at] ?? 0)
      to = Math.max(to, this.#to[at] ?? 0)
      if (concept >= 0) captures.push({ concept, from: this.#from[at] ?? 0, to: this.#to[at] ?? 0 })
    }
    return { pattern: index, entry, veto, keeps, from, to, captures }
  }

  #sentence(at: number): number {
    return this.#places[at]?.sentence ?? -1
  }

  #right(items: readonly CompiledItem[], item: number): boolean {
    if (item >= items.length) return true
    const [symbol, gap] = items[item] as CompiledItem
    const before = this.#to[item - 1] ?? 0
    if (symbol === SENTENCE_END) {
      if (this.#sentence(before + 1) === this.#sentence(before)) return false
      this.#from[item] = this.#to[item] = before
      return this.#right(items, item + 1)
    }
    const crosses = gap >= CROSSING
    let left = crosses ? gap - CROSSING : gap
    let free = FREE_FILLERS
    for (let at = before + 1; at < this.#places.length; at++) {
      if (!crosses && this.#sentence(at) !== this.#sentence(before)) return false
      if (this.#placeRight(items, item, symbol, at)) return true
      if (free > 0 && this.#places[at]?.facts.filler) free--
      else if (--left < 0) return false
    }
    return false
  }

  #placeRight(items: readonly CompiledItem[], item: number, symbol: number, at: number): boolean {
    if (includes(this.#places[at]?.facts.classes ?? [], symbol)) {
      this.#from[item] = at
      this.#to[item] = at
      if (this.#right(items, item + 1)) return true
    }
    for (const phrase of this.#read.phrasesFrom[at] ?? NO_PHRASES) {
      if (phrase.symbol !== symbol) continue
      this.#from[item] = at
      this.#to[item] = phrase.to
      if (this.#right(items, item + 1)) return true
    }
    return false
  }

  #left(items: readonly CompiledItem[], item: number): boolean {
    if (item < 0) return true
    const after = this.#from[item + 1] ?? 0
    // The gap is written before the item to the right.
    const [, gap] = items[item + 1] as CompiledItem
    const [symbol] = items[item] as CompiledItem
    if (symbol === SENTENCE_START) {
      if (this.#sentence(after - 1) === this.#sentence(after)) return false
      this.#from[item] = this.#to[item] = after
      return this.#left(items, item - 1)
    }
    const crosses = gap >= CROSSING
    let left = crosses ? gap - CROSSING : gap
    let free = FREE_FILLERS
    for (let at = after - 1; at >= 0; at--) {
      if (!crosses && this.#sentence(at) !== this.#sentence(after)) return false
      if (this.#placeLeft(items, item, symbol, at)) return true
      if (free > 0 && this.#places[at]?.facts.filler) free--
      else if (--left < 0) return false
    }
    return false
  }

  #placeLeft(items: readonly CompiledItem[], item: number, symbol: number, at: number): boolean {
    if (includes(this.#places[at]?.facts.classes ?? [], symbol)) {
      this.#from[item] = at
      this.#to[item] = at
      if (this.#left(items, item - 1)) return true
    }
    for (const phrase of this.#read.phrasesTo[at] ?? NO_PHRASES) {
      if (phrase.symbol !== symbol) continue
      this.#from[item] = phrase.from
      this.#to[item] = at
      if (this.#left(items, item - 1)) return true
    }
    return false
  }
}
