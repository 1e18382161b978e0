import {
  CONCEPTS,
  CONTEXTS,
  type Concept,
  type Context,
  type Explanation,
  type PriorityConfig,
  type Score,
} from '@seinpost/schemas'
import { type Assessment, assess, room } from './assess.ts'
import { counterfactual } from './explain/counterfactual.ts'
import { evidenceOf, headSpanFinder } from './explain/evidence.ts'
import { weightiest } from './explain/reasons.ts'
import { tell } from './explain/sentence.ts'
import type { ScoringModel } from './model.ts'
import { priorityOf, sourceReliability } from './priority.ts'
import { type Reading, readText } from './reading.ts'
import type { ScoreInput } from './score-input.ts'
import { isSurfaceTerm, scoreTerms } from './score-terms.ts'
import { fineScore, levelChances, spreadOf } from './severity-kernel.ts'
import { CHANNELS } from './severity-terms.ts'
import { takesOver } from './thread.ts'

/** What a score is made with. */
export interface ScoreDeps {
  readonly model: ScoringModel
  readonly priority: PriorityConfig
  readonly now: Date
}

/** A label is stated from this strength. */
const STATED = 0.5
const UNKNOWN_LANGUAGE_DOUBT = 0.8
const ASKS_FROM = 0.6

/** How far an answer takes over the violence of the message it answers. */
function threadStrength({ text, thread }: ScoreInput, model: ScoringModel): number {
  const share = thread ? takesOver(text) : 0
  if (share === 0) return 0
  let violent = 0
  for (const message of thread ?? []) {
    if (message.role === 'reply') continue
    for (const { label, strength, negated } of readText(message.text, undefined, model).found.hits) {
      if (!negated && (label === 'threat_intent' || label === 'call_to_violence'))
        violent = Math.max(violent, strength)
    }
  }
  return share * violent
}

const statedConcepts = ({ signs }: Assessment): Concept[] =>
  CONCEPTS.filter((name) => signs.concepts[name].strength >= STATED)

const CHANNEL_INDEX = new Map<string, number>(CHANNELS.map((channel, at) => [channel, at]))

/** A context counts as far as it bears on the text; a venue's baseline is only worth saying when it excuses something. */
const statedContexts = ({ signs, strengths, surface }: Assessment): Context[] =>
  CONTEXTS.filter((name) => {
    const { strength, hits } = signs.contexts[name]
    const at = name === 'quotation' ? CHANNEL_INDEX.get(name) : undefined
    if ((at === undefined ? strength : (strengths.channels[at] ?? 0)) < STATED) return false
    return (
      surface > 0 ||
      hits.length > 0 ||
      (name !== 'venue_baseline' && name !== 'gaming' && name !== 'quotation')
    )
  })

function uncertaintyOf(chances: readonly number[], { lang, langConfidence }: Reading): number {
  const spread = spreadOf(chances)
  if (lang === 'und' || lang === 'other') return Math.max(spread, UNKNOWN_LANGUAGE_DOUBT)
  return Math.min(1, spread + 0.1 * (1 - langConfidence))
}

/** The level rests on a context that the words themselves do not show. */
const restsOnSetting = ({ surface, effective, signs }: Assessment): boolean =>
  surface - effective >= 2 &&
  signs.contexts.venue_baseline.strength > STATED &&
  signs.concepts.time_near.strength > STATED

function explain(
  reading: Reading,
  input: ScoreInput,
  thread: number,
  assessment: Assessment,
  model: ScoringModel,
): Omit<Explanation, 'priority'> {
  const { signs, strengths, scores, surface, effective } = assessment
  const { weights } = model.kernel
  const headSpans = headSpanFinder(reading)
  const terms = scoreTerms(model.kernel, strengths, scores, signs, headSpans)
  const add = (sum: number, { value }: { value: number }): number => sum + value
  const chances = levelChances(weights, scores.effective)
  const uncertainty = uncertaintyOf(chances, reading)
  const known = reading.lang !== 'und' && reading.lang !== 'other'
  const present = new Set<string>(statedConcepts(assessment))
  const { sentence, whyNot } = tell({
    surface,
    effective,
    ...weightiest(terms, present),
    present,
    knownLanguage: known,
  })
  return {
    model: model.version,
    intercept: weights.intercept,
    terms,
    sum: terms.reduce(add, weights.intercept),
    surfaceSum: terms.filter(isSurfaceTerm).reduce(add, weights.intercept),
    evidence: evidenceOf(reading, headSpans),
    sentence,
    counterfactual: counterfactual(reading, input, thread, assessment, model),
    uncertainty,
    asksForContext:
      (effective > 0 || surface > 1) && (uncertainty >= ASKS_FROM || restsOnSetting(assessment)),
    chances,
    whyNot,
  }
}

/** A score is told before the next is begun; nothing of this leaves it. */
const own = room()

/**
 * The severity of a text in its setting, with the sum that gave it. Never throws: a text in a language without packs
 * is read by all of them and gets an uncertain score that says so.
 */
export function score(input: ScoreInput, { model, priority: config, now }: ScoreDeps): Score {
  const reading = readText(input.text, input.lang, model)
  const thread = threadStrength(input, model)
  const assessment = assess(reading, input, thread, model, { into: own })
  const fine = fineScore(model.kernel.weights, assessment.scores.effective)
  const concepts = statedConcepts(assessment)
  const context = statedContexts(assessment)
  const { priority, terms } = priorityOf(
    {
      score: fine,
      concepts,
      context,
      publishedAt: input.publishedAt,
      now,
      spread: 1,
      independentSources: 1,
      sourceReliability: sourceReliability(input.sourceKind),
    },
    config,
  )
  return {
    lang: reading.lang,
    severity: { surface: assessment.surface, effective: assessment.effective, score: fine },
    context,
    concepts,
    priority,
    explanation: { ...explain(reading, input, thread, assessment, model), priority: terms },
  }
}
