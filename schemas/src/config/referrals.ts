import { z } from 'zod'

const Words = z.strictObject({ nl: z.string().min(1), fr: z.string().min(1), en: z.string().min(1) })

/** Where an answer goes in the signal. `none`: asked to help the partner think, and not kept. */
const Fills = z.enum(['text', 'offlineContext', 'concerns', 'protective', 'postcode', 'date', 'none'])

export const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/u),
  ask: Words,
  kind: z.enum(['text', 'choice', 'choices', 'yes_no', 'postcode', 'date']),
  /** For `choice` and `choices`: what is kept, and what is shown. */
  options: z.array(z.strictObject({ value: z.string().min(1).max(200), label: Words })).optional(),
  required: z.boolean().default(false),
  maxLength: z.int().min(1).max(20_000).default(5_000),
  fills: Fills,
})
export type Question = z.infer<typeof Question>

/** What one sector is asked, and what it is told about its role and its secrecy. */
export const QuestionSet = z.strictObject({
  sector: z.string().min(1).max(200),
  title: Words,
  /** Who the partner is in this, and what may be told under its own rules. */
  role: Words,
  secrecy: Words,
  /** What is not needed: names where a description does. */
  notNeeded: Words,
  questions: z.array(Question).min(1),
})
export type QuestionSet = z.infer<typeof QuestionSet>

export const ReferralsConfig = z.strictObject({
  /** Take the place of the built-in set of their sector, or add a sector. */
  questionSets: z
    .array(QuestionSet)
    .refine((sets) => new Set(sets.map(({ sector }) => sector)).size === sets.length, {
      message: 'two question sets are for the same sector',
    })
    .default([]),
})
export type ReferralsConfig = z.infer<typeof ReferralsConfig>
