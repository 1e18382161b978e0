import type { ScoreTerm, Span } from '@seinpost/schemas'
import type { LinearScores, SeverityKernel } from './severity-kernel.ts'
import { CHANNELS, type Channel, type Factor, SEVERITY_TERMS, type SeverityTerm } from './severity-terms.ts'
import type { Signs } from './signs.ts'
import type { TermStrengths } from './term-strengths.ts'

/** Where each token of a head's reading stands, when a term rests on a head. */
export type HeadSpans = (term: SeverityTerm) => readonly Span[]

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

const spanOf = ({ start, end }: Span): Span => ({ start, end })

function factorSpans(factor: Factor, signs: Signs): Span[] {
  switch (factor.kind) {
    case 'concept':
      return factor.of.flatMap((name) => signs.concepts[name as keyof Signs['concepts']].hits.map(spanOf))
    case 'cue':
      return factor.of.flatMap((name) => signs.cues[name]?.hits.map(spanOf) ?? [])
    case 'group':
      return signs.groupSpans.map(spanOf)
    default:
      return []
  }
}

const rounded = (strength: number): number => Math.round(strength * 1e4) / 1e4

/** What a term adds, and what each context takes of it; together exactly `weight * strength * left`. */
function termAndReductions(
  t: number,
  kernel: SeverityKernel,
  strengths: TermStrengths,
  scores: LinearScores,
  spans: readonly Span[],
): ScoreTerm[] {
  const term = SEVERITY_TERMS[t]
  const strength = strengths.terms[t] ?? 0
  const value = (kernel.terms[t] ?? 0) * strength
  if (!term || value === 0) return []
  const shown = [...spans]
  const out: ScoreTerm[] = [
    { name: term.name, kind: term.kind, value, strength: rounded(strength), spans: shown },
  ]
  const whole = scores.hazard[t] ?? 0
  if (whole === 0) return out
  const taken = value * (1 - (scores.left[t] ?? 1))
  for (const [c, channel] of CHANNELS.entries()) {
    const bearing = strengths.bearing[t * CHANNELS.length + c] ?? 0
    const part = ((kernel.hazards[t * CHANNELS.length + c] ?? 0) * bearing) / whole
    if (part === 0) continue
    out.push({
      name: `${term.name}×${CHANNEL_NAME[channel]}`,
      kind: channel === 'venue_baseline' ? 'venue' : 'interaction',
      value: -taken * part,
      strength: rounded(bearing),
      spans: shown,
    })
  }
  return out
}

/** Every addend of the effective linear score except the intercept. */
export function scoreTerms(
  kernel: SeverityKernel,
  strengths: TermStrengths,
  scores: LinearScores,
  signs: Signs,
  headSpans: HeadSpans,
): ScoreTerm[] {
  const out: ScoreTerm[] = []
  for (const [t, term] of SEVERITY_TERMS.entries()) {
    if ((strengths.terms[t] ?? 0) === 0) continue
    const spans = term.factors.flatMap((factor) => factorSpans(factor, signs))
    out.push(
      ...termAndReductions(
        t,
        kernel,
        strengths,
        scores,
        term.factors.some(({ kind }) => kind === 'head') ? [...spans, ...headSpans(term)] : spans,
      ),
    )
  }
  for (const [c, channel] of CHANNELS.entries()) {
    const strength = strengths.channels[c] ?? 0
    const value = (kernel.mains[c] ?? 0) * strength
    if (value === 0) continue
    const spans =
      channel === 'positive_group' || channel === 'protective' ? [] : signs.contexts[channel].hits.map(spanOf)
    out.push({
      name: CHANNEL_NAME[channel],
      kind: CHANNEL_KIND[channel],
      value,
      strength: rounded(strength),
      spans,
    })
  }
  return out
}

/** The kinds of term that the words alone give. */
export const isSurfaceTerm = ({ kind }: ScoreTerm): boolean => kind === 'concept' || kind === 'text'
