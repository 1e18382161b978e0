import type { ScoreTerm, Span } from '@seinpost/schemas'
import { type HeadSpanFinder, headsOf } from './explain/evidence.ts'
import type { LinearScores, SeverityKernel } from './severity-kernel.ts'
import { CHANNELS, type Channel, type Factor, SEVERITY_TERMS, type SeverityTerm } from './severity-terms.ts'
import type { Signs } from './signs.ts'
import type { TermStrengths } from './term-strengths.ts'

const CHANNEL_NAME: Readonly<Record<Channel, string>> = {
  gaming: 'context:gaming',
  humour_irony: 'context:humour_irony',
  quotation: 'context:quotation',
  counterspeech: 'context:counterspeech',
  fiction_lyrics: 'context:fiction_lyrics',
  historical_academic: 'context:historical_academic',
  negated: 'context:negated',
  hypothetical: 'context:hypothetical',
  venue_baseline: 'venue:baseline',
  help_seeking: 'context:help_seeking',
  positive_group: 'text:positive_group',
  protective: 'referral:protective',
}

const CHANNEL_KIND: Readonly<Record<Channel, ScoreTerm['kind']>> = {
  gaming: 'context',
  humour_irony: 'context',
  quotation: 'context',
  counterspeech: 'context',
  fiction_lyrics: 'context',
  historical_academic: 'context',
  negated: 'context',
  hypothetical: 'context',
  venue_baseline: 'venue',
  help_seeking: 'context',
  positive_group: 'context',
  protective: 'referral',
}

/** `concept:means×context:gaming`, row by row as the kernel lays its weights out; made once, because a text has dozens. */
const REDUCTION_NAME: readonly string[] = SEVERITY_TERMS.flatMap(({ name }) =>
  CHANNELS.map((channel) => `${name}×${CHANNEL_NAME[channel]}`),
)

function addSpans(of: readonly Span[] | undefined, into: Span[]): void {
  for (const { start, end } of of ?? []) into.push({ start, end })
}

function addFactorSpans(factor: Factor, signs: Signs, into: Span[]): void {
  if (factor.kind === 'group') addSpans(signs.groupSpans, into)
  if (factor.kind === 'concept')
    for (const name of factor.of) addSpans(signs.concepts[name as keyof Signs['concepts']].hits, into)
  if (factor.kind === 'attack')
    for (const name of ['group_hostility', 'enemy_image'] as const) addSpans(signs.concepts[name].hits, into)
  if (factor.kind === 'cue') for (const name of factor.of) addSpans(signs.cues[name]?.hits, into)
}

function spansOf(term: SeverityTerm, signs: Signs, headSpans: HeadSpanFinder): Span[] {
  const spans: Span[] = []
  for (const factor of term.factors) addFactorSpans(factor, signs, spans)
  for (const name of headsOf(term)) spans.push(...headSpans(name))
  return spans
}

const rounded = (strength: number): number => Math.round(strength * 1e4) / 1e4

/** What each context takes of a term that adds `value`; with it together exactly `weight * strength * left`. */
function addReductions(
  t: number,
  { hazards }: SeverityKernel,
  { bearing }: TermStrengths,
  scores: LinearScores,
  { value, spans }: ScoreTerm,
  out: ScoreTerm[],
): void {
  const whole = scores.hazard[t] ?? 0
  if (whole === 0) return
  const taken = value * (1 - (scores.left[t] ?? 1))
  const row = t * CHANNELS.length
  for (let c = 0; c < CHANNELS.length; c += 1) {
    const strength = bearing[row + c] ?? 0
    const part = ((hazards[row + c] ?? 0) * strength) / whole
    if (part === 0) continue
    out.push({
      name: REDUCTION_NAME[row + c] ?? '',
      kind: CHANNELS[c] === 'venue_baseline' ? 'venue' : 'interaction',
      value: -taken * part,
      strength: rounded(strength),
      spans,
    })
  }
}

function channelSpans(channel: Channel, { contexts }: Signs): Span[] {
  const spans: Span[] = []
  if (channel !== 'positive_group' && channel !== 'protective') addSpans(contexts[channel].hits, spans)
  return spans
}

/** Every addend of the effective linear score except the intercept. */
export function scoreTerms(
  kernel: SeverityKernel,
  strengths: TermStrengths,
  scores: LinearScores,
  signs: Signs,
  headSpans: HeadSpanFinder,
): ScoreTerm[] {
  const out: ScoreTerm[] = []
  for (let t = 0; t < SEVERITY_TERMS.length; t += 1) {
    const term = SEVERITY_TERMS[t]
    const strength = strengths.terms[t] ?? 0
    const value = (kernel.terms[t] ?? 0) * strength
    if (!term || value === 0) continue
    const spans = spansOf(term, signs, headSpans)
    const added = { name: term.name, kind: term.kind, value, strength: rounded(strength), spans }
    out.push(added)
    addReductions(t, kernel, strengths, scores, added, out)
  }
  for (const [c, channel] of CHANNELS.entries()) {
    const strength = strengths.channels[c] ?? 0
    const value = (kernel.mains[c] ?? 0) * strength
    if (value === 0) continue
    out.push({
      name: CHANNEL_NAME[channel],
      kind: CHANNEL_KIND[channel],
      value,
      strength: rounded(strength),
      spans: channelSpans(channel, signs),
    })
  }
  return out
}

/** The kinds of term that the words alone give. */
export const isSurfaceTerm = ({ kind }: ScoreTerm): boolean => kind === 'concept' || kind === 'text'
