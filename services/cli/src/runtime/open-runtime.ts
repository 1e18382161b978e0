import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadedConfig } from '@seinpost/config'
import { openDedupIndex } from '@seinpost/dedup-index'
import { type EventLog, openEventLog } from '@seinpost/event-log'
import type { GateDeps } from '@seinpost/gate'
import type { Accept } from '@seinpost/gateway'
import type { Closing, Logger, ObserveBatch } from '@seinpost/pipeline'
import { openStore, type Store } from '@seinpost/store'
import { casePolicy } from './case-policy.ts'
import { openIntake } from './intake.ts'
import { openPseudonymKey } from './pseudonym-secret.ts'
import { storeSecret } from './secrets.ts'
import { loadStageDeps, type StageDeps } from './stage-deps.ts'
import { startWorkers } from './start-workers.ts'

/** Everything a process needs to take signals in and work on them; whoever opened it closes it. */
export interface Runtime {
  readonly loaded: LoadedConfig
  readonly store: Store
  readonly log: EventLog
  readonly accept: Accept
  readonly gate: () => GateDeps
  readonly stages: StageDeps
  /** Resolves when everything accepted before the call stands in an end state. */
  caughtUp(): Promise<void>
}

export interface RuntimeOptions {
  readonly loaded: LoadedConfig
  readonly logger: Logger
  readonly observe: ObserveBatch
  readonly closing: Closing
  readonly now: () => Date
  /** Told of the ids that reached their end state, once that is durable. */
  readonly onQueued?: (ids: readonly string[]) => void
}

const LIMITS = { maxBatch: 500, stageTimeoutMs: 30_000, attempts: 3 }

/** Opens the adapters the config names and starts every worker in this process. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { loaded, logger, observe, closing, now } = options
  const { config, dataDir } = loaded
  await mkdir(dataDir, { recursive: true })
  const stages = await loadStageDeps(loaded, now)
  const store = closing.own(
    'store',
    await openStore(config.store, { dataDir, clock: now, secret: storeSecret }),
  )
  const log = closing.own('event log', await openEventLog(config.log, { dataDir }))
  const index = closing.own(
    'dedup index',
    await openDedupIndex(config.dedupIndex, {
      policy: config.dedup,
      snapshotDir: join(dataDir, 'dedup'),
      secret: storeSecret,
    }),
  )
  const key = await openPseudonymKey(config.gate, dataDir)
  const gate = () => ({ config: config.gate, key, now: now() })
  const workers = await startWorkers(
    {
      stages,
      store,
      policy: casePolicy(config, now),
      dedup: { index, policy: config.dedup },
      onQueued: options.onQueued,
    },
    { log, logger, now, observe, limits: LIMITS },
  )
  for (const { name, subscription } of workers) closing.add(`worker ${name}`, () => subscription.stop())
  return {
    loaded,
    store,
    log,
    gate,
    stages,
    accept: openIntake({ gate, ledger: store.ledger, refusals: store.refusals, log }),
    caughtUp: async () => {
      for (const { subscription } of workers) await subscription.caughtUp()
    },
  }
}
