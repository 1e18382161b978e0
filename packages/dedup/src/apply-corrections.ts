import type { Clustered } from '@seinpost/schemas'
import type { Corrections } from './corrections.ts'
import { resolveJoins } from './resolve-joins.ts'

/**
 * What a person said stands above what the texts say: a signal that was split off is no copy of what it is alike to, now
 * or when it comes by again, and a cluster that was joined goes by the name of the one that is left.
 */
export function applyCorrections(clustered: Clustered, corrections: Corrections): Clustered {
  const { signal, cluster } = clustered
  const placed = corrections.clusterOf.get(signal.id)
  if (placed === undefined) {
    const left = resolveJoins(cluster.cluster, corrections)
    return left === cluster.cluster ? clustered : { ...clustered, cluster: { ...cluster, cluster: left } }
  }
  const own = resolveJoins(placed, corrections)
  if (own === cluster.cluster) return clustered
  const apart = {
    cluster: cluster.cluster,
    signal: cluster.of ?? cluster.cluster,
    reason: 'split_by_person',
    similarity: cluster.similarity,
  } as const
  return {
    ...clustered,
    cluster: {
      cluster: own,
      of: null,
      similarity: 0,
      kind: null,
      held: 'split_by_person',
      related: [...cluster.related, apart],
    },
  }
}
