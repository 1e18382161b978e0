import type { DedupIndex } from '@seinpost/dedup-index'
import type { Clustered } from '@seinpost/schemas'
import { encodeSettled } from './settled.ts'
import { fingerprintOf } from './stage.ts'

/**
 * Puts signals of the store back in the index with the decision they got, oldest first: after a crash, or to fill a new
 * index. What is there already is left as it is. Needed are signal, score and cluster decision of the last two windows.
 */
export async function rememberClustered(index: DedupIndex, clustered: readonly Clustered[]): Promise<void> {
  const starts = new Map(clustered.map(({ signal }) => [signal.id, Date.parse(signal.publishedAt)]))
  await index.addAndFind(clustered.map((one) => fingerprintOf(one).indexed))
  await index.settle(
    clustered.map(({ signal, cluster }) => {
      const since = starts.get(cluster.cluster) ?? Date.parse(signal.publishedAt)
      return { id: signal.id, decision: encodeSettled(signal.id, { decision: cluster, since }) }
    }),
  )
}
