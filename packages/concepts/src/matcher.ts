import { type CompiledPattern, CROSSING, SENTENCE_END, SENTENCE_START } from './compiled.ts'
import type { Lexicon } from './lexicon.ts'
import type { Place, ReadText } from './read-text.ts'

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
const includes = (sorted: readonly number[], wanted: number): boolean => {
  for (const id of sorted) if (id >= wanted) return id === wanted
  return false
}

/** All items of all patterns in flat arrays: pattern `p` has those from `begin[p]` up to `begin[p + 1]`. */
interface Items {
  readonly begin: Int32Array
  readonly symbols: Int32Array
  readonly gaps: Int32Array
  readonly captures: Int32Array
}

function itemsOf(patterns: readonly CompiledPattern[]): Items {
  const count = patterns.reduce((sum, { items }) => sum + items.length, 0)
  const begin = new Int32Array(patterns.length + 1)
  const [symbols, gaps, captures] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let next = 0
  for (const [p, { items }] of patterns.entries()) {
    for (const [symbol, gap, capture] of items) {
      symbols[next] = symbol
      gaps[next] = gap
      captures[next] = capture
      next += 1
    }
    begin[p + 1] = next
  }
  return { begin, symbols, gaps, captures }
}

/** What a match of a pattern means; its items are kept apart. */
type Meaning = Pick<CompiledPattern, 'entry' | 'veto' | 'keeps' | 'anchor'>

/** Tries patterns on one read text. Kept as a class so that a match allocates nothing until it succeeds. */
export class Matcher {
  readonly #meanings: readonly Meaning[]
  readonly #begin: Int32Array
  readonly #symbols: Int32Array
  readonly #gaps: Int32Array
  readonly #captures: Int32Array
  readonly #lexicon: Lexicon
  #read: Pick<ReadText, 'phrasesFrom' | 'phrasesTo'> = { phrasesFrom: [], phrasesTo: [] }
  #places: readonly Place[] = []
  /** For each class the number of the last text that held it: most patterns are ruled out without a try. */
  readonly #seen: Int32Array
  #text = 0
  /** The items of the pattern at hand, and where each of all items stands. */
  #first = 0
  #end = 0
  readonly #from: Int32Array
  readonly #to: Int32Array

  constructor(patterns: readonly CompiledPattern[], lexicon: Lexicon) {
    const { begin, symbols, gaps, captures } = itemsOf(patterns)
    this.#meanings = patterns.map(({ entry, veto, keeps, anchor }) => ({ entry, veto, keeps, anchor }))
    this.#begin = begin
    this.#symbols = symbols
    this.#gaps = gaps
    this.#captures = captures
    this.#lexicon = lexicon
    this.#seen = new Int32Array(symbols.reduce((last, symbol) => Math.max(last, symbol), 0) + 1)
    this.#from = new Int32Array(symbols.length)
    this.#to = new Int32Array(symbols.length)
  }

  #mark({ places, phrases }: ReadText): void {
    const seen = this.#seen
    const text = (this.#text + 1) | 0
    this.#text = text
    for (const { facts } of places) for (const symbol of facts.classes) seen[symbol] = text
    for (const { symbol } of phrases) seen[symbol] = text
  }

  #mayMatch(pattern: number): boolean {
    const end = this.#begin[pattern + 1] ?? 0
    for (let item = this.#begin[pattern] ?? 0; item < end; item++) {
      const symbol = this.#symbols[item] ?? 0
      if (symbol >= 0 && this.#seen[symbol] !== this.#text) return false
    }
    return true
  }

