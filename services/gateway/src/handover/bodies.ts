import { Shared } from '@seinpost/routing'
import {
  CrossingField,
  DeclineReason,
  Handover,
  HandoverKind,
  HandoverPreview,
  HandoverStatus,
  PlaceRole,
  Recipient,
} from '@seinpost/schemas'
import { z } from 'zod'
import { Person, Queue } from '../guard/params.ts'

const Note = z.string().trim().max(2_000)

export const HandoverId = z.object({ id: z.string().min(1).max(200) })

export const PreviewQuery = z.object({
  desk: Queue,
  to: Queue,
  pseudonymised: z.enum(['true', 'false']).default('true'),
})
export const Preview = z.object({
  preview: HandoverPreview,
  fields: z.array(CrossingField),
  pseudonymised: z.boolean(),
  dueAt: z.iso.datetime(),
  contact: z.object({ name: z.string(), for: z.string() }).nullable(),
})

export const OfferBody = z.strictObject({
  desk: Queue,
  by: Person.exactOptional(),
  to: Queue,
  kind: HandoverKind.default('ownership'),
  /** Abroad only: fewer than the contact may get. */
  fields: z.array(CrossingField).min(1).exactOptional(),
  pseudonymised: z.boolean().default(true),
  note: Note.exactOptional(),
  /** The caller's own, to hand the same offer in again. */
  id: z
    .string()
    .min(8)
    .max(100)
    .regex(/^[\w.-]+$/u, 'may hold letters, digits, dot, dash and underscore')
    .exactOptional(),
})
export const Offered = z.object({ handover: Handover, link: z.string().nullable() })

const sayer = { desk: Queue, by: Person.exactOptional(), note: Note.exactOptional() }
export const ActBody = z.discriminatedUnion('act', [
  z.strictObject({ ...sayer, act: z.enum(['accept', 'revoke']) }),
  z.strictObject({ ...sayer, act: z.literal('decline'), reason: DeclineReason }),
])
export const Answered = z.object({ handover: Handover, owner: z.string(), shared: Shared.nullable() })

export const ListQuery = z.object({
  desk: Queue,
  direction: z.enum(['in', 'out']).optional(),
  open: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const Handovers = z.object({ handovers: z.array(Handover) })

export const Token = z.object({ token: z.string().min(20).max(200) })
export const LinkView = z.object({ preview: HandoverPreview, kind: HandoverKind, dueAt: z.iso.datetime() })
export const LinkBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('accept'), by: Person, note: Note.exactOptional() }),
  z.strictObject({
    act: z.literal('decline'),
    by: Person,
    reason: DeclineReason,
    note: Note.exactOptional(),
  }),
])
export const LinkAnswer = z.object({ status: HandoverStatus, shared: Shared.nullable() })

export const PlaceBody = z.strictObject({
  desk: Queue,
  by: Person.exactOptional(),
  /** NIS code, or the code of a place abroad such as `GM0748`. */
  code: z.string().min(2).max(40),
  role: PlaceRole,
  note: Note.exactOptional(),
})
export const Placed = z.object({ owner: z.string(), recipients: z.array(Recipient) })
export const Candidates = z.object({
  unplaced: z.enum(['no_place', 'ambiguous', 'region_only', 'foreign_only']).nullable(),
  candidates: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      country: z.string(),
      role: PlaceRole,
      confidence: z.number(),
      /** True below the confidence from which a place routes by itself. */
      isCandidate: z.boolean(),
      evidence: z.array(z.string()),
    }),
  ),
})

export const Labels = z.object({
  labels: z.array(
    z.object({
      seq: z.int(),
      caseId: z.string(),
      signalId: z.string(),
      code: z.string(),
      role: PlaceRole,
      candidates: z.array(z.object({ code: z.string(), confidence: z.number() })),
      desk: z.string(),
      by: z.string(),
      note: z.string().nullable(),
      at: z.iso.datetime(),
      /** Null when the signal is no longer kept. */
      text: z.string().nullable(),
    }),
  ),
})
