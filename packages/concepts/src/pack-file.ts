import { Concept, Context } from '@seinpost/schemas'
import { z } from 'zod'

/** Signs in a text that are no concept or context themselves, for the scoring model: `cue:positive_group`. */
export const CUES = [
  'positive_group',
  'insult_person',
  'slur',
  'profanity',
  'crude_word',
  'scary_word',
  'condemns',
  'reports',
  'emphasis_serious',
  'softener',
  'crowd_call',
  'veiled',
] as const
export const Cue = z.enum(CUES)
export type Cue = z.infer<typeof Cue>

/** What must be elsewhere in the text for an entry to count. */
export const Condition = z.enum([
  /** A group is named earlier in the text (for "ik haat ze"). */
  'group_before',
  /** Some words stand between quotation marks. */
  'quotes',
  /** No quotation marks at all. */
  'no_quotes',
  /** The entry's sentence is a question. */
  'question',
  /** The entry's sentence is no question. */
  'statement',
])
export type Condition = z.infer<typeof Condition>

const trimmed = (parts: readonly string[]): string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== '')
/** A list, or one text with a line for each. */
const Lines = z.union([z.array(z.string()), z.string().transform((text) => trimmed(text.split('\n')))])
/** A list, or one text with commas between. */
const Words = z.union([
  z.array(z.coerce.string()),
  z.string().transform((text) => trimmed(text.split(/[,\n]/u))),
])

export const PackEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/u, 'is lower case, with dots and hyphens'),
  label: z.union([Concept, Context, z.templateLiteral(['cue:', Cue])]),
  /** In (0, 1]: how sure a match alone makes the label. */
  strength: z.number().gt(0).max(1).default(0.8),
  patterns: Lines.refine((lines) => lines.length > 0, 'holds no pattern'),
  /** Patterns that, in the same sentence, call the match off. */
  unless: Lines.default([]),
  when: z.array(Condition).default([]),
  /**
   * `keep`: a negation is part of what is said ("geen mensen"), so it does not negate the hit. One pattern can say so
   * for itself with a `!` before it.
   */
  negation: z.enum(['scope', 'keep']).default('scope'),
  /** Whose deed the words speak of, when the pattern itself says so. */
  subject: z.enum(['writer', 'other', 'unknown']).default('unknown'),
  examples: z.strictObject({
    positive: Lines.refine((lines) => lines.length > 0, 'holds no example'),
    negative: Lines.default([]),
  }),
})
export type PackEntry = z.infer<typeof PackEntry>

/** One YAML file of a pack. Classes and verbs are seen by all files of the same language. */
export const PackFile = z.strictObject({
  version: z.int().positive(),
  about: z.string().min(1),
  /** Words and phrases by class: `weapon: [mes, messen]`, used as `@weapon`. A member `@other` takes another class in. */
  classes: z.record(z.string().regex(/^[a-zA-Z][a-z0-9_.]*$/u), Words).default({}),
  /** Verbs by class; each gives `@x.inf`, `@x.fin`, `@x.past`, `@x.part`, `@x.sep`, `@x.prt` and `@x` for all forms. */
  verbs: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/u), Words).default({}),
  /** Words a pattern may step over for free. */
  fillers: Words.default([]),
  /** Words that are everywhere: patterns do not start from them. */
  common: Words.default([]),
  entries: z.array(PackEntry).default([]),
})
export type PackFile = z.infer<typeof PackFile>
