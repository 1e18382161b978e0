import { z } from 'zod'
import { SourceKind } from '../signal.ts'
import { Context, Language, Level, PlaceRole } from '../vocabulary.ts'

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

/** Every field that is there must hold; a list holds when one of it does. */
export const RouteMatch = z.strictObject({
  municipality: oneOrMany(z.string()).optional(),
  zone: oneOrMany(z.string()).optional(),
  district: oneOrMany(z.string()).optional(),
  country: oneOrMany(z.string().length(2)).optional(),
  placeRole: oneOrMany(PlaceRole).optional(),
  minLevel: Level.optional(),
  maxLevel: Level.optional(),
  context: oneOrMany(Context).optional(),
  sourceKind: oneOrMany(SourceKind).optional(),
  language: oneOrMany(Language).optional(),
})
export type RouteMatch = z.infer<typeof RouteMatch>

/** Alertmanager's idea on people's queues: the deepest matching child wins; `continue` goes on to its siblings. */
export type RouteNode = {
  name: string
  match?: RouteMatch | undefined
  /** Queue names; `{municipality}`, `{zone}` and `{district}` are filled from the place that matched. */
  receivers?: string[] | undefined
  continue?: boolean | undefined
  /** `analyst`: public-source signals wait for an analyst; `automatic`: they go straight on. Inherited. */
  release?: 'analyst' | 'automatic' | undefined
  routes?: RouteNode[] | undefined
}
export const RouteNode: z.ZodType<RouteNode> = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1),
    match: RouteMatch.optional(),
    receivers: z.array(z.string().min(1)).min(1).optional(),
    continue: z.boolean().optional(),
    release: z.enum(['analyst', 'automatic']).optional(),
    routes: z.array(RouteNode).optional(),
  }),
)

export const RoutingConfig = z.strictObject({
  /** NIS codes of municipalities with their own queue; others fall to zone, district, then the supra-local desk. */
  participating: z.union([
    z.literal('all'),
    z.array(z.string().regex(/^\d{5}$/u, 'must be a five-digit NIS code')),
  ]),
  /** The root; its receivers are the catch-all and cannot be removed. */
  tree: RouteNode,
})
export type RoutingConfig = z.infer<typeof RoutingConfig>
