import { admitCase, type CasePolicy } from '@seinpost/casework'
import { type RoutingTree, routeSignal } from '@seinpost/routing'
import type { Routed } from '@seinpost/schemas'
import type { ShadowedSignal } from './shadow-book.ts'

export interface ShadowDeps {
  readonly live: Pick<CasePolicy, 'thresholds'>
  readonly candidate: {
    readonly tree: RoutingTree
    readonly policy: Pick<CasePolicy, 'thresholds'>
    /** The signal with the candidate's score. */
    readonly rescored: (routed: Routed) => Routed
  }
}

const NAMED_REGION: readonly string[] = ['']

/** Where a batch goes and where the candidate would have sent it. Places and clusters are the live ones. */
export const shadowBatch = (batch: readonly Routed[], { live, candidate }: ShadowDeps): ShadowedSignal[] =>
  batch.map((routed) => {
    const { signal, score, places, routing, cluster } = candidate.rescored(routed)
    const regions = routing.unplaced === 'region_only' ? NAMED_REGION : []
    const other = {
      signal,
      score,
      places,
      cluster,
      routing: routeSignal({ signal, score, places, regions }, candidate.tree),
    }
    return {
      signalId: signal.id,
      cluster: cluster.cluster,
      live: desksOf(routed, live),
      candidate: desksOf(other, candidate.policy),
    }
  })

const desksOf = (routed: Routed, { thresholds }: Pick<CasePolicy, 'thresholds'>): string[] =>
  admitCase(routed, thresholds)
    .recipients.map(({ queue }) => queue)
    .sort()
