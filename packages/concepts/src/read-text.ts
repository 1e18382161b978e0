import type { Token } from '@seinpost/text'
import type { Lexicon, WordFacts } from './lexicon.ts'

/** A word, number, emoji or hashtag part, as patterns see it: punctuation is left out. */
export interface Place {
  readonly facts: WordFacts
  readonly lower: string
  /** Offsets in the original text. */
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** Index of its token. */
  readonly token: number
  /** True when a comma, colon, dash or such stands between it and the place before. */
  readonly afterMark: boolean
}

/** A phrase or multi-word name: places `from` up to and with `to`. */
export interface PhraseHit {
  readonly from: number
  readonly to: number
  readonly symbol: number
}

export interface ReadText {
  readonly tokens: readonly Token[]
  readonly places: readonly Place[]
  readonly phrases: readonly PhraseHit[]
  /** The phrases that begin, and those that end, at a place; undefined where there are none. */
  readonly phrasesFrom: readonly (readonly PhraseHit[] | undefined)[]
  readonly phrasesTo: readonly (readonly PhraseHit[] | undefined)[]
  /** Numbers of the sentences that end in a question mark. */
  readonly questions: ReadonlySet<number>
  /** All marks that a place or phrase of the text has. */
  readonly marks: number
}

const CLOCK = /^(?:[01]?\d|2[0-4])(?:(?:u|h|uhr)(?:[0-5]\d)?|[:][0-5]\d(?:am|pm|h|u)?|am|pm)$/u

function formOf({ kind, lower }: Token): string {
  if (kind === 'number') return CLOCK.test(lower) ? '#clock' : '#num'
  if (kind === 'mention') return '#mention'
  return kind === 'url' ? '#url' : lower
}

interface Placing {
  readonly places: Place[]
  readonly lexicon: Lexicon
}

/** Adds what one token holds: itself, the parts of a hashtag, the words of a glued sentence, a word broken in two. */
function place(
  { places, lexicon }: Placing,
  token: Token,
  at: number,
  before: Token | undefined,
  afterMark: boolean,
): void {
  const { lower } = token
  if (token.kind === 'hashtag') {
    for (const part of token.parts) addWords(places, lexicon, part, token, at, afterMark)
    return
  }
  if (token.kind === 'number') {
    places.push(placeOf(numberFacts(lexicon, formOf(token), lower), lower, token.start, token, at, afterMark))
    return
  }
  if (token.kind !== 'word') {
    const form = formOf(token)
    places.push(placeOf(lexicon.facts(form), form, token.start, token, at, afterMark))
    return
  }
  const facts = lexicon.facts(lower)
  if (before?.kind === 'word' && before.to + 1 === token.at && isBroken(places, facts)) {
    if (lexicon.joins(before.lower, lower)) {
      places.pop()
      const form = before.lower + lower
      places.push(placeOf(lexicon.facts(form), form, before.start, token, at, afterMark))
      return
    }
  }
  if (facts.glued.length > 0) addWords(places, lexicon, lower, token, at, afterMark)
  else places.push(placeOf(facts, lower, token.start, token, at, afterMark))
}

const isBroken = (places: readonly Place[], { word }: WordFacts): boolean =>
  word < 0 || places[places.length - 1]?.facts.word === -1

const placeOf = (
  facts: WordFacts,
  lower: string,
  start: number,
  { end, sentence }: Token,
  token: number,
  afterMark: boolean,
): Place => ({ facts, lower, start, end, sentence, token, afterMark })

/** Adds a form, or the words of one that is a sentence without spaces. */
function addWords(
  places: Place[],
  lexicon: Lexicon,
  form: string,
  token: Token,
  at: number,
  afterMark: boolean,
): void {
  const facts = lexicon.facts(form)
  if (facts.glued.length === 0) {
    places.push(placeOf(facts, form, token.start, token, at, afterMark))
    return
  }
  for (const word of facts.glued)
    places.push(placeOf(lexicon.facts(word), word, token.start, token, at, afterMark))
}

