import { z } from 'zod'

/** Which scoring model is in force. */
export const ModelConfig = z.strictObject({
  /** `built-in` is the one that ships; others are in the registry (`seinpost model list`). */
  version: z.string().min(1).max(200).default('built-in'),
})
export type ModelConfig = z.infer<typeof ModelConfig>
