import { z } from 'zod'

/** What verifying found; `day` is a head's. */
export const AuditProblem = z.object({
  kind: z.enum(['changed', 'missing', 'reordered', 'truncated', 'head_changed', 'head_missing', 'signature']),
  seq: z.int().nullable(),
  day: z.string().nullable(),
  detail: z.string(),
})
export type AuditProblem = z.infer<typeof AuditProblem>
