import { z } from 'zod'
import { SourceKind } from './signal.ts'
import { Context, Level } from './vocabulary.ts'

/** One text in each of the languages of the console. */
export const Words = z.strictObject({ nl: z.string().min(1), fr: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof Words>

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'may hold small letters, digits and single hyphens')
const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

/** Connecting and welfare steps stand beside enforcement, so that nobody is left with police steps alone. */
export const StepKind = z.enum(['connecting', 'welfare', 'enforcement'])
export type StepKind = z.infer<typeof StepKind>

/** A line anybody may call. */
export const HelpLine = z.strictObject({
  id: Id,
  name: z.string().min(1).max(100),
  /** As it is dialled; absent when there is none nationwide. */
  number: z.string().min(1).max(30).optional(),
  url: z.url({ protocol: /^https$/u }),
  about: Words,
  hours: Words.optional(),
})
export type HelpLine = z.infer<typeof HelpLine>

/** A service to call about a case. */
export const PlaybookContact = z.strictObject({ id: Id, who: Words, when: Words })
export type PlaybookContact = z.infer<typeof PlaybookContact>

/** Every field that is there must hold; a list holds when one of it does. */
export const StepMatch = z.strictObject({
  minLevel: Level.optional(),
  maxLevel: Level.optional(),
  context: oneOrMany(Context).optional(),
  notContext: oneOrMany(Context).optional(),
  /** A concept of the score, or a concern or protective factor a partner named. */
  factor: oneOrMany(z.string().min(1).max(200)).optional(),
  sourceKind: oneOrMany(SourceKind).optional(),
  sector: oneOrMany(z.string().min(1).max(200)).optional(),
})
export type StepMatch = z.infer<typeof StepMatch>

export const PlaybookStep = z.strictObject({
  id: Id,
  kind: StepKind,
  title: Words,
  how: Words,
  /** Without it the step is for every case. */
  match: StepMatch.default({}),
  /** Ids of help lines and contacts. */
  call: z.array(Id).default([]),
  /** Days within which it is usually done. */
  dueDays: z.int().min(0).max(365).optional(),
})
export type PlaybookStep = z.infer<typeof PlaybookStep>

const uniqueIds = (entries: readonly { readonly id: string }[]) =>
  new Set(entries.map(({ id }) => id)).size === entries.length

/** The editable file of next steps. */
export const Playbook = z
  .strictObject({
    version: z.literal(1),
    helpLines: z.array(HelpLine).refine(uniqueIds, { message: 'two help lines have the same id' }),
    contacts: z.array(PlaybookContact).refine(uniqueIds, { message: 'two contacts have the same id' }),
    steps: z.array(PlaybookStep).min(1).refine(uniqueIds, { message: 'two steps have the same id' }),
  })
  .superRefine(({ helpLines, contacts, steps }, report) => {
    const known = new Set([...helpLines, ...contacts].map(({ id }) => id))
    for (const [at, { call }] of steps.entries())
      for (const [index, id] of call.entries())
        if (!known.has(id))
          report.addIssue({
            code: 'custom',
            path: ['steps', at, 'call', index],
            message: `"${id}" is no help line or contact of this playbook`,
          })
  })
export type Playbook = z.infer<typeof Playbook>
