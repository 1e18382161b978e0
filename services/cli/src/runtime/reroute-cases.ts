import { jurisdictionOf } from '@seinpost/gazetteer'
import { compileRouting, type RerouteSummary, rerouteOpen } from '@seinpost/routing'
import type { RoutingConfig } from '@seinpost/schemas'
import type { Parts } from './open-parts.ts'

export interface RerouteOptions {
  /** The routing that held until now; by default that of the parts' config. */
  readonly before?: RoutingConfig
  readonly after: RoutingConfig
  /** False only tells what would change. */
  readonly apply: boolean
  /** Who changed the config; stands in the history of each case. */
  readonly by: string
}

/** Holds every open case against another routing config: who gets it, who loses it, who owns it. Again: nothing. */
export async function rerouteOpenCases(
  parts: Parts,
  { before = parts.loaded.config.routing, after, apply, by }: RerouteOptions,
): Promise<RerouteSummary> {
  const [{ hands }, { gazetteer }] = [await parts.store(), await parts.stages()]
  const compile = (routing: RoutingConfig) => compileRouting(routing, (nis) => jurisdictionOf(gazetteer, nis))
  return await rerouteOpen({
    hands,
    before: compile(before),
    after: compile(after),
    now: parts.now,
    by,
    apply,
  })
}
