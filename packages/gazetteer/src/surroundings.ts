import { CUE, LANGUAGE_BIT } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Match } from './names.ts'
import { CAPITAL, DIGITS, HASHTAG, SENTENCE_START } from './scan.ts'

/** Cue bits of a token; 0 outside the text. */
export function cueAt({ tokens, cues }: Gazetteer, at: number): number {
  if (at < 0 || at >= tokens.count) return 0
  const word = tokens.word[at] as number // `at` is in the text.
  return word < 0 ? 0 : (cues[word] ?? 0)
}

export const flagsAt = ({ tokens }: Gazetteer, at: number): number =>
  at < 0 || at >= tokens.count ? 0 : (tokens.flags[at] as number) // `at` is in the text.

/** 0 to 3, or 3 outside the text. */
export const gapAt = ({ tokens }: Gazetteer, at: number): number =>
  at < 0 || at >= tokens.count ? 3 : (tokens.gap[at] as number) // `at` is in the text.

/** The words just before and after a name, as bits. */
export interface Surroundings {
  readonly before: number
  readonly beforeThat: number
  readonly third: number
  readonly after: number
  /** Cue bits of the name's own first word. */
  readonly ownFirst: number
  readonly lastIsCapital: boolean
  readonly isCapital: boolean
  /** `M. Namur`, `Prof. Gent`. */
  readonly titleBefore: boolean
  readonly startsSentence: boolean
  /** The token before is written with a capital inside a sentence. */
  readonly capitalBefore: boolean
  readonly capitalAfter: boolean
  /** A capitalised word that is no cue and no name stands directly before, or after: `Angelique Hoorn`, `Roy Orbison`. */
  readonly strangerBefore: boolean
  /** The same one word earlier: `Carl von Linné`. */
  readonly strangerBeforeThat: boolean
  readonly previousStarts: boolean
  /** `Van Lierde scoort`: a surname, unless it goes on as `Van Aalst tot Ninove`. */
  readonly startsWithVan: boolean
  readonly strangerAfter: boolean
  /** A preposition of place, or a body such as `gemeente`, leads to the name. */
  readonly locative: boolean
  readonly body: boolean
  readonly of: boolean
  readonly dweller: boolean
  /** `Boom: straat afgesloten`, at the start of the text. */
  readonly dateline: boolean
}

/** `de` is an article in Dutch and `of` in French; `der` and `des` are left as they are. */
function settle(bits: number, language: number): number {
  const both = CUE.of | CUE.article
  if ((bits & both) !== both) return bits
  return bits & ~(language === LANGUAGE_BIT.fr ? CUE.article : CUE.of)
}

/** French `a` without accent is the verb; people leave the accent out, but not before a name that is also a word. */
function isVerbA({ tokens }: Gazetteer, { first, name }: Match, text: string): boolean {
  const start = tokens.start[first - 1] ?? 0
  return name.risk > 0 && tokens.end[first - 1] === start + 1 && (text.charCodeAt(start) | 0x20) === 0x61
}

/** A capitalised word that nobody here knows, beside the name without a stop between. */
function isStranger(gazetteer: Gazetteer, at: number, gap: number): boolean {
  if (gap !== 0 || at < 0 || at >= gazetteer.tokens.count) return false
  const flags = flagsAt(gazetteer, at)
  if ((flags & CAPITAL) === 0 || (flags & (HASHTAG | DIGITS)) !== 0) return false
  const word = gazetteer.tokens.word[at] as number // `at` is in the text.
  if (word < 0) return true
  // A word of some longer name (`Sainte-Marguerite`) is a stranger all the same; a cue or a name of its own is not.
  const isKnown = gazetteer.cues[word] !== 0 || gazetteer.languages[word] !== 0
  return !isKnown && gazetteer.trie.nameAt(gazetteer.trie.step(0, word)) < 0
}

export function lookAround(gazetteer: Gazetteer, match: Match, text: string, language: number): Surroundings {
  const { first, last } = match
  const joinedBefore = gapAt(gazetteer, first) <= 1
  const before = joinedBefore ? settle(cueAt(gazetteer, first - 1), language) : 0
  const beforeThat =
    joinedBefore && gapAt(gazetteer, first - 1) === 0 ? settle(cueAt(gazetteer, first - 2), language) : 0
  const third = beforeThat !== 0 && gapAt(gazetteer, first - 2) === 0 ? cueAt(gazetteer, first - 3) : 0
  const own = flagsAt(gazetteer, first)
  const previous = flagsAt(gazetteer, first - 1)
  const linked = (before & (CUE.of | CUE.locative | CUE.at | CUE.article)) !== 0
  return {
    before,
    beforeThat,
    third,
    after: gapAt(gazetteer, last + 1) === 0 ? cueAt(gazetteer, last + 1) : 0,
    ownFirst: cueAt(gazetteer, first),
    lastIsCapital: (flagsAt(gazetteer, last) & CAPITAL) !== 0,
    // `gare du Midi`: the capital that tells may be the last word's.
    isCapital: ((own | flagsAt(gazetteer, last)) & CAPITAL) !== 0,
    titleBefore: gapAt(gazetteer, first) === 2 && (cueAt(gazetteer, first - 1) & CUE.title) !== 0,
    startsSentence: (own & SENTENCE_START) !== 0,
    capitalBefore:
      joinedBefore &&
      (previous & CAPITAL) !== 0 &&
      ((previous & SENTENCE_START) === 0 || (cueAt(gazetteer, first - 2) & CUE.title) !== 0),
    capitalAfter: gapAt(gazetteer, last + 1) === 0 && (flagsAt(gazetteer, last + 1) & CAPITAL) !== 0,
    strangerBeforeThat: isStranger(gazetteer, first - 2, gapAt(gazetteer, first - 1)),
    previousStarts: (previous & SENTENCE_START) !== 0,
    startsWithVan:
      joinedBefore &&
      language === LANGUAGE_BIT.nl &&
      (previous & SENTENCE_START) !== 0 &&
      (before & CUE.of) !== 0 &&
      (before & CUE.particle) !== 0,
    strangerBefore:
      isStranger(gazetteer, first - 1, gapAt(gazetteer, first)) &&
      text.charCodeAt((gazetteer.tokens.start[first] ?? 0) - 1) === 0x20,
    strangerAfter:
      isStranger(gazetteer, last + 1, gapAt(gazetteer, last + 1)) &&
      text.charCodeAt(gazetteer.tokens.end[last] ?? 0) === 0x20,
    locative: (before & CUE.locative) !== 0 && !isVerbA(gazetteer, match, text),
    body: (before & CUE.body) !== 0 || (linked && (beforeThat & CUE.body) !== 0),
    of: (before & CUE.of) !== 0,
    dweller: linked && ((beforeThat | third) & (CUE.residence | CUE.school)) !== 0,
    dateline: first <= 1 && text.charCodeAt(gazetteer.tokens.end[last] ?? 0) === 0x3a,
  }
}
