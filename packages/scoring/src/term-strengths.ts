import { type Concept, PROTECTIVE_CONCEPTS } from '@seinpost/schemas'
import { HEAD_NAMES, type HeadName } from './head-names.ts'
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
/** How far a negator somewhere in the text negates what a head sees that was taught to overlook negations. */
const UNSURE_NEGATION = 0.5
const SEES_NEGATION: ReadonlySet<string> = new Set<HeadName>(['hateful', 'negative', 'positive'])
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

/** The sign of a factor's strongest member; undefined for one that has no words of its own. */
function strongestSign(factor: Factor, signs: Signs): Sign | undefined {
  if (factor.kind !== 'concept' && factor.kind !== 'cue') return undefined
  let best: Sign | undefined
  for (const name of factor.of) {
    // Every name of a concept factor is one: the terms are built from the vocabulary.
    const sign = factor.kind === 'concept' ? signs.concepts[name as Concept] : signs.cues[name]
    if (sign && sign.strength > (best?.strength ?? 0)) best = sign
  }
  return best
}

const HEAD_INDEX = new Map<string, number>(HEAD_NAMES.map((name, at) => [name, at]))
/** Numbers of the heads of each head factor. */
const HEADS_OF = new Map<Factor, readonly number[]>(
  SEVERITY_TERMS.flatMap(({ factors }) =>
    factors.flatMap((factor): [Factor, number[]][] =>
      factor.kind === 'head' ? [[factor, factor.of.map((name) => HEAD_INDEX.get(name) ?? 0)]] : [],
    ),
  ),
)

function factorStrength(factor: Factor, signs: Signs, heads: Float64Array, thread: number): number {
  switch (factor.kind) {
    case 'group':
      return signs.groupNamed
    case 'thread':
      return thread
    case 'head': {
      let best = 0
      for (const at of HEADS_OF.get(factor) ?? []) best = Math.max(best, heads[at] ?? 0)
      return best
    }
    default:
      return strongestSign(factor, signs)?.strength ?? 0
  }
}

/** What bears on a term: its own negation and quotation marks where its words stand in the text, else the whole text's. */
function bearingOf(
  channel: Channel,
  whole: number,
  sign: Sign | undefined,
  signs: Signs,
  seesNegation: boolean,
): number {
  // Most heads overlook what a negation reaches; a text that negates at all is half negated to them.
  if (!sign || sign.hits.length === 0)
    return channel === 'negated' && !seesNegation
      ? Math.max(whole, UNSURE_NEGATION * signs.negator)
      : whole
  const undone = 1 - SERIOUS_UNDOES * signs.serious
  if (channel === 'negated') return sign.negated
  if (channel === 'hypothetical') return Math.max(whole, sign.hypothetical * undone)
  if (channel !== 'quotation') return whole
  // Who says "I will" outside quotation marks reports nobody.
  if (!signs.hasQuotes) return whole * (1 - sign.own)
  const quoted = sign.quoted * undone * (1 - reportsToUs(signs))
  return Math.max(quoted, whole * sign.quoted)
}

const seesNegation = (factor: Factor | undefined): boolean =>
  factor?.kind === 'head' && factor.of.every((name) => SEES_NEGATION.has(name))

function fillBearing(at: number, factor: Factor | undefined, out: TermStrengths, signs: Signs): void {
  const sign = factor && strongestSign(factor, signs)
  const sees = seesNegation(factor)
  for (let c = 0; c < CHANNELS.length; c += 1) {
    const channel = CHANNELS[c]
    if (channel === undefined) continue
    out.bearing[at * CHANNELS.length + c] = bearingOf(channel, out.channels[c] ?? 0, sign, signs, sees)
  }
}

/** The strengths of all terms of a text. `thread` is how far it takes over violence from the message it answers. */
export function termStrengths(reading: Reading, signs: Signs, thread: number): TermStrengths {
  const out: TermStrengths = {
    terms: new Float64Array(SEVERITY_TERMS.length),
    bearing: new Float64Array(SEVERITY_TERMS.length * CHANNELS.length),
    channels: Float64Array.from(CHANNELS, (channel) => channelStrength(channel, signs)),
  }
  const heads = Float64Array.from(HEAD_NAMES, (name) => headStrength(reading.heads, name))
  for (let at = 0; at < SEVERITY_TERMS.length; at += 1) {
    const factors = SEVERITY_TERMS[at]?.factors ?? []
    let strength = 1
    for (const factor of factors) {
      strength *= factorStrength(factor, signs, heads, thread)
      if (strength === 0) break
    }
    if (strength === 0) continue
    out.terms[at] = strength
    fillBearing(at, factors[0], out, signs)
  }
  return out
}
