import { CONCEPTS, type Language, type Span } from '@seinpost/schemas'
import { type NormalisedText, type Token, tokenise } from '@seinpost/text'
import type { CompiledEntry, HitLabel, PackLanguage } from './compiled.ts'
import type { ConceptHit } from './concept-hit.ts'
import { type GroupMention, groupMentions } from './group-mentions.ts'
import type { LanguagePack, Packs } from './load-packs.ts'
import type { Match } from './matcher.ts'
import type { Condition } from './pack-file.ts'
import { type ReadText, readText } from './read-text.ts'
import { type QuoteSpan, quotesOf, type Scopes } from './scopes.ts'
import { settle } from './settle.ts'

export interface FoundConcepts {
  readonly hits: readonly ConceptHit[]
  /** Every naming of a group of people, hostile or not. Their names never reach the score. */
  readonly groups: readonly GroupMention[]
  readonly quotes: readonly Span[]
}

interface Reading {
  readonly read: ReadText
  readonly quotes: readonly QuoteSpan[]
  readonly groups: readonly GroupMention[]
}

const CONDITIONS: Readonly<Record<Condition, (reading: Reading, match: Match) => boolean>> = {
  group_before: ({ groups, read }, { from }) =>
    groups.some(({ end }) => end <= (read.places[from]?.start ?? 0)),
  quotes: ({ quotes }) => quotes.length > 0,
  no_quotes: ({ quotes }) => quotes.length === 0,
  question: ({ read }, { from }) => read.questions.has(read.places[from]?.sentence ?? -1),
  statement: ({ read }, { from }) => !read.questions.has(read.places[from]?.sentence ?? -1),
}

/** More sentences than a text can have. */
const MOST_SENTENCES = 2 ** 24

/** An entry in a sentence, as one number. */
const entryIn = ({ entry, from }: Match, { places }: ReadText): number =>
  entry * MOST_SENTENCES + (places[from]?.sentence ?? 0)

/** Sentence and entry of every `unless` that matched. */
function vetoes(matches: readonly Match[], read: ReadText): Set<number> {
  const found = new Set<number>()
  for (const match of matches) if (match.veto) found.add(entryIn(match, read))
  return found
}

function hitsOf(pack: LanguagePack, reading: Reading): ConceptHit[] {
  const { read, quotes } = reading
  const matches = pack.matcher.match(read)
  if (matches.length === 0) return []
  const called = vetoes(matches, read)
  const hits: ConceptHit[] = []
  for (const match of matches) {
    if (match.veto || (called.size > 0 && called.has(entryIn(match, read)))) continue
    const entry = pack.entries[match.entry]
    if (entry === undefined || !entry.when.every((condition) => CONDITIONS[condition](reading, match)))
      continue
    const meant = manner(pack.scopes, entry, match, read, quotes)
    hits.push(hitOf(entry, entry.label, match, read, meant))
    for (const capture of match.captures) {
      const label = CONCEPTS[capture.concept]
      if (label !== undefined) hits.push(hitOf(entry, label, capture, read, meant))
    }
  }
  return hits
}

const hitOf = (
  { id, strength }: CompiledEntry,
  label: HitLabel,
  { from, to }: { readonly from: number; readonly to: number },
  { places }: ReadText,
  { negated, quoted, subject, hypothetical }: Manner,
): ConceptHit => ({
  label,
  start: places[from]?.start ?? 0,
  end: places[to]?.end ?? 0,
  from: id,
  strength,
  negated,
  quoted,
  subject,
  hypothetical,
})

type Manner = Pick<ConceptHit, 'negated' | 'quoted' | 'subject' | 'hypothetical'>

/** How a match is meant: denied, quoted, whose, supposed. */
function manner(
  scopes: Scopes,
  entry: CompiledEntry,
  match: Match,
  read: ReadText,
  quotes: readonly QuoteSpan[],
): Manner {
  const token = read.places[match.from]?.token ?? 0
  return {
    negated: !match.keeps && scopes.isNegated(read, match),
    quoted: quotes.some(({ open, close }) => token > open && token < close),
    subject: entry.subject === 'unknown' ? scopes.subjectOf(read, match) : entry.subject,
    hypothetical: scopes.isHypothetical(read, match),
  }
}

const isPackLanguage = (lang: Language): lang is PackLanguage => lang !== 'other' && lang !== 'und'

function readingOf(tokens: readonly Token[], pack: LanguagePack): Reading {
  const read = readText(tokens, pack.lexicon)
  return { read, quotes: quotesOf(read), groups: groupMentions(read, pack) }
}

/** Every hit of every entry, before those of one label at one place are brought down to one. For the packs' own tests. */
export function allHits(text: string, lang: PackLanguage, packs: Packs): ConceptHit[] {
  const pack = packs.languages[lang]
  return hitsOf(pack, readingOf(tokenise(text), pack))
}

function findIn(tokens: readonly Token[], pack: LanguagePack): FoundConcepts {
  const reading = readingOf(tokens, pack)
  const quotes = reading.quotes.map(({ open, close }) => ({
    start: tokens[open]?.start ?? 0,
    end: tokens[close]?.end ?? 0,
  }))
  return { hits: settle(hitsOf(pack, reading)), groups: reading.groups, quotes }
}

/**
 * Signs of concepts and contexts in a text, by the packs of its language; a text of unknown language is read with
 * all packs. Offsets are UTF-16 units of the original. Which group is named never changes a result but its spans.
 * Who has the tokens of the text already hands them in.
 */
export function findConcepts(
  input: NormalisedText | string,
  lang: Language,
  packs: Packs,
  tokens: readonly Token[] = tokenise(input),
): FoundConcepts {
  if (isPackLanguage(lang)) return findIn(tokens, packs.languages[lang])
  const all = Object.values(packs.languages).map((pack) => findIn(tokens, pack))
  return {
    hits: all.flatMap(({ hits }) => hits),
    groups: all.flatMap(({ groups }) => groups),
    quotes: all[0]?.quotes ?? [],
  }
}
