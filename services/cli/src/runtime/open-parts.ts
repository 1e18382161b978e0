import { join } from 'node:path'
import { type AuditLog, openAuditLog } from '@seinpost/audit'
import type { LoadedConfig } from '@seinpost/config'
import { type DedupIndex, openDedupIndex } from '@seinpost/dedup-index'
import { type EventLog, openEventLog } from '@seinpost/event-log'
import type { GateDeps } from '@seinpost/gate'
import { readModel } from '@seinpost/models'
import type { Closing, Logger } from '@seinpost/pipeline'
import { openStore, type Store } from '@seinpost/store'
import { type LiveConfig, openLiveConfig } from '../operate/live-config.ts'
import { makeDataDir } from './data-dir.ts'
import { openPseudonymKey } from './pseudonym-secret.ts'
import type { ReadModelFile } from './scoring-models.ts'
import { storeSecret } from './secrets.ts'
import { loadStageDeps, type StageDeps } from './stage-deps.ts'

/** What a process may need of the world: each opened once, when it is first asked for, and closed by whoever owns it. */
export interface Parts {
  /** The config in force at the time of the call: what is read when it is used follows a version that is applied. */
  readonly loaded: LoadedConfig
  /** Where `loaded` comes from; follows the store as soon as that is open. */
  readonly live: LiveConfig
  readonly now: () => Date
  store(): Promise<Store>
  log(): Promise<EventLog>
  index(): Promise<DedupIndex>
  stages(): Promise<StageDeps>
  /** Questions to the parts that are open, to know whether they can do their work. */
  probes(): readonly Probe[]
  /** Every view and act; write to it what is done without being asked over HTTP. */
  audit(): Promise<AuditLog>
  /** The gate's deps at the time of the call. */
  gate(): Promise<() => GateDeps>
}

export interface Probe {
  readonly part: string
  readonly ask: () => Promise<unknown>
  /** What is to be said of it although it does its work; null for nothing. */
  readonly note?: () => string | null
}

export interface PartsOptions {
  readonly loaded: LoadedConfig
  readonly logger: Logger
  readonly closing: Closing
  readonly now: () => Date
}

/** The adapters the config names. */
export function openParts({ loaded, logger, closing, now }: PartsOptions): Parts {
  const { config, dataDir } = loaded
  const live = openLiveConfig({ loaded, logger, closing })
  const probes: Probe[] = []
  const inDataDir = once(() => makeDataDir(dataDir))
  // A version that comes while the store opens may need the store itself, for its model.
  const opened = once(async () => {
    await inDataDir()
    return closing.own('store', await openStore(config.store, { dataDir, clock: now, secret: storeSecret }))
  })
  const store = once(async () => {
    const { sql } = await opened()
    probes.push({ part: 'store', ask: () => sql.query('select 1') })
    await live.follow(sql)
    probes.push({ part: 'config', ask: async () => undefined, note: () => live.problem })
    return await opened()
  })
  return {
    get loaded() {
      return live.loaded
    },
    live,
    now,
    probes: () => probes,
    store,
    audit: once(async () => openAuditLog((await store()).sql, now)),
    log: once(async () => {
      await inDataDir()
      const log = closing.own(
        'event log',
        await openEventLog(config.log, { dataDir, readSecret: storeSecret, log: logger }),
      )
      probes.push({ part: 'event log', ask: () => log.lag() })
      return log
    }),
    index: once(async () => {
      const snapshotDir = join(dataDir, 'dedup')
      const options = { policy: config.dedup, snapshotDir, secret: storeSecret }
      const index = closing.own('dedup index', await openDedupIndex(config.dedupIndex, options))
      probes.push({ part: 'dedup index', ask: () => index.size() })
      return index
    }),
    stages: once(async () => {
      const readFile: ReadModelFile = async (version) => readModel((await opened()).sql, version)
      // Together, for both take their time; a stage that has no store of its own follows the config all the same.
      const [deps] = await Promise.all([loadStageDeps(live, now, readFile), store()])
      return deps
    }),
    gate: once(async () => {
      const key = await openPseudonymKey(config.gate, dataDir)
      return () => ({ config: live.loaded.config.gate, key, now: now() })
    }),
  }
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open()
    return opened
  }
}
