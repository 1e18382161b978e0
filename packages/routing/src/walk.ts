import type { Facts } from './facts.ts'
import type { CompiledRoute } from './tree.ts'

/** Told of every route that is tried: its path and the condition that failed, if one did. */
export type Watch = (path: string, failed: string | undefined) => void

/**
 * The routes a signal ends in, below `route`, which is known to match: the deepest matching child, going on to its siblings
 * only where it says `continue`; the route itself when no child matches. Alertmanager's rule.
 */
export function matchRoutes(route: CompiledRoute, facts: Facts, found: CompiledRoute[], watch?: Watch): void {
  const { routes, index } = route
  if (routes.length === 0) {
    found.push(route)
    return
  }
  const before = found.length
  for (const position of positionsOf(index, facts)) {
    const child = routes[position]
    if (child === undefined) continue
    const failed = child.fails(facts)
    watch?.(child.path, failed)
    if (failed !== undefined) continue
    matchRoutes(child, facts, found, watch)
    if (!child.continues) break
  }
  if (found.length === before) found.push(route)
}

/** Positions of the children that may match, in the order of the file. */
function positionsOf(
  { byKey, rest }: CompiledRoute['index'],
  { place, jurisdiction }: Facts,
): readonly number[] {
  if (byKey.size === 0 || place === undefined) return rest
  const own = byKey.get(`m${place.nis ?? place.code}`)
  const zone = jurisdiction === undefined ? undefined : byKey.get(`z${jurisdiction.zone.code}`)
  const district = jurisdiction === undefined ? undefined : byKey.get(`d${jurisdiction.district.slug}`)
  if (own === undefined && zone === undefined && district === undefined) return rest
  return [...new Set([...(own ?? []), ...(zone ?? []), ...(district ?? []), ...rest])].sort((a, b) => a - b)
}
