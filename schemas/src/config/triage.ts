import { z } from 'zod'
import { Language, Level } from '../vocabulary.ts'

/** Points of the 0-100 priority scale; every point of a priority is one of these terms. */
export const PriorityConfig = z.strictObject({
  severity: z.number().min(0).max(100).default(70),
  imminence: z.number().min(0).max(100).default(10),
  spread: z.number().min(0).max(100).default(6),
  corroboration: z.number().min(0).max(100).default(6),
  reliability: z.number().min(0).max(100).default(5),
  age: z.number().min(0).max(100).default(3),
  /** Points a cry for help gets, so that it does not wait behind its low severity. */
  help: z.number().min(0).max(100).default(40),
})
export type PriorityConfig = z.infer<typeof PriorityConfig>

/** Where another threshold holds; every field that is there must hold. The first override that does counts. */
export const ThresholdOverride = z.strictObject({
  when: z
    .strictObject({
      /** A queue: that desk alone receives from another level. */
      desk: z.string().min(1).optional(),
      /** A source's kind (`public`, `referral`, `platform`) or the id of one in `sources`. */
      source: z.string().min(1).optional(),
      language: Language.optional(),
      platform: z.string().min(1).optional(),
    })
    .refine((when) => Object.values(when).some((value) => value !== undefined), {
      message: 'names nothing; give a desk, source, language or platform, or change queueFromLevel itself',
    }),
  queueFromLevel: Level,
})
export type ThresholdOverride = z.infer<typeof ThresholdOverride>

export const ThresholdConfig = z.strictObject({
  /** Effective level from which a signal from a public source becomes a case; lower ones are archived and counted. */
  queueFromLevel: Level.default(1),
  /** A partner is owed an answer, so a referral becomes a case at any level. */
  referralsAlways: z.boolean().default(true),
  /** Other thresholds for a desk, source, language or platform. */
  overrides: z.array(ThresholdOverride).optional(),
})
export type ThresholdConfig = z.infer<typeof ThresholdConfig>

export const DedupConfig = z.strictObject({
  /** Verified similarity from which a copy merges. */
  mergeFrom: z.number().min(0).max(1).default(0.6),
  /** Days after its first member during which a cluster takes copies; a copy does not lengthen it. */
  windowDays: z.number().positive().default(14),
  /** Upper bound of the embedded index; the oldest texts leave first. */
  maxTexts: z.int().min(1_000).default(1_000_000),
})
export type DedupConfig = z.infer<typeof DedupConfig>

export const QueueConfig = z.strictObject({
  /** Priority points a waiting case gains an hour, so that nothing starves. */
  ageingPointsPerHour: z.number().min(0).max(10).default(0.1),
  /** Minutes a claim holds without being kept; then the case is free for others. */
  leaseMinutes: z.number().min(1).max(480).default(10),
})
export type QueueConfig = z.infer<typeof QueueConfig>
