import type { Bench } from '@seinpost/domain'

/** Each loads one package with all its peers. Scoring comes first: its bench also measures memory. */
const DOORS: readonly (() => Promise<{ readonly benches: readonly Bench[] }>)[] = [
  () => import('@seinpost/scoring/bench'),
  () => import('@seinpost/text/bench'),
  () => import('@seinpost/concepts/bench'),
  () => import('@seinpost/dedup/bench'),
  () => import('@seinpost/gazetteer/bench'),
  () => import('@seinpost/routing/bench'),
  () => import('@seinpost/casework/bench'),
  () => import('@seinpost/audit/bench'),
  () => import('@seinpost/event-log/bench'),
  () => import('@seinpost/store/bench'),
  () => import('@seinpost/jobs/bench'),
  () => import('@seinpost/gateway/bench'),
  () => import('@seinpost/collect/bench'),
  async () => ({ benches: [(await import('./embedded-bench.ts')).embeddedBench] }),
  async () => ({ benches: [(await import('./backtest-bench.ts')).backtestBench] }),
  async () => ({ benches: [(await import('./scale-bench.ts')).scaleBench] }),
  async () => ({ benches: [(await import('./idle-queues-bench.ts')).idleQueuesBench] }),
  async () => ({ benches: [(await import('./firehose-pipeline-bench.ts')).firehosePipelineBench] }),
]

/**
 * The benchmark of that name, or all of them. No package is loaded after the one that holds it, so that the memory it
 * reports is not that of the others.
 */
export async function loadBenches(name?: string): Promise<readonly Bench[]> {
  const all: Bench[] = []
  for (const open of DOORS) {
    const { benches } = await open()
    const wanted = benches.filter((one) => one.name === name)
    if (wanted.length > 0) return wanted
    all.push(...benches)
  }
  return name === undefined ? all : []
}
