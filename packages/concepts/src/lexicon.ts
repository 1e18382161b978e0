import { foldDiacritics } from '@seinpost/text'
import type { CompiledLanguage, CompiledPattern } from './compiled.ts'
import { splitGlued } from './glued-words.ts'
import { marksOf } from './marks.ts'
import { Misspellings } from './misspellings.ts'

/** What a pack knows of one word form. */
export interface WordFacts {
  /** Its number, or -1 when only a prefix or nothing at all is known of it. */
  readonly word: number
  /** Its classes, ascending. */
  readonly classes: readonly number[]
  /** The bits of its classes that the code asks for. */
  readonly marks: number
  /** Patterns to try where it stands. */
  readonly anchored: readonly number[]
  /** The phrases that begin with it. */
  readonly starts: PhraseNode | undefined
  readonly filler: boolean
  /** The words of a sentence written without spaces, else empty. */
  readonly glued: readonly string[]
}

export interface PhraseNode {
  readonly next: Map<number, PhraseNode>
  classes: readonly number[]
  /** True for a group's name of several words. */
  isName: boolean
  /** True when such a name begins with the words up to here. */
  beginsName: boolean
}

const NOTHING: WordFacts = {
  word: -1,
  classes: [],
  marks: 0,
  anchored: [],
  starts: undefined,
  filler: false,
  glued: [],
}
/** Classes of group names. */
const GROUP_NAMES = ['group', 'group_sg', 'group_np'] as const
const CACHE_LIMIT = 60_000
const ELONGATED = /(\p{L})\1{2,}/gu

const isAscending = (a: number, b: number): number => a - b

/** The words of one language's packs, looked up by form. */
export class Lexicon {
  readonly #phrases: PhraseNode = { next: new Map(), classes: [], isName: false, beginsName: false }
  readonly #groupNames: readonly number[]
  readonly #marks = new Map<number, number>()
  /** Patterns by the class they start from. */
  readonly #anchors = new Map<number, number[]>()
  readonly #words = new Map<string, number>()
  readonly #folded = new Map<string, number>()
  readonly #language: CompiledLanguage
  readonly #prefixes: ReadonlyMap<string, readonly number[]>
  readonly #prefixLengths: readonly number[]
  readonly #suffixes: ReadonlyMap<string, readonly number[]>
  readonly #suffixLengths: readonly number[]
  readonly #fillers: ReadonlySet<number>
  readonly #misspellings: Misspellings
  readonly #common: ReadonlySet<number>
  readonly #cache = new Map<string, WordFacts>()
  readonly #names = new Map<PhraseNode, WordFacts>()

  constructor(language: CompiledLanguage, patterns: readonly CompiledPattern[]) {
    this.#language = language
    this.#groupNames = GROUP_NAMES.flatMap((name) => language.named[name] ?? [])
    for (const symbol of Object.values(language.named))
      this.#marks.set(symbol, marksOf(symbol, language.named))
    for (const [id, word] of language.words.entries()) this.#words.set(word, id)
    for (const [id, word] of language.words.entries()) {
      const folded = foldDiacritics(word)
      if (folded !== word && !this.#words.has(folded)) this.#folded.set(folded, id)
    }
    this.#prefixes = new Map(language.prefixes)
    this.#prefixLengths = lengthsOf(language.prefixes)
    this.#suffixes = new Map(language.suffixes)
    this.#suffixLengths = lengthsOf(language.suffixes)
    this.#fillers = new Set(language.fillers)
    this.#common = new Set(language.common)
    this.#misspellings = new Misspellings(language.keys.map((id) => [language.words[id] ?? '', id]))
    for (const [at, { items, anchor }] of patterns.entries()) {
      const symbol = items[anchor]?.[0] ?? 0
      const known = this.#anchors.get(symbol)
      if (known === undefined) this.#anchors.set(symbol, [at])
      else known.push(at)
    }
    for (const [words, classes] of language.phrases) this.#addPhrase(words, classes)
  }

  #addPhrase(words: readonly number[], classes: readonly number[]): void {
    const isName = classes.some((symbol) => this.#groupNames.includes(symbol))
    let node = this.#phrases
    for (const word of words) {
      let next = node.next.get(word)
      if (next === undefined) {
        next = { next: new Map(), classes: [], isName: false, beginsName: false }
        node.next.set(word, next)
      }
      node = next
      node.beginsName ||= isName
    }
    node.classes = classes
    node.isName = isName
  }

  /** The marks of a class; 0 for most. */
  marks(symbol: number): number {
    return this.#marks.get(symbol) ?? 0
  }

  #marksOf(classes: readonly number[]): number {
    let marks = 0
    for (const symbol of classes) marks |= this.marks(symbol)
    return marks
  }

