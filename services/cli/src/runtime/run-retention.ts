import type { Parts } from './open-parts.ts'

export interface RetentionReport {
  readonly signals: number
  readonly cases: number
}

const AT_ONCE = 500

/**
 * Deletes what its retention is over for: in the store, which keeps a proof without content, and in the dedup index. The
 * log's own retention is shorter than any of a signal's, and jobs carry ids alone.
 */
export async function runRetention(parts: Parts): Promise<RetentionReport> {
  const [{ retention }, index] = [await parts.store(), await parts.index()]
  const before = parts.now()
  let signals = 0
  let cases = 0
  for (;;) {
    const { signalIds, caseIds } = await retention.purge({ before, limit: AT_ONCE })
    if (signalIds.length === 0) return { signals, cases }
    await index.remove(signalIds)
    signals += signalIds.length
    cases += caseIds.length
  }
}
