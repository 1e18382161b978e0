import { z } from 'zod'

/** A collector. Without a legal basis and a purpose it does not start. */
export const FeedSourceConfig = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u, 'may hold small letters, digits and -'),
  kind: z.literal('feed'),
  url: z.url({ protocol: /^https?$/u }),
  platform: z.string().min(1),
  community: z.string().min(1).optional(),
  everyMinutes: z.number().min(1).default(15),
  basis: z.string().min(1),
  purpose: z.string().min(1),
})
export const SourceConfig = z.discriminatedUnion('kind', [FeedSourceConfig])
export type SourceConfig = z.infer<typeof SourceConfig>
