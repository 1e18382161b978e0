import { z } from 'zod'

/** How much one desk can read. */
export const DeskCapacity = z.strictObject({
  /** People who read at the same time. */
  readers: z.number().min(0.1).max(1_000),
  /** Hours a day each of them reads. */
  hoursPerDay: z.number().min(0.1).max(24),
  /** In place of `desks.minutesPerCase`. */
  minutesPerCase: z.number().min(0.1).max(480).optional(),
})
export type DeskCapacity = z.infer<typeof DeskCapacity>

/** What a backtest counts workload with, and `config advise` proposes thresholds for. Nothing is routed by it. */
export const DesksConfig = z.strictObject({
  /** Minutes a person needs for a case. */
  minutesPerCase: z.number().min(0.1).max(480).default(6),
  /** By queue, such as `zone-5345`. */
  capacity: z.record(z.string().min(1), DeskCapacity).default({}),
})
export type DesksConfig = z.infer<typeof DesksConfig>
