import type { DedupIndex } from '@seinpost/dedup-index'
import type { Clustered } from '@seinpost/schemas'
import { encodeSettled } from './settled.ts'
import { fingerprintOf } from './stage.ts'

/** One call of the index takes this many, so that none is too large for a server. */
const CHUNK = 500

/**
 * Puts signals of the store back in the index with the decision they got, oldest first: after a crash, or to fill a new
 * index. What is there already is left as it is. Needed are signal, score and cluster decision of the last two windows.
 */
export async function rememberClustered(index: DedupIndex, clustered: readonly Clustered[]): Promise<void> {
  const starts = new Map(clustered.map(({ signal }) => [signal.id, Date.parse(signal.publishedAt)]))
  for (let from = 0; from < clustered.length; from += CHUNK) {
    const chunk = clustered.slice(from, from + CHUNK)
    await index.addAndFind(chunk.map((one) => fingerprintOf(one).indexed))
    await index.settle(chunk.map((one) => settledOf(one, starts)))
  }
}

function settledOf({ signal, cluster }: Clustered, starts: ReadonlyMap<string, number>) {
  const since = starts.get(cluster.cluster) ?? Date.parse(signal.publishedAt)
  return { id: signal.id, decision: encodeSettled(signal.id, { decision: cluster, since }) }
}