function placesOf(tokens: readonly Token[], lexicon: Lexicon): { places: Place[]; questions: Set<number> } {
  const places: Place[] = []
  const questions = new Set<number>()
  const placing = { places, lexicon }
  let afterMark = false
  for (let token = 0; token < tokens.length; token++) {
    const one = tokens[token] as Token
    if (one.kind === 'punct' && lexicon.facts(one.lower).word < 0) {
      if (one.lower.charCodeAt(0) === 63) questions.add(one.sentence)
      afterMark = true
      continue
    }
    place(placing, one, token, tokens[token - 1], afterMark)
    afterMark = false
  }
  return { places, questions }
}

/** `1312` and `88` are words to a pack that lists them, numbers otherwise. */
function numberFacts(lexicon: Lexicon, form: string, lower: string): WordFacts {
  if (form !== '#num') return lexicon.facts(form)
  const own = lexicon.facts(lower)
  return own.word >= 0 ? own : lexicon.facts(form)
}

function addPhrases(places: readonly Place[], at: number, lexicon: Lexicon, found: PhraseHit[]): number {
  const place = places[at]
  let node = place?.facts.starts
  let marks = place?.facts.marks ?? 0
  for (let to = at; node !== undefined; ) {
    for (const symbol of node.classes) {
      found.push({ from: at, to, symbol })
      marks |= lexicon.marks(symbol)
    }
    to += 1
    const next = places[to]
    if (next === undefined || next.sentence !== place?.sentence || next.facts.word < 0) break
    node = node.next.get(next.facts.word)
  }
  return marks
}

interface Name {
  readonly to: number
  readonly facts: WordFacts
}

/** The longest name of several words that starts at `at`, if any. */
function nameAt(places: readonly Place[], at: number, lexicon: Lexicon): Name | null {
  let found: Name | null = null
  let node = places[at]?.facts.starts
  for (let to = at; node !== undefined; ) {
    if (node.isName) found = { to, facts: lexicon.nameFacts(node) }
    to += 1
    const next = places[to]
    if (next === undefined || next.sentence !== places[at]?.sentence || next.facts.word < 0) break
    node = node.next.get(next.facts.word)
  }
  return found
}

/**
 * A name of several words ("mensen zonder papieren") becomes one place, so that nothing inside it is read and a group
 * named in three words reads as one named in one.
 */
function withNamesWhole(places: readonly Place[], lexicon: Lexicon): readonly Place[] {
  let whole: Place[] | null = null
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as Place
    const name = place.facts.starts?.beginsName ? nameAt(places, at, lexicon) : null
    if (name === null) {
      whole?.push(place)
      continue
    }
    whole ??= places.slice(0, at)
    const last = places[name.to] as Place
    whole.push({ ...place, facts: name.facts, lower: `${place.lower} …`, end: last.end })
    at = name.to
  }
  return whole ?? places
}

function byPlace(phrases: readonly PhraseHit[], end: 'from' | 'to'): (PhraseHit[] | undefined)[] {
  const found: (PhraseHit[] | undefined)[] = []
  for (const phrase of phrases) {
    const known = found[phrase[end]]
    if (known === undefined) found[phrase[end]] = [phrase]
    else known.push(phrase)
  }
  return found
}

/** The text as places with what the pack knows of each, and the phrases among them. */
export function readText(tokens: readonly Token[], lexicon: Lexicon): ReadText {
  const read = placesOf(tokens, lexicon)
  const places = withNamesWhole(read.places, lexicon)
  const phrases: PhraseHit[] = []
  let marks = 0
  for (let at = 0; at < places.length; at++) marks |= addPhrases(places, at, lexicon, phrases)
  return {
    tokens,
    places,
    phrases,
    phrasesFrom: byPlace(phrases, 'from'),
    phrasesTo: byPlace(phrases, 'to'),
    questions: read.questions,
    marks,
  }
}
