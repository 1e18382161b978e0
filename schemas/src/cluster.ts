import { z } from 'zod'

/** Why two alike texts were linked as related and not merged. */
export const HoldReason = z.enum([
  'level_differs',
  'quotes_or_condemns',
  'negation_differs',
  'target_differs',
  'time_differs',
  'place_differs',
  'number_differs',
  'other_referral',
  'translation',
  'split_by_person',
  /** The same again, after the cluster's window has passed. */
  'window_passed',
])
export type HoldReason = z.infer<typeof HoldReason>

/** Why a signal was merged: the same words, the same address or item, a cut or an edited copy, or a person said so. */
export const MergeBasis = z.enum(['same_text', 'same_source', 'truncated', 'edited', 'by_person'])
export type MergeBasis = z.infer<typeof MergeBasis>

/** What dedup decided for one signal. */
export const ClusterDecision = z.object({
  /** Id of the cluster; the first member's signal id. */
  cluster: z.string(),
  /** The earlier signal this one is a copy of, or null. */
  of: z.string().nullable(),
  /** With `of`, or with the nearest related text when there is no `of`; in [0, 1]. */
  similarity: z.number(),
  kind: z.enum(['exact', 'near']).nullable(),
  /** Why it was merged. Absent when it was not. */
  basis: MergeBasis.optional(),
  /** Set when something alike was found and deliberately not merged. */
  held: HoldReason.optional(),
  /** Clusters this one belongs beside, with the reason; shown together, never merged. */
  related: z.array(
    z.object({ cluster: z.string(), signal: z.string(), reason: HoldReason, similarity: z.number() }),
  ),
})
export type ClusterDecision = z.infer<typeof ClusterDecision>
