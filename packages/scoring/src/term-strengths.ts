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
/** How far a report to us undoes that it was said in a game. */
const NO_PLAY = 0.6
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
  // A partner who passes on what was said in a lobby did not take it for play.
  if (channel === 'gaming' || channel === 'venue_baseline') return real * (1 - NO_PLAY * reportsToUs(signs))
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

const seesNegation = (factor: Factor): boolean =>
  (factor.kind === 'head' || factor.kind === 'attack') && factor.of.every((name) => SEES_NEGATION.has(name))

/** A factor with what does not change from text to text. */
interface KnownFactor {
  readonly factor: Factor
  /** Numbers of its heads. */
  readonly heads: readonly number[]
  readonly seesNegation: boolean
}

const knownFactor = (factor: Factor): KnownFactor => ({
  factor,
  heads:
    factor.kind === 'head' || factor.kind === 'attack'
      ? factor.of.map((name) => HEAD_INDEX.get(name) ?? 0)
      : [],
  seesNegation: seesNegation(factor),
})

/** Every factor once, however many terms multiply it. */
const FACTORS = new Map(
  SEVERITY_TERMS.flatMap(({ factors }) => factors).map((factor) => [JSON.stringify(factor), factor]),
)
const KNOWN: readonly KnownFactor[] = [...FACTORS.values()].map(knownFactor)
const FACTOR_INDEX = new Map([...FACTORS.keys()].map((key, at) => [key, at]))
/** Numbers of the factors of each term. */
const FACTORS_OF: readonly (readonly number[])[] = SEVERITY_TERMS.map(({ factors }) =>
  factors.map((factor) => FACTOR_INDEX.get(JSON.stringify(factor)) ?? 0),
)

function headsStrength(numbers: readonly number[], heads: readonly number[]): number {
  let best = 0
  for (const at of numbers) best = Math.max(best, heads[at] ?? 0)
  return best
}

/** Of the packs and each of the heads, how much need be sure for all to be said. */
const ATTACK_FULL = 1.3

/** What packs and heads say together against somebody: no one of them alone says all of it. */
function attackStrength(
  numbers: readonly number[],
  heads: readonly number[],
  { concepts: { group_hostility: hostile, enemy_image: enemy } }: Signs,
): number {
  let sum = Math.max(hostile.strength * (1 - hostile.negated), enemy.strength * (1 - enemy.negated))
  for (const at of numbers) sum += heads[at] ?? 0
  return Math.min(1, sum / ATTACK_FULL)
}

function strengthOf(
  { factor, heads }: KnownFactor,
  sign: Sign | undefined,
  signs: Signs,
  said: readonly number[],
  thread: number,
): number {
  switch (factor.kind) {
    case 'group':
      return signs.groupNamed
    case 'thread':
      return thread
    case 'head':
      return headsStrength(heads, said)
    case 'attack':
      return attackStrength(heads, said, signs)
    default:
      return sign?.strength ?? 0
  }
}

const NEGATED = CHANNELS.indexOf('negated')
const HYPOTHETICAL = CHANNELS.indexOf('hypothetical')
const QUOTATION = CHANNELS.indexOf('quotation')

/** What bears on a term: its own negation and quotation marks where its words stand in the text, else the whole text's. */
function fillBearing(
  at: number,
  sign: Sign | undefined,
  sees: boolean,
  { bearing, channels }: TermStrengths,
  signs: Signs,
): void {
  const row = at * CHANNELS.length
  for (let c = 0; c < CHANNELS.length; c += 1) bearing[row + c] = channels[c] ?? 0
  if (!sign || sign.hits.length === 0) {
    // Most heads overlook what a negation reaches; a text that negates at all is half negated to them.
    if (!sees) bearing[row + NEGATED] = Math.max(channels[NEGATED] ?? 0, UNSURE_NEGATION * signs.negator)
    return
  }
  const undone = 1 - SERIOUS_UNDOES * signs.serious
  bearing[row + NEGATED] = sign.negated
  bearing[row + HYPOTHETICAL] = Math.max(channels[HYPOTHETICAL] ?? 0, sign.hypothetical * undone)
  bearing[row + QUOTATION] = quotationOf(channels[QUOTATION] ?? 0, sign, signs)
}

function quotationOf(whole: number, sign: Sign, signs: Signs): number {
  // Who says "I will" outside quotation marks reports nobody.
  if (!signs.hasQuotes) return whole * (1 - sign.own)
  const undone = 1 - SERIOUS_UNDOES * signs.serious
  const quoted = sign.quoted * undone * (1 - reportsToUs(signs))
  return Math.max(quoted, whole * sign.quoted)
}

/** Room for the strengths of a text. */
export const noStrengths = (): TermStrengths => ({
  terms: new Float64Array(SEVERITY_TERMS.length),
  bearing: new Float64Array(SEVERITY_TERMS.length * CHANNELS.length),
  channels: new Float64Array(CHANNELS.length),
})

/**
 * The strengths of all terms of a text. `thread` is how far it takes over violence from the message it answers. What
 * was in `out` is gone, save for the bearing on terms that now are 0.
 */
export function termStrengths(
  reading: Reading,
  signs: Signs,
  thread: number,
  out: TermStrengths = noStrengths(),
): TermStrengths {
  for (const [c, channel] of CHANNELS.entries()) out.channels[c] = channelStrength(channel, signs)
  const said = HEAD_NAMES.map((name) => headStrength(reading.heads, name))
  const strongest = KNOWN.map(({ factor }) => strongestSign(factor, signs))
  const strengths = KNOWN.map((known, at) => strengthOf(known, strongest[at], signs, said, thread))
  for (let at = 0; at < FACTORS_OF.length; at += 1) {
    const factors = FACTORS_OF[at] ?? []
    let strength = 1
    for (const factor of factors) strength *= strengths[factor] ?? 0
    out.terms[at] = strength
    const first = factors[0] ?? 0
    if (strength !== 0) fillBearing(at, strongest[first], KNOWN[first]?.seesNegation ?? false, out, signs)
  }
  return out
}
