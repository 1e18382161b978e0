import { z } from 'zod'
import { SEVERITY_CONCEPTS } from '../vocabulary.ts'

export const PlaybookConfig = z.strictObject({
  /** A file of next steps, relative to the config file; absent means the built-in one. */
  file: z.string().min(1).optional(),
})
export type PlaybookConfig = z.infer<typeof PlaybookConfig>

/** How a desk may put a case off. */
export const SnoozeConfig = z.strictObject({
  maxDays: z.number().positive().max(90).default(14),
  /** The longest an acute case may sleep; 0 never. */
  acuteMaxMinutes: z.number().min(0).max(240).default(0),
})
export type SnoozeConfig = z.infer<typeof SnoozeConfig>

/** Which cases a second person reads without knowing what the first found. */
export const SecondLookConfig = z.strictObject({
  /** Share of the signals of level 0 and 1 that nobody read. */
  lowShare: z.number().min(0).max(1).default(0.01),
  /** Share of the cases that were closed. */
  closedShare: z.number().min(0).max(1).default(0.05),
  /** Draws another sample when changed. */
  seed: z.string().min(1).max(100).default('seinpost'),
  /** The desk that reads them. */
  desk: z.string().min(1).default('analyst'),
})
export type SecondLookConfig = z.infer<typeof SecondLookConfig>

/** Care for who reads: shown to that person alone, and kept nowhere. */
export const CareConfig = z.strictObject({
  windowHours: z.number().positive().max(24).default(4),
  /** Acute or graphic cases within the window after which a break is proposed. */
  breakAfter: z.int().min(1).max(1_000).default(8),
  /** The text of such cases is hidden until asked for. */
  hideFromLevel: z.int().min(1).max(5).default(4),
  hideConcepts: z
    .array(z.enum(SEVERITY_CONCEPTS))
    .default(['dehumanisation', 'glorification', 'call_to_violence', 'farewell']),
})
export type CareConfig = z.infer<typeof CareConfig>

/** How a desk works. */
export const DeskConfig = z.strictObject({
  snooze: SnoozeConfig.prefault({}),
  secondLook: SecondLookConfig.prefault({}),
  care: CareConfig.prefault({}),
})
export type DeskConfig = z.infer<typeof DeskConfig>
