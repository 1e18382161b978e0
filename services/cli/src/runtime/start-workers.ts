import { applyRouted, type CasePolicy } from '@seinpost/casework'
import { type DedupDeps, dedupStage } from '@seinpost/dedup'
import type { Subscription } from '@seinpost/event-log'
import { type Harness, runSink, runStage } from '@seinpost/pipeline'
import { routeStage } from '@seinpost/routing'
import type { Routed } from '@seinpost/schemas'
import { scoreStage } from '@seinpost/scoring'
import type { Store } from '@seinpost/store'
import { bury } from './bury.ts'
import type { StageDeps } from './stage-deps.ts'

export interface WorkerDeps {
  readonly stages: StageDeps
  readonly dedup: DedupDeps
  readonly store: Store
  readonly policy: CasePolicy
  /** Told of the ids that reached their end state, once that is durable. */
  readonly onQueued?: ((ids: readonly string[]) => void) | undefined
}

/** The workers by name, in the order of the way; each starts one. */
const WORKERS: Readonly<Record<string, (deps: WorkerDeps, harness: Harness) => Promise<Subscription>>> = {
  score: ({ stages }, harness) =>
    runStage(
      {
        name: 'score',
        from: 'signals.received',
        to: 'signals.scored',
        stage: scoreStage,
        deps: stages.score,
      },
      harness,
    ),
  dedup: ({ dedup }, harness) =>
    runStage(
      { name: 'dedup', from: 'signals.scored', to: 'signals.clustered', stage: dedupStage, deps: dedup },
      harness,
    ),
  route: ({ stages }, harness) =>
    runStage(
      {
        name: 'route',
        from: 'signals.clustered',
        to: 'signals.routed',
        stage: routeStage,
        deps: stages.route,
      },
      harness,
    ),
  queue: (deps, harness) =>
    runSink({ name: 'queue', from: 'signals.routed', take: (batch) => queue(batch, deps) }, harness),
  graveyard: ({ store }, harness) =>
    runSink(
      { name: 'graveyard', from: 'signals.dead', take: (batch, events) => bury(batch, events, store) },
      harness,
    ),
}

async function queue(batch: readonly Routed[], { store, policy, onQueued }: WorkerDeps): Promise<void> {
  await applyRouted(batch, { cases: store.cases, policy })
  onQueued?.(batch.map(({ signal }) => signal.id))
}

/** Starts every worker in this process; they come in the order of the way, so waiting for each in turn waits for all. */
export async function startWorkers(
  deps: WorkerDeps,
  harness: Harness,
): Promise<readonly { name: string; subscription: Subscription }[]> {
  const started: { name: string; subscription: Subscription }[] = []
  for (const [name, start] of Object.entries(WORKERS))
    started.push({ name, subscription: await start(deps, harness) })
  return started
}
