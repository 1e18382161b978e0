import { AuditEntry, AuditHead, SubjectFind } from '@seinpost/audit'
import { HandlingCode, RetentionRule, SourceKind } from '@seinpost/schemas'
import { z } from 'zod'

const Seq = z.coerce.number().int().min(1)
const Limit = z.coerce.number().int().min(1).max(500).default(100)
const short = z.string().min(1).max(300)

export const AuditAsked = z.object({
  caseId: short.optional(),
  actor: short.optional(),
  act: short.optional(),
  desk: short.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  refused: z.enum(['true', 'false']).default('false'),
  before: Seq.optional(),
  limit: Limit,
})

export const AuditFound = z.object({
  entries: z.array(AuditEntry.extend({ hash: z.string() })),
  next: z.int().nullable(),
})

export const Heads = z.object({ heads: z.array(AuditHead) })

export const ProofsAsked = z.object({ limit: Limit, before: Seq.optional() })

export const Proofs = z.object({
  proofs: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      before: z.string(),
      signals: z.int(),
      cases: z.int(),
      digest: z.string(),
    }),
  ),
  next: z.int().nullable(),
})

export const RulesAnswer = z.object({
  frames: z.array(z.object({ sourceKind: SourceKind, days: z.int() })),
  rules: z.array(RetentionRule),
})

export const HoldsAnswer = z.object({
  holds: z.array(z.object({ caseId: z.string(), reason: z.string(), retainUntil: z.string() })),
})

export const HoldAsked = z.strictObject({
  caseId: z.string().min(1).max(200),
  reason: z.string().trim().min(1).max(500),
})

/** Why signals of a kind or a source may be held; a source that says nothing of its own is held as its kind. */
export const PurposeFrame = z.object({
  of: z.string(),
  basis: z.string(),
  purpose: z.string(),
  handling: HandlingCode.nullable(),
  retentionDays: z.int().nullable(),
})
export type PurposeFrame = z.infer<typeof PurposeFrame>
export const PurposesAnswer = z.object({ frames: z.array(PurposeFrame) })

export const SubjectAsked = z.strictObject({
  by: z.enum(['name', 'handle', 'url', 'text']),
  term: z.string().trim().min(2).max(300),
  /** For a handle: one platform; without, every platform signals came from. */
  platform: short.optional(),
})
export type SubjectAsked = z.infer<typeof SubjectAsked>

export const SubjectAnswer = z.object({
  by: z.string(),
  searched: z.object({ tables: z.array(z.string()), keys: z.array(z.string()) }),
  found: z.array(SubjectFind),
  truncated: z.boolean(),
})
export type SubjectAnswer = z.infer<typeof SubjectAnswer>
