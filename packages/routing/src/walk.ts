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
  const positions = positionsOf(index, facts)
  for (let at = 0; at < positions.length; at++) {
    const child = routes[positions[at] as number] as CompiledRoute // The index holds positions of `routes`.
    if (facts.level < child.minLevel && watch === undefined) continue
    const failed = child.fails(facts)
    watch?.(child.path, failed)
    if (failed !== undefined) continue
    matchRoutes(child, facts, found, watch)
    if (!child.continues) break
  }
  if (found.length === before) found.push(route)
}

/** Positions of the children that may match, in the order of the file. */
function positionsOf(index: CompiledRoute['index'], facts: Facts): readonly number[] {
  const here = placePositions(index, facts)
  if (index.byTheme.size === 0 || facts.themes.length === 0) return here
  const themed = facts.themes.flatMap((theme) => index.byTheme.get(theme) ?? [])
  return themed.length === 0 ? here : inOrder([...themed, ...here])
}

const inOrder = (positions: readonly number[]) => [...new Set(positions)].sort((a, b) => a - b)

/** Those of the place; found once a place, then kept. */
function placePositions(
  { byKey, rest, merged }: CompiledRoute['index'],
  { place, jurisdiction }: Facts,
): readonly number[] {
  const code = place?.nis ?? place?.code
  if (byKey.size === 0 || code === undefined) return rest
  const known = merged.get(code)
  if (known !== undefined) return known
  const keys = [`m${code}`, `z${jurisdiction?.zone.code}`, `d${jurisdiction?.district.slug}`]
  const own = keys.flatMap((key) => byKey.get(key) ?? [])
  const positions = own.length === 0 ? rest : inOrder([...own, ...rest])
  merged.set(code, positions)
  return positions
}