  /** All matches, at most one of a pattern at an anchor, in order of their anchors. */
  match(read: ReadText): Match[] {
    this.#read = read
    this.#places = read.places
    this.#mark(read)
    const found: Match[] = []
    for (let at = 0; at < read.places.length; at++) {
      const { anchored } = (read.places[at] as Place).facts
      for (let i = 0; i < anchored.length; i++) this.#try(anchored[i] ?? 0, at, at, found)
    }
    for (const { from, to, symbol } of read.phrases) {
      for (const pattern of this.#lexicon.anchoredOn(symbol)) this.#try(pattern, from, to, found)
    }
    return found
  }

  #try(pattern: number, from: number, to: number, found: Match[]): void {
    if (!this.#mayMatch(pattern)) return
    const meaning = this.#meanings[pattern] as Meaning
    this.#first = this.#begin[pattern] ?? 0
    this.#end = this.#begin[pattern + 1] ?? 0
    const anchor = this.#first + meaning.anchor
    this.#from[anchor] = from
    this.#to[anchor] = to
    if (this.#left(anchor - 1) && this.#right(anchor + 1)) found.push(this.#matchOf(pattern, meaning))
  }

  #matchOf(pattern: number, { entry, veto, keeps }: Meaning): Match {
    let from = this.#places.length
    let to = 0
    const captures: Capture[] = []
    for (let item = this.#first; item < this.#end; item++) {
      if ((this.#symbols[item] ?? 0) < 0) continue
      const [first, last] = [this.#from[item] ?? 0, this.#to[item] ?? 0]
      from = Math.min(from, first)
      to = Math.max(to, last)
      const concept = this.#captures[item] ?? 0
      if (concept >= 0) captures.push({ concept, from: first, to: last })
    }
    return { pattern, entry, veto, keeps, from, to, captures }
  }

  #sentence(at: number): number {
    return this.#places[at]?.sentence ?? -1
  }

  #right(item: number): boolean {
    if (item >= this.#end) return true
    const symbol = this.#symbols[item] ?? 0
    const gap = this.#gaps[item] ?? 0
    const before = this.#to[item - 1] ?? 0
    if (symbol === SENTENCE_END) {
      if (this.#sentence(before + 1) === this.#sentence(before)) return false
      this.#from[item] = this.#to[item] = before
      return this.#right(item + 1)
    }
    const crosses = gap >= CROSSING
    let left = crosses ? gap - CROSSING : gap
    let free = FREE_FILLERS
    for (let at = before + 1; at < this.#places.length; at++) {
      if (!crosses && this.#sentence(at) !== this.#sentence(before)) return false
      if (this.#placeRight(item, symbol, at)) return true
      if (free > 0 && this.#places[at]?.facts.filler) free--
      else if (--left < 0) return false
    }
    return false
  }

  #placeRight(item: number, symbol: number, at: number): boolean {
    if (includes((this.#places[at] as Place).facts.classes, symbol)) {
      this.#from[item] = at
      this.#to[item] = at
      if (this.#right(item + 1)) return true
    }
    const phrases = this.#read.phrasesFrom[at]
    if (phrases === undefined) return false
    for (const phrase of phrases) {
      if (phrase.symbol !== symbol) continue
      this.#from[item] = at
      this.#to[item] = phrase.to
      if (this.#right(item + 1)) return true
    }
    return false
  }

  #left(item: number): boolean {
    if (item < this.#first) return true
    const after = this.#from[item + 1] ?? 0
    // The gap is written before the item to the right.
    const gap = this.#gaps[item + 1] ?? 0
    const symbol = this.#symbols[item] ?? 0
    if (symbol === SENTENCE_START) {
      if (this.#sentence(after - 1) === this.#sentence(after)) return false
      this.#from[item] = this.#to[item] = after
      return this.#left(item - 1)
    }
    const crosses = gap >= CROSSING
    let left = crosses ? gap - CROSSING : gap
    let free = FREE_FILLERS
    for (let at = after - 1; at >= 0; at--) {
      if (!crosses && this.#sentence(at) !== this.#sentence(after)) return false
      if (this.#placeLeft(item, symbol, at)) return true
      if (free > 0 && this.#places[at]?.facts.filler) free--
      else if (--left < 0) return false
    }
    return false
  }

  #placeLeft(item: number, symbol: number, at: number): boolean {
    if (includes((this.#places[at] as Place).facts.classes, symbol)) {
      this.#from[item] = at
      this.#to[item] = at
      if (this.#left(item - 1)) return true
    }
    const phrases = this.#read.phrasesTo[at]
    if (phrases === undefined) return false
    for (const phrase of phrases) {
      if (phrase.symbol !== symbol) continue
      this.#from[item] = phrase.from
      this.#to[item] = at
      if (this.#left(item - 1)) return true
    }
    return false
  }
}
