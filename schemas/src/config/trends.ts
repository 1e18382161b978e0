import { z } from 'zod'

export const TrendsConfig = z.strictObject({
  /** No number below this is published, nor can one be had by subtracting published ones. */
  k: z.int().min(3).max(1_000).default(10),
  /** What is closed and published at once. A longer period shows smaller places. */
  period: z.enum(['week', 'month']).default('week'),
  /** Days after its end before a period is closed. */
  closeAfterDays: z.int().min(0).max(31).default(1),
})
export type TrendsConfig = z.infer<typeof TrendsConfig>
