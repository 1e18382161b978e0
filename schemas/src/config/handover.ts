import { z } from 'zod'

const Hours = z.number().positive().max(2_160)

export const HandoverConfig = z.strictObject({
  /** Hours the other desk has to answer an offer, by the level of the case: 0, 1, 2, 3, 4. */
  answerHours: z.tuple([Hours, Hours, Hours, Hours, Hours]).default([168, 72, 48, 24, 2]),
})
export type HandoverConfig = z.infer<typeof HandoverConfig>
