import { z } from 'zod'
import { Outcome } from '../case.ts'
import { SourceKind } from '../signal.ts'
import { Level } from '../vocabulary.ts'
import { SecretRef } from './ports.ts'

/** Where a thing stands when a rule is applied: a case that is worked on or closed, a signal below the threshold, one put aside. */
export const RetentionState = z.enum(['open', 'closed', 'archived', 'dead'])
export type RetentionState = z.infer<typeof RetentionState>

/**
 * Keeps what it matches for `days`. Counted from the last reception, the assessment where `outcome` is named, the closing
 * where `state: closed` is. Of all that match, and the frame of the source, the shortest holds; the first `explicit` one
 * stands above them, and may be longer than the frame.
 */
export const RetentionRule = z.strictObject({
  when: z.strictObject({
    level: z.union([Level, z.array(Level).min(1)]).optional(),
    outcome: Outcome.optional(),
    sourceKind: SourceKind.optional(),
    state: RetentionState.optional(),
  }),
  days: z.int().min(1).max(3_650),
  explicit: z.boolean().default(false),
})
export type RetentionRule = z.infer<typeof RetentionRule>

export const RetentionConfig = z.array(RetentionRule).default([])

export const AuditConfig = z.strictObject({
  /** Ed25519 private key, in PEM or as PKCS#8 DER in base64, that signs the day's heads; absent means one is made and kept in the data directory. */
  signingKey: SecretRef.optional(),
  /** Public keys in PEM that signed earlier heads. */
  trustedKeys: z.array(z.string().min(1)).default([]),
})
export type AuditConfig = z.infer<typeof AuditConfig>

interface Kept {
  readonly gate: { readonly legal: Readonly<Record<string, { readonly retentionDays: number }>> }
  readonly retention: readonly RetentionRule[]
  readonly log: { readonly kind: 'embedded' | 'kafka'; readonly retentionDays: number }
}

/** Kafka gives up no single record: what it keeps longer than a signal may be kept would outlive its purge. */
export function retentionProblem({ gate, retention, log }: Kept): string | null {
  if (log.kind !== 'kafka') return null
  const days = [
    ...Object.values(gate.legal).map(({ retentionDays }) => retentionDays),
    ...retention.map((rule) => rule.days),
  ]
  const shortest = Math.min(...days)
  if (log.retentionDays <= shortest) return null
  return `is ${log.retentionDays}, and signals may be kept for ${shortest} days only; Kafka deletes no single record, so give at most ${shortest}`
}
