import type { IndexedText } from '@seinpost/dedup-index'
import type { Level, Score, Signal } from '@seinpost/schemas'
import { canonicalUrl } from './canonical-url.ts'
import { cueKeys } from './cues.ts'
import { foldText, MARK_TARGET, MARK_TIME } from './fold-text.ts'
import { hash32 } from './hash.ts'
import { nearKeys, sketchOf } from './near-keys.ts'
import { encodeFacts, HEAD_WORDS, type TextFacts } from './text-facts.ts'
import { wordClass } from './word-class.ts'

export type ScoreToFingerprint = Pick<Score, 'lang' | 'severity' | 'context'> & {
  readonly explanation?: Pick<Score['explanation'], 'evidence'>
}

/** Anything that can be compared: a whole signal, or a bare text. */
export interface TextToFingerprint {
  readonly id: string
  readonly text: string
  /** When it was said, milliseconds since the epoch. */
  readonly at: number
  readonly lang?: string | undefined
  readonly score?: ScoreToFingerprint | undefined
  readonly source?: Pick<Signal['source'], 'kind' | 'url' | 'key'> | undefined
  readonly place?: Signal['place'] | undefined
  readonly referral?: boolean | undefined
}

export interface Fingerprint {
  readonly indexed: IndexedText
  readonly facts: TextFacts
}

/** Languages that cues may lead to and from, in an order that is stored. */
const LANGUAGES: readonly string[] = ['nl', 'fr', 'en', 'de']
/** Contexts in which the words are not the writer's own, or are turned against. */
const QUOTING = new Set(['quotation', 'counterspeech'])
/** Shorter than this everyone says it: `proficiat`, `schande`. */
export const SHORTEST_SAME_TEXT = 12
const TAIL_HASHES = 16

/** What the index and the guard need of a text. */
export function fingerprint(text: TextToFingerprint): Fingerprint {
  const facts = factsOf(text)
  const squeezed = facts.words.join('')
  const classes = facts.words.map(wordClass)
  const exactKeys = [
    ...(text.source === undefined ? [] : sourceKeys(text.source)),
    ...(squeezed.length >= SHORTEST_SAME_TEXT ? [textKey(squeezed, facts.tail)] : []),
  ]
  return {
    facts,
    indexed: {
      id: text.id,
      exactKeys,
      nearKeys: nearKeys(facts.words, classes),
      cueKeys: cueKeys(facts, classes),
      language: LANGUAGES.indexOf(facts.lang) + 1,
      sketch: sketchOf(facts.words, classes),
      facts: encodeFacts(facts),
      at: text.at,
    },
  }
}

function factsOf({ text, lang, score, source, place, referral }: TextToFingerprint): TextFacts {
  const { words, marks, truncated } = foldText(text)
  const level: Level | null = score?.severity.effective ?? null
  return {
    words: words.slice(0, HEAD_WORDS),
    marks: withEvidence(words, marks, text, score).slice(0, HEAD_WORDS),
    truncated,
    total: words.length,
    tail: tailOf(words),
    level,
    quotes: score?.context.some((label) => QUOTING.has(label)) ?? false,
    referral: referral ?? (source !== undefined && source.kind !== 'public'),
    lang: (score?.lang ?? lang ?? 'und').slice(0, 3),
    place: placeKey(place),
    placeRole: place?.role ?? '',
  }
}

const EVIDENCE_MARKS: ReadonlyMap<string, number> = new Map([
  ['target_person', MARK_TARGET],
  ['target_group', MARK_TARGET],
  ['target_place', MARK_TARGET],
  ['time_near', MARK_TIME],
])

/** What the score saw as target or time, on the words it saw it in. */
function withEvidence(
  words: readonly string[],
  marks: readonly number[],
  text: string,
  score: ScoreToFingerprint | undefined,
): readonly number[] {
  const seen = new Map<string, number>()
  for (const { label, start, end } of score?.explanation?.evidence ?? []) {
    const mark = EVIDENCE_MARKS.get(label)
    if (mark === undefined) continue
    for (const word of foldText(text.slice(start, end)).words) seen.set(word, (seen.get(word) ?? 0) | mark)
  }
  if (seen.size === 0) return marks
  return marks.map((mark, at) => mark | (seen.get(words[at] ?? '') ?? 0))
}

function sourceKeys({ url, key }: Pick<Signal['source'], 'url' | 'key'>): string[] {
  const canonical = canonicalUrl(url)
  return [`item:${key}`, ...(canonical === null ? [] : [`url:${canonical}`])]
}

const textKey = (squeezed: string, tail: readonly number[]): string =>
  `text:${hash32(squeezed).toString(36)}.${hash32(squeezed, 0x9747b28c).toString(36)}.${squeezed.length}${tail.length === 0 ? '' : `.${tail.join('.')}`}`

/** Smallest hashes of the word triples after the head: a bottom-k sketch (Broder 1997). */
function tailOf(words: readonly string[]): number[] {
  if (words.length <= HEAD_WORDS) return []
  const hashes = new Set<number>()
  for (let at = HEAD_WORDS; at < words.length; at++)
    hashes.add(hash32(words.slice(Math.max(0, at - 2), at + 1).join(' ')))
  return [...hashes].sort((one, other) => one - other).slice(0, TAIL_HASHES)
}

function placeKey(place: Signal['place']): string {
  if (place === undefined) return ''
  return place.postcode ?? foldText(place.municipality ?? '').words.join(' ')
}
