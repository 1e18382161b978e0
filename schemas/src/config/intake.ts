import { z } from 'zod'
import { SourceKind } from '../signal.ts'
import { SecretRef } from './ports.ts'

/** Somebody's system that hands signals in by signed calls (Standard Webhooks). */
export const IntakeSender = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'may hold small letters, digits and single hyphens'),
  /** `whsec_` and base64, as both sides keep it. */
  secret: SecretRef,
  /** Kinds of signal it may hand in. */
  kinds: z.array(SourceKind).min(1),
  /** Signals a day; what is over waits for the next. */
  perDay: z.int().min(1).max(10_000_000).default(10_000),
})
export type IntakeSender = z.infer<typeof IntakeSender>

export const IntakeConfig = z.strictObject({
  senders: z
    .array(IntakeSender)
    .refine((senders) => new Set(senders.map(({ id }) => id)).size === senders.length, {
      message: 'two senders have the same id',
    })
    .default([]),
})
export type IntakeConfig = z.infer<typeof IntakeConfig>
