import { type ConceptHit, CUES, type Cue } from '@seinpost/concepts'
import { CONCEPTS, CONTEXTS, type Concept, type Context, type Span } from '@seinpost/schemas'
import { HEAD_CONTEXTS } from './head-names.ts'
import { negatorStrength } from './negators.ts'
import { headStrength, type Reading } from './reading.ts'
import { realWorldStrength } from './real-world.ts'
import type { ScoreInput } from './score-input.ts'
import { type VenueKind, venueKindOf } from './venue.ts'

/** A label's strength and where it was seen; strength alone when it comes from the setting. */
export interface Sign {
  readonly strength: number
  /** Which share of the strength stands in a negation, between quotation marks, or under an "if". */
  readonly negated: number
  readonly quoted: number
  readonly hypothetical: number
  /** Which share the writer says in the first person, outside any quotation marks. */
  readonly own: number
  readonly hits: readonly ConceptHit[]
}

/** What stays as it is when words are taken out of a text to see what they did. */
export interface Setting {
  readonly venue: VenueKind
  /** 1 when a word of the text negates. */
  readonly negator: number
  /** 1 when the writer says that it is about the real world. */
  readonly realWorld: number
}

/** Everything the severity terms are computed from. */
export interface Signs extends Setting {
  readonly concepts: Readonly<Record<Concept, Sign>>
  readonly cues: Readonly<Record<string, Sign>>
  /** Strength per context, of the text as a whole and its setting. */
  readonly contexts: Readonly<Record<Context, Sign>>
  /** 1 when a group of people is named, by whatever name. */
  readonly groupNamed: number
  readonly groupSpans: readonly Span[]
  readonly hasQuotes: boolean
  /** How far a group is spoken well of, in [0, 1]. */
  readonly praise: number
  /** How far the text says that it is serious or real, in [0, 1]. */
  readonly serious: number
}

/** A label that was not seen. One object stands for all of them: a text has some seventy. */
const NOT_SEEN: Sign = { strength: 0, negated: 0, quoted: 0, hypothetical: 0, own: 0, hits: [] }

/** Chance that at least one of two independent signs is right (noisy or). */
export const eitherOf = (a: number, b: number): number => 1 - (1 - a) * (1 - b)

function signOf(hits: ConceptHit[]): Sign {
  let [all, asserted, unquoted, factual, own] = [0, 0, 0, 0, 0]
  for (const { strength, negated, quoted, hypothetical, subject } of hits) {
    if (!quoted && subject === 'writer') own = Math.max(own, strength)
    all = Math.max(all, strength)
    if (!negated) asserted = Math.max(asserted, strength)
    if (!quoted) unquoted = Math.max(unquoted, strength)
    if (!hypothetical) factual = Math.max(factual, strength)
  }
  return {
    strength: all,
    negated: 1 - asserted / all,
    quoted: 1 - unquoted / all,
    hypothetical: 1 - factual / all,
    own: own / all,
    hits,
  }
}

function raise<K extends string>(signs: Record<K, Sign>, name: K, strength: number): void {
  const sign = signs[name]
  if (strength === 0 && sign.strength === 0) return
  signs[name] = { ...sign, strength: eitherOf(sign.strength, strength) }
}

/** Above this a context head counts; below it is noise of the words around. */
const CONTEXT_HEAD_FLOOR = 0.7
const VENUE_BASELINE = 0.9
const HEAD_TRUST = 0.6
/** Attacks hardly ever look like an answer to one: this head counts from less, and for more. */
const COUNTER_FLOOR = 0.3
const COUNTER_FULL = 0.55

function addSetting(contexts: Record<Context, Sign>, input: ScoreInput, venue: VenueKind): void {
  if (venue === 'game') raise(contexts, 'gaming', 0.7)
  if (venue === 'game' || venue === 'sports') raise(contexts, 'venue_baseline', VENUE_BASELINE)
  if (venue === 'news') raise(contexts, 'quotation', 0.6)
  if (venue === 'referral' || input.sourceKind === 'referral') raise(contexts, 'third_person_referral', 1)
}

/** A group named by a slur. */
const SLUR = 0.8

const SELF_HARM =
  /zelfdoding|zelfverwonding|zelfmoord|suicid|self[-_ ]?harm|automutilation|selbst(?:mord|verletz)/iu
/** A partner's coded concern without a hit in the note: they saw it, the note does not say it. */
const CONCERN_STRENGTH = 0.5

function addReferral(
  concepts: Record<Concept, Sign>,
  contexts: Record<Context, Sign>,
  input: ScoreInput,
): void {
  for (const code of [...(input.referral?.concerns ?? []), ...(input.referral?.protective ?? [])]) {
    const concept = CONCEPTS.find((known) => known === code)
    if (concept && concepts[concept].strength < CONCERN_STRENGTH)
      concepts[concept] = { ...concepts[concept], strength: CONCERN_STRENGTH }
    if (SELF_HARM.test(code)) raise(contexts, 'help_seeking', 0.9)
  }
}

