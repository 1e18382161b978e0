import type { NormalisedText, Token } from '@seinpost/text'
import { tokenise } from '@seinpost/text'
import type { Lexicon, PhraseNode, WordFacts } from './lexicon.ts'

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
  tokens: readonly Token[],
  token: number,
  afterMark: boolean,
): void {
  const { kind, lower, start, end, sentence, parts, at } = tokens[token] as Token
  const add = (form: string, from = start): void => {
    places.push({ facts: lexicon.facts(form), lower: form, start: from, end, sentence, token, afterMark })
  }
  if (kind === 'hashtag') {
    for (const part of parts) addWords(lexicon, part, add)
    return
  }
  if (kind === 'number') {
    places.push({
      facts: numberFacts(lexicon, formOf(tokens[token] as Token), lower),
      lower,
      start,
      end,
      sentence,
      token,
      afterMark,
    })
    return
  }
  if (kind !== 'word') {
    add(formOf(tokens[token] as Token))
    return
  }
  const facts = lexicon.facts(lower)
  const before = tokens[token - 1]
  const broken = facts.word < 0 || places.at(-1)?.facts.word === -1
  if (broken && before?.kind === 'word' && before.to + 1 === at && lexicon.joins(before.lower, lower)) {
    places.pop()
    add(before.lower + lower, before.start)
  } else if (facts.glued.length > 0) {
    for (const word of facts.glued) add(word)
  } else {
    places.push({ facts, lower, start, end, sentence, token, afterMark })
  }
}

function addWords(lexicon: Lexicon, form: string, add: (form: string) => void): void {
  const { glued } = lexicon.facts(form)
  if (glued.length === 0) add(form)
  else for (const word of glued) add(word)
}

function placesOf(tokens: readonly Token[], lexicon: Lexicon): { places: Place[]; questions: Set<number> } {
  const places: Place[] = []
  const questions = new Set<number>()
  let afterMark = false
  for (let token = 0; token < tokens.length; token++) {
    const { kind, lower, sentence } = tokens[token] as Token
    if (kind === 'punct' && lexicon.facts(lower).word < 0) {
      if (lower.charCodeAt(0) === 63) questions.add(sentence)
      afterMark = true
      continue
    }
    place({ places, lexicon }, tokens, token, afterMark)
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

function addPhrases(places: readonly Place[], at: number, root: PhraseNode, found: PhraseHit[]): void {
  let node: PhraseNode | undefined = root
  const sentence = places[at]?.sentence
  for (let to = at; to < places.length; to++) {
    const place = places[to] as Place
    if (place.sentence !== sentence || place.facts.word < 0) return
    node = node.next.get(place.facts.word)
    if (node === undefined) return
    for (const symbol of node.classes) found.push({ from: at, to, symbol })
  }
}

/** The longest name of several words that starts at `at`, if any. */
function nameAt(
  places: readonly Place[],
  at: number,
  root: PhraseNode,
  groupSymbols: readonly number[],
): { readonly to: number; readonly node: PhraseNode } | null {
  let node: PhraseNode | undefined = root
  let found: { to: number; node: PhraseNode } | null = null
  const sentence = places[at]?.sentence
  for (let to = at; to < places.length; to++) {
    const place = places[to] as Place
    if (place.sentence !== sentence || place.facts.word < 0) break
    node = node.next.get(place.facts.word)
    if (node === undefined) break
    if (node.classes.some((symbol) => groupSymbols.includes(symbol))) found = { to, node }
  }
  return found
}

/**
 * A name of several words ("mensen zonder papieren") becomes one place, so that nothing inside it is read and a group
 * named in three words reads as one named in one.
 */
function withNamesWhole(
  places: readonly Place[],
  lexicon: Lexicon,
  groupSymbols: readonly number[],
): readonly Place[] {
  let whole: Place[] | null = null
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as Place
    const name = place.facts.word < 0 ? null : nameAt(places, at, lexicon.phrases, groupSymbols)
    if (name === null) {
      whole?.push(place)
      continue
    }
    whole ??= places.slice(0, at)
    const last = places[name.to] as Place
    whole.push({ ...place, facts: lexicon.nameFacts(name.node), lower: `${place.lower} …`, end: last.end })
    at = name.to
  }
  return whole ?? places
}

/** The text as places with what the pack knows of each, and the phrases among them. */
export function readText(
  text: NormalisedText,
  lexicon: Lexicon,
  groupSymbols: readonly number[] = [],
): ReadText {
  const tokens = tokenise(text)
  const read = placesOf(tokens, lexicon)
  const places = withNamesWhole(read.places, lexicon, groupSymbols)
  const phrases: PhraseHit[] = []
  for (let at = 0; at < places.length; at++) addPhrases(places, at, lexicon.phrases, phrases)
  const phrasesFrom: PhraseHit[][] = []
  const phrasesTo: PhraseHit[][] = []
  for (const phrase of phrases) {
    phrasesFrom[phrase.from] = [...(phrasesFrom[phrase.from] ?? []), phrase]
    phrasesTo[phrase.to] = [...(phrasesTo[phrase.to] ?? []), phrase]
  }
  return { tokens, places, phrases, phrasesFrom, phrasesTo, questions: read.questions }
}
