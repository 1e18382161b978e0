import type { Config, RouteNode, ThresholdOverride } from '@seinpost/schemas'
import type { KeyProblem } from './key-problem.ts'

/** Thresholds that contradict one another or the routes, so that something written never happens. */
export function thresholdProblems({ thresholds, routing }: Config): KeyProblem[] {
  const overrides = thresholds.overrides ?? []
  return overrides.flatMap((override, index) => {
    const path = ['thresholds', 'overrides', index]
    const earlier = overrides.slice(0, index).findIndex((other) => covers(other, override))
    if (earlier !== -1)
      return [
        {
          path,
          message: `is never reached: overrides.${earlier} holds for all of it and comes first; put this one before it`,
        },
      ]
    return crossing(override, routing.tree).map((message) => ({ path: [...path, 'queueFromLevel'], message }))
  })
}

/** Whether everything that `b` is for falls under `a` already. */
const covers = (a: ThresholdOverride, b: ThresholdOverride): boolean =>
  Object.entries(a.when).every(
    ([key, value]) => value === undefined || b.when[key as keyof typeof b.when] === value, // Both have the keys of `when`.
  )

/** A desk that receives from a level above the one up to which any route leads to it receives nothing. */
function crossing({ when, queueFromLevel }: ThresholdOverride, tree: RouteNode): string[] {
  if (when.desk === undefined) return []
  const upTo = highestLevelTo(when.desk, tree, 4)
  if (upTo === null || upTo >= queueFromLevel) return []
  return [
    `crosses the routes: ${when.desk} would receive from level ${queueFromLevel}, and the routes lead to it up to level ${upTo}; give at most ${upTo}, or raise maxLevel of the route`,
  ]
}

/** The highest level at which a route names the desk itself; null when none does by name. */
function highestLevelTo(desk: string, node: RouteNode, above: number): number | null {
  const upTo = Math.min(above, node.match?.maxLevel ?? 4)
  const own = node.receivers?.includes(desk) === true ? upTo : null
  const below = (node.routes ?? []).map((child) => highestLevelTo(desk, child, upTo))
  return [own, ...below].reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null)
}
