import { MARKS, type Mark } from './marks.ts'
import type { Match } from './matcher.ts'
import type { Place, ReadText } from './read-text.ts'

export interface QuoteSpan {
  /** Token indices of the marks. */
  readonly open: number
  readonly close: number
}

const OPENING = '"“„«‘\'‚‹'
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"”“',
  '“': '”“"',
  '„': '“”"',
  '«': '»',
  '‘': "’'",
  "'": "'’",
  '‚': '‘’',
  '‹': '›',
}
/** A quotation is looked for no further than this many tokens. */
const LONGEST_QUOTE = 120
/** Negators work this many places ahead. */
const NEGATION_REACH = 5
const NEGATION_BACK = 4

/** Stretches between quotation marks. A mark that is never closed quotes to the end only when it opens the text. */
export function quotesOf({ tokens }: ReadText): QuoteSpan[] {
  const quotes: QuoteSpan[] = []
  for (let open = 0; open < tokens.length; open++) {
    const token = tokens[open]
    if (token?.kind !== 'punct') continue
    const mark = token.lower[0] ?? ''
    if (!OPENING.includes(mark)) continue
    const next = tokens[open + 1]
    const isSingle = mark === "'" || mark === '‘'
    if (isSingle && (next === undefined || next.at !== token.to)) continue
    const close = closeOf(tokens, open, CLOSING[mark] ?? mark, isSingle)
    if (close < 0) continue
    quotes.push({ open, close })
    open = close
  }
  return quotes
}

function closeOf(tokens: ReadText['tokens'], open: number, marks: string, isSingle: boolean): number {
  const last = Math.min(tokens.length, open + LONGEST_QUOTE)
  for (let at = open + 2; at < last; at++) {
    const token = tokens[at]
    if (token?.kind !== 'punct' || !marks.includes(token.lower[0] ?? ' ')) continue
    // A single mark with a space before it opens or elides; it does not close.
    if (isSingle && tokens[at - 1]?.to !== token.at) continue
    return at
  }
  return -1
}

/** Who speaks and whether it is supposed is looked for no further back than this many places. */
const REACH = 50
const firstOf = (to: number): number => Math.max(0, to - REACH)

const is = (place: Place | undefined, mark: number): boolean =>
  place !== undefined && (place.facts.marks & mark) !== 0

const { negator: NEGATOR, negator_after: NEGATOR_AFTER, negation_stop: NEGATION_STOP } = MARKS
const { say_other: SAY_OTHER, first_person: FIRST_PERSON, if_word: IF_WORD } = MARKS

/** How a match is meant. Each question first asks whether the text has any word that could make it so. */
export class Scopes {
  readonly #named: Readonly<Record<string, number>>

  constructor(named: Readonly<Record<string, number>>) {
    this.#named = named
  }

  #phrase(read: ReadText, at: number, name: Mark): boolean {
    const phrases = read.phrasesFrom[at]
    if (phrases === undefined) return false
    const symbol = this.#named[name]
    return phrases.some((phrase) => phrase.symbol === symbol)
  }

  /** True when a negator stands before, inside or close behind the match, in its own clause. */
  isNegated(read: ReadText, { from, to }: Match): boolean {
    if ((read.marks & (NEGATOR | NEGATOR_AFTER)) === 0) return false
    const { places } = read
    const sentence = places[from]?.sentence
    for (let at = from; at <= to; at++) if (this.#negates(read, at)) return true
    for (let at = from - 1, reach = NEGATION_REACH; at >= 0 && reach > 0; at--) {
      if (places[at]?.sentence !== sentence || is(places[at], NEGATION_STOP)) break
      if (this.#negates(read, at)) return true
      if (places[at + 1]?.afterMark) break
      reach--
    }
    for (let at = to + 1; at <= to + NEGATION_BACK; at++) {
      if (places[at]?.sentence !== sentence || places[at]?.afterMark || is(places[at], NEGATION_STOP)) break
      if (is(places[at], NEGATOR_AFTER) && !this.#phrase(read, at, 'not_negating')) return true
    }
    return false
  }

  #negates(read: ReadText, at: number): boolean {
    const isNegator = is(read.places[at], NEGATOR) || this.#phrase(read, at, 'negator')
    return isNegator && !this.#phrase(read, at, 'not_negating')
  }

  /** Whose words or deed it is: another's after "hij zei dat", the writer's beside "ik". */
  subjectOf(read: ReadText, { from, to }: Match): 'writer' | 'other' | 'unknown' {
    if ((read.marks & (SAY_OTHER | FIRST_PERSON)) === 0) return 'unknown'
    const { places } = read
    const sentence = places[from]?.sentence
    let writer = false
    for (let at = to; at >= firstOf(to) && places[at]?.sentence === sentence; at--) {
      if (at < from && (is(places[at], SAY_OTHER) || this.#phrase(read, at, 'say_other'))) return 'other'
      if (is(places[at], FIRST_PERSON)) writer = true
    }
    return writer ? 'writer' : 'unknown'
  }

  isHypothetical(read: ReadText, { from, to }: Match): boolean {
    if ((read.marks & IF_WORD) === 0) return false
    const { places } = read
    const sentence = places[from]?.sentence
    for (let at = to; at >= firstOf(to) && places[at]?.sentence === sentence; at--) {
      if (is(places[at], IF_WORD) || this.#phrase(read, at, 'if_word')) return true
    }
    return false
  }
}
