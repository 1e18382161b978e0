import { z } from 'zod'

/** What a model learned from; checksums say whether it was the same data. */
export const ModelOrigin = z.object({
  /** The model it was drawn from, or null for one trained anew. */
  base: z.string().nullable(),
  sets: z.array(z.object({ name: z.string(), cases: z.int(), sha256: z.string() })),
})
export type ModelOrigin = z.infer<typeof ModelOrigin>

/** A model in the registry, without its weights. */
export const ModelEntry = z.object({
  version: z.string(),
  /** Of the weights. */
  sha256: z.string(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  madeFrom: ModelOrigin,
  /** What was measured when it was made, by name. */
  figures: z.record(z.string(), z.number().nullable()),
})
export type ModelEntry = z.infer<typeof ModelEntry>