function addHeads(contexts: Record<Context, Sign>, reading: Reading): void {
  for (const name of HEAD_CONTEXTS) {
    // A report without quotation marks looks like a threat to a head, and a threat like a report.
    if (name === 'quotation' && reading.found.quotes.length === 0) continue
    const strength = headStrength(reading.heads, name)
    if (name === 'counterspeech') {
      raise(
        contexts,
        name,
        Math.min(1, Math.max(0, strength - COUNTER_FLOOR) / (COUNTER_FULL - COUNTER_FLOOR)),
      )
    } else if (strength > CONTEXT_HEAD_FLOOR) {
      raise(contexts, name, (HEAD_TRUST * (strength - CONTEXT_HEAD_FLOOR)) / (1 - CONTEXT_HEAD_FLOOR))
    }
  }
}

function addCues(contexts: Record<Context, Sign>, cues: Readonly<Record<string, Sign>>): void {
  raise(contexts, 'counterspeech', 0.6 * (cues.condemns?.strength ?? 0))
  raise(contexts, 'quotation', 0.6 * (cues.reports?.strength ?? 0))
  raise(contexts, 'humour_irony', 0.4 * (cues.softener?.strength ?? 0))
}

// Every key is set. `fromEntries` gives an object that is quick to copy; one that is filled key by key is not.
const recordOf = <K extends string>(keys: readonly K[]): Record<K, Sign> =>
  Object.fromEntries(keys.map((key) => [key, NOT_SEEN])) as Record<K, Sign>

/** Copied for every text, which is quicker than making them. */
const NO_CONCEPTS = recordOf(CONCEPTS)
const NO_CONTEXTS = recordOf(CONTEXTS)
const NO_CUES = recordOf(CUES)

const isConcept = (label: string): label is Concept => Object.hasOwn(NO_CONCEPTS, label)
const isContext = (label: string): label is Context => Object.hasOwn(NO_CONTEXTS, label)
const CUE_OF = new Map<string, Cue>(CUES.map((cue) => [`cue:${cue}`, cue]))

function hitsByLabel(hits: readonly ConceptHit[]): Map<string, ConceptHit[]> {
  const byLabel = new Map<string, ConceptHit[]>()
  for (const hit of hits) {
    const known = byLabel.get(hit.label)
    if (known) known.push(hit)
    else byLabel.set(hit.label, [hit])
  }
  return byLabel
}

/**
 * How real it is. An announcement is meant to be believed; and a match needs no weapons and no recruits, while a game
 * is full of both.
 */
function seriousness(
  concepts: Readonly<Record<Concept, Sign>>,
  cues: Readonly<Record<'emphasis_serious', Sign>>,
  { venue, realWorld }: Setting,
): number {
  const beyondSport =
    venue === 'sports' ? Math.max(concepts.means.strength, concepts.recruitment.strength) : 0
  return Math.max(cues.emphasis_serious.strength, realWorld, concepts.leakage.strength, beyondSport)
}

/** What a text says of itself and where it was said. */
export const settingOf = ({ tokens, lang }: Reading, input: ScoreInput): Setting => ({
  venue: venueKindOf(input.venue),
  negator: negatorStrength(tokens, lang),
  realWorld: realWorldStrength(input),
})

/** Puts together what was read and where it was said. */
export function signsOf(
  reading: Reading,
  input: ScoreInput,
  { venue, negator, realWorld }: Setting = settingOf(reading, input),
): Signs {
  const concepts = { ...NO_CONCEPTS }
  const contexts = { ...NO_CONTEXTS }
  const cues = { ...NO_CUES }
  for (const [label, hits] of hitsByLabel(reading.found.hits)) {
    const cue = CUE_OF.get(label)
    if (cue !== undefined) cues[cue] = signOf(hits)
    else if (isConcept(label)) concepts[label] = signOf(hits)
    else if (isContext(label)) contexts[label] = signOf(hits)
  }
  if (reading.found.groups.some(({ form }) => form === 'slur')) raise(cues, 'slur', SLUR)
  const groupNamed = reading.found.groups.length > 0 ? 1 : 0
  addSetting(contexts, input, venue)
  addReferral(concepts, contexts, input)
  addHeads(contexts, reading)
  addCues(contexts, cues)
  return {
    concepts,
    cues,
    contexts,
    groupNamed,
    groupSpans: reading.found.groups,
    venue,
    negator,
    realWorld,
    hasQuotes: reading.found.quotes.length > 0,
    praise: Math.max(cues.positive_group.strength, groupNamed * headStrength(reading.heads, 'positive')),
    serious: seriousness(concepts, cues, { venue, negator, realWorld }),
  }
}
