import { randomBytes } from 'node:crypto'
import type { LoadedConfig } from '@seinpost/config'
import { type DedupDeps, dedupStage } from '@seinpost/dedup'
import { openMemoryIndex } from '@seinpost/dedup-index'
import { type Outcome, SeinpostError } from '@seinpost/domain'
import { type GateDeps, pseudonymKey } from '@seinpost/gate'
import { locateInputOf, type RoutingTree, routeStage } from '@seinpost/routing'
import type { Clustered, Place, Routed, Scored, Signal } from '@seinpost/schemas'
import { scoreStage } from '@seinpost/scoring'
import { loadNamed } from './load-named.ts'
import { noRegistry, type ReadModelFile } from './scoring-models.ts'
import { loadStageDeps } from './stage-deps.ts'

/** The stages over arrays, in memory: what the stage commands, the tests and a backtest run. */
export interface Stages {
  readonly config: LoadedConfig['config']
  readonly gate: () => GateDeps
  score(signals: readonly Signal[]): Promise<readonly Scored[]>
  /** Places of a scored signal, and the regions it names. */
  locateAll(scored: Scored): { readonly places: Place[]; readonly regions: readonly string[] }
  readonly routing: RoutingTree
  /** Copies among these and all signals of earlier calls. */
  dedup(signals: readonly Signal[]): Promise<readonly Clustered[]>
  route(signals: readonly Signal[]): Promise<readonly Routed[]>
  /** The whole way; `onBatch` is told how many more are through. */
  triage(signals: readonly Signal[], onBatch?: (done: number) => void): Promise<readonly Routed[]>
}

const BATCH = 256

/** Loads what the stages need under a config file, or under the built-in default; `readModel` knows models of a registry. */
export async function loadStages(
  configFile: string | undefined,
  readModel: ReadModelFile = noRegistry,
): Promise<Stages> {
  const loaded = await loadNamed({ config: configFile })
  const now = () => new Date()
  const deps = await loadStageDeps({ loaded }, now, readModel)
  const { config } = loaded
  const dedupDeps: DedupDeps = {
    index: await openMemoryIndex({ policy: config.dedup }),
    policy: config.dedup,
  }
  // Nothing of a run in memory is kept, so neither is the key of its pseudonyms.
  const key = pseudonymKey(randomBytes(32))

  const score = async (signals: readonly Signal[]) =>
    emitted(
      await scoreStage(
        signals.map((signal) => ({ signal })),
        deps.score,
      ),
    )
  const cluster = async (scored: readonly Scored[]) => emitted(await dedupStage(scored, dedupDeps))
  const route = async (clustered: readonly Clustered[]) => emitted(await routeStage(clustered, deps.route))
  return {
    config,
    gate: () => ({ config: config.gate, key, now: now() }),
    score,
    locateAll: (scored) => deps.route.locate(locateInputOf(scored)),
    routing: deps.route.tree,
    dedup: async (signals) => cluster(await score(signals)),
    route: async (signals) => route((await score(signals)).map(alone)),
    triage: async (signals, onBatch) => {
      const routed: Routed[] = []
      for (let from = 0; from < signals.length; from += BATCH) {
        const batch = signals.slice(from, from + BATCH)
        routed.push(...(await route(await cluster(await score(batch)))))
        onBatch?.(batch.length)
      }
      return routed
    },
  }
}

/** A signal that was not held against others: a cluster of its own. */
const alone = (scored: Scored): Clustered => ({
  ...scored,
  cluster: { cluster: scored.signal.id, of: null, similarity: 0, kind: null, related: [] },
})

function emitted<T>(outcomes: readonly Outcome<T>[]): readonly T[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'emit') return outcome.value
    throw new SeinpostError('stage_failed', `a stage dropped a signal: ${outcome.reason}`)
  })
}
