import { type FoundConcepts, findConcepts, type GroupMention, type Packs } from '@seinpost/concepts'
import { LANGUAGES, type Language, type Span } from '@seinpost/schemas'
import { identifyLanguage, type NormalisedText, normalise, type Token, tokenise } from '@seinpost/text'
import { HEAD_NAMES, type HeadName } from './head-names.ts'
import { type HeadToken, NgramBuffer, ngramsOf } from './heads/ngrams.ts'
import { type HeadReading, readHeads, type SparseHeads } from './heads/sparse-heads.ts'
import { negatedTokens } from './negators.ts'

/** A text as the model has read it, before any weight of the severity model. */
export interface Reading {
  readonly lang: Language
  /** How sure the language is, in [0, 1]. */
  readonly langConfidence: number
  readonly found: FoundConcepts
  /** Where each head token stands in the original. */
  readonly spans: readonly Span[]
  readonly tokens: readonly HeadToken[]
  readonly heads: HeadReading
  /** Letters hidden behind look-alikes, digits or spacing. */
  readonly disguised: number
}

export interface ReadingDeps {
  readonly packs: Packs
  readonly heads: SparseHeads
}

/** Every group name becomes this one token: the heads cannot tell one group from another. */
export const GROUP_MASK = '<group>'
const SLUR_MASK = '<slur>'
const NUMBER_MASK = '<number>'
const MENTION_MASK = '<mention>'
/** Below this the text's own language is too unsure to overrule what the source says. */
const SURE = 0.7

const isLanguage = (lang: string): lang is Language => LANGUAGES.some((known) => known === lang)

/** The language to read in: the text's own when that is clear, else what the source says. */
export function readingLanguage(
  text: NormalisedText,
  stated: string | undefined,
): { lang: Language; confidence: number } {
  const own = identifyLanguage(text)
  const short = stated?.toLowerCase().slice(0, 2)
  if (short === undefined || own.lang === short) return { lang: own.lang, confidence: own.confidence }
  if (own.lang !== 'und' && own.lang !== 'other' && own.confidence >= SURE)
    return { lang: own.lang, confidence: own.confidence }
  return { lang: isLanguage(short) ? short : 'other', confidence: 0.5 }
}

/** The words of a text as the heads see them; `spans` says where each stands. */
export function headTokens(
  read: readonly Token[],
  groups: readonly GroupMention[],
  lang: string,
): { tokens: HeadToken[]; spans: Span[] } {
  const tokens: HeadToken[] = []
  const spans: Span[] = []
  let next = 0
  let maskedTo = -1
  const push = (form: string, masked: boolean, { start, end }: Span) => {
    tokens.push({ form, masked })
    spans.push({ start, end })
  }
  for (const token of read) {
    while (next < groups.length && (groups[next]?.end ?? 0) <= token.start) next += 1
    const group = groups[next]
    if (group && token.start < group.end && token.end > group.start) {
      if (maskedTo !== next) push(group.form === 'slur' ? SLUR_MASK : GROUP_MASK, true, group)
      maskedTo = next
      continue
    }
    if (token.kind === 'number') push(NUMBER_MASK, true, token)
    else if (token.kind === 'mention' || token.kind === 'url') push(MENTION_MASK, true, token)
    else if (token.kind === 'hashtag') for (const part of token.parts) push(part, false, token)
    else push(token.lower, token.kind === 'punct', token)
  }
  const negated = negatedTokens(tokens, lang)
  return {
    tokens: tokens.map((token, at) => (negated[at] && !token.masked ? { ...token, negated: true } : token)),
    spans,
  }
}

/** Read before the next text is hashed. */
const hashed = new NgramBuffer()

/** Reads a text: its language, what the packs find and what the heads say. Linear in its length; never throws. */
export function readText(
  original: string,
  stated: string | undefined,
  { packs, heads }: ReadingDeps,
): Reading {
  const text = normalise(original)
  const { lang, confidence } = readingLanguage(text, stated)
  const read = tokenise(text)
  const found = findConcepts(text, lang, packs, read)
  const { tokens, spans } = headTokens(read, found.groups, lang)
  return {
    lang,
    langConfidence: confidence,
    found,
    spans,
    tokens,
    heads: readHeads(heads, ngramsOf(tokens, hashed), tokens.length),
    disguised: text.disguised,
  }
}

const HEAD_INDEX = new Map<string, number>(HEAD_NAMES.map((name, index) => [name, index]))
/** A head that is less sure than this says nothing. */
const HEAD_FLOOR = 0.1
/** Log-odds surely below the floor: most heads of most texts need no more work. */
const SILENT = Math.log(HEAD_FLOOR / (1 - HEAD_FLOOR)) - 0.001
/** From here on a head says all it can. What is said of a group is said in words that no head has seen all of. */
const HEAD_FULL: Partial<Record<HeadName, number>> = { hateful: 0.5, negative: 0.5 }

/** What a head says of a text as a strength in [0, 1]; 0 below one in ten. */
export function headStrength(reading: Pick<HeadReading, 'logits'>, name: HeadName): number {
  const logit = reading.logits[HEAD_INDEX.get(name) ?? 0] ?? 0
  if (logit < SILENT) return 0
  const p = 1 / (1 + Math.exp(-logit))
  return p <= HEAD_FLOOR ? 0 : Math.min(1, (p - HEAD_FLOOR) / ((HEAD_FULL[name] ?? 1) - HEAD_FLOOR))
}

/** What each token adds to a head's log-odds, in the order of the tokens. */
export function tokenShares({ heads, tokens }: Reading, name: HeadName): Float64Array {
  const index = HEAD_INDEX.get(name) ?? 0
  const shares = new Float64Array(tokens.length)
  for (let at = 0; at < shares.length; at += 1)
    shares[at] = heads.byToken[at * HEAD_NAMES.length + index] ?? 0
  return shares
}
