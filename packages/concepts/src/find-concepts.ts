import { CONCEPTS, type Language, type Span } from '@seinpost/schemas'
import { type NormalisedText, normalise } from '@seinpost/text'
import type { CompiledEntry, PackLanguage } from './compiled.ts'
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

/** Sentence and entry of every `unless` that matched. */
function vetoes(matches: readonly Match[], read: ReadText): Set<string> {
  const found = new Set<string>()
  for (const { veto, entry, from } of matches) {
    if (veto) found.add(`${entry}/${read.places[from]?.sentence}`)
  }
  return found
}

function hitsOf(pack: LanguagePack, reading: Reading): ConceptHit[] {
  const { read, quotes } = reading
  const matches = pack.matcher.match(read)
  const called = vetoes(matches, read)
  const hits: ConceptHit[] = []
  for (const match of matches) {
    if (match.veto || called.has(`${match.entry}/${read.places[match.from]?.sentence}`)) continue
    const entry = pack.entries[match.entry]
    if (entry === undefined || !entry.when.every((condition) => CONDITIONS[condition](reading, match)))
      continue
    const shared = {
      from: entry.id,
      strength: entry.strength,
      ...manner(pack.scopes, entry, match, read, quotes),
    }
    hits.push({ label: entry.label, ...spanOf(read, match), ...shared })
    for (const { concept, from, to } of match.captures) {
      const label = CONCEPTS[concept]
      if (label !== undefined) hits.push({ label, ...spanOf(read, { from, to }), ...shared })
    }
  }
  return hits
}

/** How a match is meant: denied, quoted, whose, supposed. */
function manner(
  scopes: Scopes,
  entry: CompiledEntry,
  match: Match,
  read: ReadText,
  quotes: readonly QuoteSpan[],
): Pick<ConceptHit, 'negated' | 'quoted' | 'subject' | 'hypothetical'> {
  const token = read.places[match.from]?.token ?? 0
  return {
    negated: !match.keeps && scopes.isNegated(read, match),
    quoted: quotes.some(({ open, close }) => token > open && token < close),
    subject: entry.subject === 'unknown' ? scopes.subjectOf(read, match) : entry.subject,
    hypothetical: scopes.isHypothetical(read, match),
  }
}

const spanOf = (read: ReadText, { from, to }: { from: number; to: number }): Span => ({
  start: read.places[from]?.start ?? 0,
  end: read.places[to]?.end ?? 0,
})

const isPackLanguage = (lang: Language): lang is PackLanguage => lang !== 'other' && lang !== 'und'

function readingOf(text: NormalisedText, pack: LanguagePack): Reading {
  const read = readText(text, pack.lexicon, pack.groupSymbols)
  return { read, quotes: quotesOf(read), groups: groupMentions(read, pack) }
}

/** Every hit of every entry, before those of one label at one place are brought down to one. For the packs' own tests. */
export function allHits(text: string, lang: PackLanguage, packs: Packs): ConceptHit[] {
  const pack = packs.languages[lang]
  return hitsOf(pack, readingOf(normalise(text), pack))
}

function findIn(text: NormalisedText, pack: LanguagePack): FoundConcepts {
  const reading = readingOf(text, pack)
  const { tokens } = reading.read
  const quotes = reading.quotes.map(({ open, close }) => ({
    start: tokens[open]?.start ?? 0,
    end: tokens[close]?.end ?? 0,
  }))
  return { hits: settle(hitsOf(pack, reading)), groups: reading.groups, quotes }
}

/**
 * Signs of concepts and contexts in a text, by the packs of its language; a text of unknown language is read with
 * all packs. Offsets are UTF-16 units of the original. Which group is named never changes a result but its spans.
 */
export function findConcepts(input: NormalisedText | string, lang: Language, packs: Packs): FoundConcepts {
  const text = typeof input === 'string' ? normalise(input) : input
  if (isPackLanguage(lang)) return findIn(text, packs.languages[lang])
  const all = Object.values(packs.languages).map((pack) => findIn(text, pack))
  return {
    hits: all.flatMap(({ hits }) => hits),
    groups: all.flatMap(({ groups }) => groups),
    quotes: all[0]?.quotes ?? [],
  }
}
