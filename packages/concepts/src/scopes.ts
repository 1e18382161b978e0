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

export class Scopes {
  readonly #named: Readonly<Record<string, number>>

  constructor(named: Readonly<Record<string, number>>) {
    this.#named = named
  }

  is(place: Place | undefined, name: string): boolean {
    const symbol = this.#named[name]
    if (symbol === undefined || place === undefined) return false
    return place.facts.classes.includes(symbol)
  }

  #phrase(read: ReadText, at: number, name: string): boolean {
    const symbol = this.#named[name]
    if (symbol === undefined) return false
    return (read.phrasesFrom[at] ?? []).some((phrase) => phrase.symbol === symbol)
  }

  /** True when a negator stands before, inside or close behind the match, in its own clause. */
  isNegated(read: ReadText, { from, to }: Match): boolean {
    const { places } = read
    const sentence = places[from]?.sentence
    for (let at = from; at <= to; at++) if (this.#negates(read, at)) return true
    for (let at = from - 1, reach = NEGATION_REACH; at >= 0 && reach > 0; at--) {
      if (places[at]?.sentence !== sentence || this.is(places[at], 'negation_stop')) break
      if (this.#negates(read, at)) return true
      if (places[at + 1]?.afterMark) break
      reach--
    }
    for (let at = to + 1; at <= to + NEGATION_BACK; at++) {
      if (places[at]?.sentence !== sentence || places[at]?.afterMark || this.is(places[at], 'negation_stop'))
        break
      if (this.is(places[at], 'negator_after') && !this.#phrase(read, at, 'not_negating')) return true
    }
    return false
  }

  #negates(read: ReadText, at: number): boolean {
    const isNegator = this.is(read.places[at], 'negator') || this.#phrase(read, at, 'negator')
    return isNegator && !this.#phrase(read, at, 'not_negating')
  }

  /** Whose words or deed it is: another's after "hij zei dat", the writer's beside "ik". */
  subjectOf(read: ReadText, { from, to }: Match): 'writer' | 'other' | 'unknown' {
    const { places } = read
    const sentence = places[from]?.sentence
    let writer = false
    for (let at = to; at >= firstOf(to) && places[at]?.sentence === sentence; at--) {
      if (at < from && (this.is(places[at], 'say_other') || this.#phrase(read, at, 'say_other')))
        return 'other'
      if (this.is(places[at], 'first_person')) writer = true
    }
    return writer ? 'writer' : 'unknown'
  }

  isHypothetical(read: ReadText, { from, to }: Match): boolean {
    const { places } = read
    const sentence = places[from]?.sentence
    for (let at = to; at >= firstOf(to) && places[at]?.sentence === sentence; at--) {
      if (this.is(places[at], 'if_word') || this.#phrase(read, at, 'if_word')) return true
    }
    return false
  }
}
