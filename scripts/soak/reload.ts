import { readFileSync } from 'node:fs'
import { parseConfig } from '@seinpost/config'
import { addVersion } from '@seinpost/operate'
import { LedgerCount } from '@seinpost/schemas'
import { openStore, type Store } from '@seinpost/store'
import { stringify } from 'yaml'
import { z } from 'zod'
import { generateSignals } from '../../services/cli/src/bench/generate-signals.ts'
import { percentile } from '../../services/cli/src/bench/percentile.ts'
import {
  clusterConfig,
  startServers,
  startWorkerProcess,
  type WorkerProcess,
} from '../../test/support/cluster.ts'

/* Signals go in while the config changes: some versions no worker can read. Each worker is asked for its metrics until it
   says which version it runs. */

const STAGES = ['gateway', 'score', 'score', 'dedup', 'route', 'route', 'queue', 'queue'] as const
const ASK_EVERY_MS = 20
const GIVE_UP_MS = 30_000

export interface ReloadReport {
  readonly workers: number
  readonly reloads: number
  readonly broken: number
  /** From the moment a version is stored to the moment a worker runs it, over all workers and versions. */
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Versions a worker did not run in time, and broken ones after which one did not stay on the version before. */
  readonly wrong: readonly string[]
  readonly acknowledged: number
  readonly ledger: LedgerCount
}

interface Run {
  readonly signals: number
  readonly reloads: number
  /** Every how manyth version is one that nobody can read. */
  readonly breakEvery: number
}

/** `reloads` versions of the config while `signals` signals go through eight workers on real servers. */
export async function reloadRun({ signals, reloads, breakEvery }: Run): Promise<ReloadReport> {
  const servers = await startServers()
  const config = clusterConfig(servers)
  const workers: WorkerProcess[] = []
  const store = await openStore(
    { kind: 'postgres', url: { env: 'URL' }, poolSize: 4 },
    { dataDir: '', clock: () => new Date(), secret: async () => servers.postgres },
  )
  try {
    for (const stage of STAGES) workers.push(await startWorkerProcess(stage, config))
    const url = workers[0]?.url ?? ''
    const [{ took, wrong, broken }, acknowledged] = await Promise.all([
      change(store, workers, { file: config.file, reloads, breakEvery }),
      offer(url, signals),
    ])
    const ledger = await settled(store)
    return {
      workers: workers.length,
      reloads,
      broken,
      p50Ms: Math.round(percentile(took, 0.5)),
      p99Ms: Math.round(percentile(took, 0.99)),
      maxMs: Math.round(Math.max(0, ...took)),
      wrong,
      acknowledged,
      ledger,
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
    await store.close()
    config.remove()
    await servers.stop()
  }
}

interface Changes {
  readonly took: number[]
  readonly wrong: string[]
  readonly broken: number
}

async function change(
  store: Store,
  workers: readonly WorkerProcess[],
  { file, reloads, breakEvery }: { file: string; reloads: number; breakEvery: number },
): Promise<Changes> {
  const parsed = parseConfig(readFileSync(file, 'utf8'))
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems))
  const [took, wrong]: [number[], string[]] = [[], []]
  let broken = 0
  let good = 0
  for (let n = 1; n <= reloads; n++) {
    const isBroken = n % breakEvery === 0
    if (isBroken) broken++
    const spread = 1 + (n % 20)
    const yaml = isBroken
      ? 'thresholds: { queueFromLevel: nine }\n'
      : stringify({ ...parsed.config, priority: { ...parsed.config.priority, spread } })
    const stored = performance.now()
    const version = await addVersion(store.sql, {
      kind: 'apply',
      of: null,
      hash: String(n),
      yaml,
      by: 'soak',
      why: 'a reload under load',
      at: new Date().toISOString(),
    })
    if (!isBroken) good = version
    const waits = workers.map(async ({ url }, index) => {
      const metric = isBroken ? 'seinpost_config_newest_version' : 'seinpost_config_version'
      const ms = await untilMetric(url, metric, version, stored)
      if (ms === null) wrong.push(`worker ${index} (${STAGES[index]}) did not come to version ${version}`)
      else if (!isBroken) took.push(ms)
      if (!isBroken) return
      const stays = await untilMetric(url, 'seinpost_config_version', good, performance.now())
      if (stays === null) wrong.push(`worker ${index} did not stay on version ${good} after a broken one`)
    })
    await Promise.all(waits)
  }
  return { took, wrong, broken }
}

async function untilMetric(url: string, name: string, value: number, since: number): Promise<number | null> {
  while (performance.now() - since < GIVE_UP_MS) {
    const found = (await metricsOf(url)).get(name)
    if (found === value) return performance.now() - since
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  return null
}

/** A connection that a busy worker let go is no answer: it is asked again. A worker that ended never answers, and shows. */
async function metricsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await fetch(`${url}/metrics`).then(
    (response) => response.text(),
    () => '',
  )
  const lines = text.split('\n').filter((line) => line.startsWith('seinpost_config_'))
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]))
}

const BATCH = 200
const TRIES = 5

/** Hands signals in, batch after batch; answers how many were acknowledged. */
async function offer(url: string, signals: number): Promise<number> {
  let acknowledged = 0
  const all = [...generateSignals(signals, { seed: 3, from: new Date('2026-11-10T00:00:00Z') })]
  for (let from = 0; from < all.length; from += BATCH)
    acknowledged += await hand(url, all.slice(from, from + BATCH))
  return acknowledged
}

/** A batch that was cut off is handed in again: what is in already is known. */
async function hand(url: string, batch: readonly object[], tries = TRIES): Promise<number> {
  try {
    const response = await fetch(`${url}/api/signals/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', ...bearer() },
      body: batch.map((signal) => JSON.stringify(signal)).join('\n'),
    })
    const last: unknown = JSON.parse((await response.text()).trimEnd().split('\n').at(-1) ?? '{}')
    const { accepted, known } = z.object({ accepted: z.int(), known: z.int() }).parse(last)
    return accepted + known
  } catch (error) {
    if (tries === 1) throw error
    return await hand(url, batch, tries - 1)
  }
}

const bearer = (): Record<string, string> =>
  process.env.SEINPOST_TOKEN === undefined ? {} : { authorization: `Bearer ${process.env.SEINPOST_TOKEN}` }

/** The ledger once nothing is in flight, or as it stands after a while. */
async function settled(store: Store): Promise<LedgerCount> {
  const started = performance.now()
  for (;;) {
    const ledger = LedgerCount.parse(await store.ledger.count())
    if (ledger.states.in_flight === 0 || performance.now() - started > 120_000) return ledger
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
