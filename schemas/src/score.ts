import { z } from 'zod'
import { Concept, Context, Language, Level, Span } from './vocabulary.ts'

/** One addend of the score. All terms' values plus the model's intercept are the score before the link function. */
export const ScoreTerm = z.object({
  /** Stable name, such as `concept:threat_intent`, `context:gaming` or `concept:threat_intent×context:gaming`. */
  name: z.string(),
  kind: z.enum(['concept', 'context', 'interaction', 'venue', 'thread', 'referral', 'text']),
  /** What the term adds to the linear score. */
  value: z.number(),
  /** The feature's own strength in [0, 1] before its weight. */
  strength: z.number(),
  /** Where in the original text it was seen; empty when it comes from the setting. */
  spans: z.array(Span),
})
export type ScoreTerm = z.infer<typeof ScoreTerm>

export const PriorityTerm = z.object({
  name: z.enum(['severity', 'imminence', 'spread', 'corroboration', 'reliability', 'age', 'help']),
  /** Points of the 0-100 scale this term adds. */
  points: z.number(),
})
export type PriorityTerm = z.infer<typeof PriorityTerm>

/** Concepts and contexts found, with where; an analyst's highlight. */
export const Evidence = Span.extend({
  label: z.union([Concept, Context]),
  /** In [0, 1]. */
  strength: z.number(),
  /** The pack entry or the learned head that saw it. */
  from: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

/** One text in each of the three languages of the console. */
export const InTongues = z.object({ nl: z.string(), fr: z.string(), en: z.string() })
export type InTongues = z.infer<typeof InTongues>

export const Explanation = z.object({
  /** Version of the model and the packs that gave this score. */
  model: z.string(),
  intercept: z.number(),
  terms: z.array(ScoreTerm),
  /** `intercept` plus every term's value, to 1e-6. */
  sum: z.number(),
  /** The same with the context, venue, thread and interaction terms left out: what the words alone give. */
  surfaceSum: z.number(),
  evidence: z.array(Evidence),
  /** One sentence of reasons a person can read. */
  sentence: InTongues,
  /** The smallest change of the text that would change the level, or null. */
  counterfactual: z.object({ without: z.string(), span: Span, level: Level }).nullable(),
  /** In [0, 1]; 1 is no idea. */
  uncertainty: z.number(),
  /** True when a reader should look at the thread or the venue before judging. */
  asksForContext: z.boolean(),
  /** The chance of each effective level, 0 to 4; they add up to 1. */
  chances: z.array(z.number()).length(5).optional(),
  /** Why the level is not one higher, and not one lower. */
  whyNot: z.object({ higher: InTongues, lower: InTongues }).optional(),
  priority: z.array(PriorityTerm),
})
export type Explanation = z.infer<typeof Explanation>

export const Severity = z.object({
  surface: Level,
  effective: Level,
  /** In [0, 1]; orders signals by effective severity, finer than the level. */
  score: z.number().min(0).max(1),
})
export type Severity = z.infer<typeof Severity>

export const Score = z.object({
  lang: Language,
  severity: Severity,
  context: z.array(Context),
  concepts: z.array(Concept),
  /** 0-100. */
  priority: z.number().min(0).max(100),
  explanation: Explanation,
})
export type Score = z.infer<typeof Score>
