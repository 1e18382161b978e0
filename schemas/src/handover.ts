import { z } from 'zod'
import { CROSSING_FIELDS } from './config/routing.ts'
import { SourceKind } from './signal.ts'
import { Context, Level, PlaceRole } from './vocabulary.ts'

/** `offered` is the only open one; the others are ends. `void`: the case itself ended while the offer was open. */
export const HandoverStatus = z.enum(['offered', 'accepted', 'declined', 'revoked', 'expired', 'void'])
export type HandoverStatus = z.infer<typeof HandoverStatus>

export const DeclineReason = z.enum([
  'not_our_place',
  'already_known',
  'not_competent',
  'no_capacity',
  'needs_more',
  'other',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** `ownership`: who accepts owns the case, who offered stays beside. `information`: who accepts sees it, the owner stays. */
export const HandoverKind = z.enum(['ownership', 'information'])
export type HandoverKind = z.infer<typeof HandoverKind>

export const CrossingField = z.enum(CROSSING_FIELDS)
export type CrossingField = z.infer<typeof CrossingField>

/** What the other desk sees before it decides: enough to decide, and nobody in it can be recognised. */
export const HandoverPreview = z.object({
  level: Level,
  places: z.array(z.object({ name: z.string(), code: z.string(), role: PlaceRole })),
  context: z.array(Context),
  sourceKind: SourceKind,
  /** Day only: an exact moment would find the post. */
  day: z.iso.date(),
  /** What would be shared on acceptance, and what would not. */
  shared: z.array(CrossingField),
  withheld: z.array(CrossingField),
})
export type HandoverPreview = z.infer<typeof HandoverPreview>

/** One act of its history; the whole history is kept. */
export const HandoverStep = z.object({
  act: z.enum(['offer', 'accept', 'decline', 'revoke', 'expire', 'void']),
  at: z.iso.datetime(),
  desk: z.string(),
  /** Who did it; absent for a timer. */
  by: z.string().optional(),
  reason: DeclineReason.optional(),
  note: z.string().max(2_000).optional(),
})
export type HandoverStep = z.infer<typeof HandoverStep>

/** An offer of a case from its owner to another desk. */
export const Handover = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: HandoverKind,
  from: z.string(),
  to: z.string(),
  status: HandoverStatus,
  /** What crosses on acceptance. */
  fields: z.array(CrossingField),
  /** True unless the owner chose otherwise: author pseudonyms stay behind. */
  pseudonymised: z.boolean(),
  preview: HandoverPreview,
  /** When nobody answered by then, it expires and escalates. */
  dueAt: z.iso.datetime(),
  /** The offer that expired before this one. */
  after: z.string().optional(),
  history: z.array(HandoverStep).min(1),
})
export type Handover = z.infer<typeof Handover>
