import { PROTECTIVE_CONCEPTS } from '@seinpost/schemas'
import { headStrength, type Reading } from './reading.ts'
import { CHANNELS, type Channel, type Factor, SEVERITY_TERMS } from './severity-terms.ts'
import type { Sign, Signs } from './signs.ts'

/** The model's input: a strength per severity term, and per term how far each channel bears on it. */
export interface TermStrengths {
  /** `SEVERITY_TERMS.length` strengths in [0, 1]. */
  readonly terms: Float64Array
  /** `SEVERITY_TERMS.length * CHANNELS.length` strengths in [0, 1], row by row; 0 where the term itself is 0. */
  readonly bearing: Float64Array
  /** Strength per channel of the text as a whole. */
  readonly channels: Float64Array
}

/** How far a joke, a game or an "if" is undone by a writer who says it is real. */
const SERIOUS_UNDOES = 0.9
/** Words of a court or a newspaper are a weak sign of a report where nothing is quoted and nothing is published. */
const UNMARKED_REPORT = 0.6
/** How far a negator somewhere in the text negates what a head sees. */
const UNSURE_NEGATION = 0.5
const UNDONE: ReadonlySet<Channel> = new Set([
  'gaming',
  'humour_irony',
  'venue_baseline',
  'hypothetical',
  'fiction_lyrics',
  'quotation',
])

/** A victim or partner who quotes a threat reports it: the quotation does not make it less. */
const reportsToUs = ({ contexts }: Signs): number =>
  Math.max(contexts.victim_report.strength, contexts.third_person_referral.strength)

function channelStrength(channel: Channel, signs: Signs): number {
  if (channel === 'positive_group') return signs.praise
  if (channel === 'protective')
    return Math.max(...PROTECTIVE_CONCEPTS.map((name) => signs.concepts[name].strength))
  const whole = signs.contexts[channel].strength
  const real = UNDONE.has(channel) ? whole * (1 - SERIOUS_UNDOES * signs.serious) : whole
  // A note from a school is no lesson, however many classrooms it names.
  if (channel === 'historical_academic') return real * (1 - reportsToUs(signs))
  if (channel !== 'quotation') return real
  const trust = signs.hasQuotes || signs.venue === 'news' ? 1 : UNMARKED_REPORT
  return real * trust * (1 - reportsToUs(signs))
}

interface Seen {
  readonly strength: number
  readonly sign: Sign | undefined
}

const NOTHING: Seen = { strength: 0, sign: undefined }

function strongest(signs: readonly (Sign | undefined)[]): Seen {
  let best = NOTHING
  for (const sign of signs)
    if (sign && sign.strength > best.strength) best = { strength: sign.strength, sign }
  return best
}

function factorOf(factor: Factor, signs: Signs, reading: Reading, thread: number): Seen {
  switch (factor.kind) {
    case 'group':
      return { strength: signs.groupNamed, sign: undefined }
    case 'negator':
      return { strength: signs.negator, sign: undefined }
    case 'thread':
      return { strength: thread, sign: undefined }
    case 'concept':
      // Every name of a concept factor is one: the terms are built from the vocabulary.
      return strongest(factor.of.map((name) => signs.concepts[name as keyof Signs['concepts']]))
    case 'cue':
      return strongest(factor.of.map((name) => signs.cues[name]))
    case 'head': {
      let best = 0
      for (const name of factor.of)
        best = Math.max(best, headStrength(reading.heads, name as Parameters<typeof headStrength>[1]))
      return { strength: best, sign: undefined }
    }
  }
}

/** What bears on a term: its own negation and quotation marks where its words stand in the text, else the whole text's. */
function bearingOf(channel: Channel, whole: number, sign: Sign | undefined, signs: Signs): number {
  // Heads do not see what a negation reaches; a text that negates at all is half negated to them.
  if (!sign || sign.hits.length === 0)
    return channel === 'negated' ? Math.max(whole, UNSURE_NEGATION * signs.negator) : whole
  const undone = 1 - SERIOUS_UNDOES * signs.serious
  if (channel === 'negated') return sign.negated
  if (channel === 'hypothetical') return Math.max(whole, sign.hypothetical * undone)
  if (channel !== 'quotation') return whole
  // Who says "I will" outside quotation marks reports nobody.
  if (!signs.hasQuotes) return whole * (1 - sign.own)
  const quoted = sign.quoted * undone * (1 - reportsToUs(signs))
  return Math.max(quoted, whole * sign.quoted)
}

/** A term that is about the negation is not taken away by it. */
const NEEDS_NEGATION = SEVERITY_TERMS.map(({ factors }) => factors.some(({ kind }) => kind === 'negator'))

function fillTerm(at: number, out: TermStrengths, seen: readonly Seen[], signs: Signs): void {
  let strength = 1
  for (const factor of seen) strength *= factor.strength
  if (strength === 0) return
  out.terms[at] = strength
  const sign = seen[0]?.sign
  for (const [c, channel] of CHANNELS.entries()) {
    if (channel === 'negated' && NEEDS_NEGATION[at]) continue
    out.bearing[at * CHANNELS.length + c] = bearingOf(channel, out.channels[c] ?? 0, sign, signs)
  }
}

/** The strengths of all terms of a text. `thread` is how far it takes over violence from the message it answers. */
export function termStrengths(reading: Reading, signs: Signs, thread: number): TermStrengths {
  const out: TermStrengths = {
    terms: new Float64Array(SEVERITY_TERMS.length),
    bearing: new Float64Array(SEVERITY_TERMS.length * CHANNELS.length),
    channels: Float64Array.from(CHANNELS, (channel) => channelStrength(channel, signs)),
  }
  for (const [at, term] of SEVERITY_TERMS.entries()) {
    const seen = term.factors.map((factor) => factorOf(factor, signs, reading, thread))
    fillTerm(at, out, seen, signs)
  }
  return out
}