  /** Patterns that start from a class. */
  anchoredOn(symbol: number): readonly number[] {
    return this.#anchors.get(symbol) ?? NOTHING.anchored
  }

  /** What is known of a name of several words, as of one word. */
  nameFacts(node: PhraseNode): WordFacts {
    const known = this.#names.get(node)
    if (known !== undefined) return known
    const classes = [...node.classes].sort(isAscending)
    const anchored = [...new Set(classes.flatMap((id) => this.anchoredOn(id)))].sort(isAscending)
    const facts = { ...NOTHING, classes, marks: this.#marksOf(classes), anchored }
    this.#names.set(node, facts)
    return facts
  }

  /** What is known of a lower-case word form; forms with other accents or drawn-out letters count as the plain one. */
  facts(form: string): WordFacts {
    const cached = this.#cache.get(form)
    if (cached !== undefined) return cached
    if (this.#cache.size >= CACHE_LIMIT) this.#cache.clear()
    const facts = this.#lookUp(form)
    this.#cache.set(form, facts)
    return facts
  }

  #find(form: string): number {
    const exact = this.#words.get(form)
    if (exact !== undefined) return exact
    const folded = foldDiacritics(form)
    return this.#words.get(folded) ?? this.#folded.get(folded) ?? -1
  }

  /** True when the two halves of a broken word (`mos lims`) are together a key word. */
  joins(first: string, second: string): boolean {
    return this.#misspellings.joins(first, second)
  }

  #plain(form: string): number {
    const word = this.#find(form)
    if (word >= 0 || !ELONGATED.test(form)) return word
    ELONGATED.lastIndex = 0
    const twice = this.#find(form.replace(ELONGATED, '$1$1'))
    return twice >= 0 ? twice : this.#find(form.replace(ELONGATED, '$1'))
  }

  #split(form: string): WordFacts | null {
    const idOf = (word: string): number => this.#words.get(word) ?? -1
    const glued = splitGlued(form, {
      isWord: (word) => idOf(word) >= 0,
      isCommon: (word) => this.#common.has(idOf(word)),
      isKey: (word) => this.#misspellings.key(word) >= 0,
    })
    return glued === null ? null : { ...NOTHING, glued }
  }

  #lookUp(form: string): WordFacts {
    let word = this.#plain(form)
    if (word < 0) {
      word = this.#misspellings.find(form)
      const split = word < 0 ? this.#split(form) : null
      if (split !== null) return split
    }
    const classes = new Set(word < 0 ? [] : this.#language.classesOf[word])
    for (const length of this.#prefixLengths) {
      if (length > form.length) continue
      for (const id of this.#prefixes.get(form.slice(0, length)) ?? []) classes.add(id)
    }
    for (const length of this.#suffixLengths) {
      if (length >= form.length) continue
      for (const id of this.#suffixes.get(form.slice(-length)) ?? []) classes.add(id)
    }
    if (word < 0 && classes.size === 0) return NOTHING
    const sorted = [...classes].sort(isAscending)
    const anchored = [...new Set(sorted.flatMap((id) => this.anchoredOn(id)))].sort(isAscending)
    return {
      word,
      classes: sorted,
      marks: this.#marksOf(sorted),
      anchored,
      starts: this.#phrases.next.get(word),
      filler: this.#fillers.has(word),
      glued: NOTHING.glued,
    }
  }
}

const lengthsOf = (affixes: CompiledLanguage['prefixes']): number[] =>
  [...new Set(affixes.map(([affix]) => affix.length))].sort(isAscending)
