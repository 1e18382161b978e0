import { z } from 'zod'

export const ClusterLink = z.object({
  /** The signal it was compared with. */
  to: z.string(),
  kind: z.enum(['exact', 'near']),
  /** In [0, 1]. */
  similarity: z.number(),
})

/** Why two alike texts were linked as related and not merged. */
export const HoldReason = z.enum([
  'level_differs',
  'quotes_or_condemns',
  'negation_differs',
  'target_differs',
  'time_differs',
  'place_differs',
  'other_referral',
  'translation',
  'split_by_person',
])
export type HoldReason = z.infer<typeof HoldReason>

/** What dedup decided for one signal. */
export const ClusterDecision = z.object({
  /** Id of the cluster; the first member's signal id. */
  cluster: z.string(),
  /** The earlier signal this one is a copy of, or null. */
  of: z.string().nullable(),
  similarity: z.number(),
  kind: z.enum(['exact', 'near']).nullable(),
  /** Set when something alike was found and deliberately not merged. */
  held: HoldReason.optional(),
  /** Clusters this one belongs beside, with the reason; shown together, never merged. */
  related: z.array(
    z.object({ cluster: z.string(), signal: z.string(), reason: HoldReason, similarity: z.number() }),
  ),
})
export type ClusterDecision = z.infer<typeof ClusterDecision>
