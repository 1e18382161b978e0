import { SeinpostError } from '@seinpost/domain'
import type { SecretRef, StoreConfig } from '@seinpost/schemas'
import type { CaseStore } from './case-port.ts'
import { sqlCases } from './case-store.ts'
import { type CaseChanges, sqlChanges } from './changes.ts'
import { type CorrectionLog, sqlCorrections } from './corrections.ts'
import { type Deliveries, sqlDeliveries } from './deliveries.ts'
import type { PgPoolLike } from './embedded/session-pool.ts'
import { sqlHands } from './handovers.ts'
import type { Hands } from './hands-port.ts'
import { type JobTable, sqlJobTable } from './job-table.ts'
import { type Ledger, sqlLedger } from './ledger.ts'
import { migrate } from './migrate.ts'
import type { Clock, Sql } from './port.ts'
import { type Refusals, sqlRefusals } from './refusals.ts'
import { type Retention, sqlRetention } from './retention.ts'

export interface Store {
  readonly sql: Sql
  readonly ledger: Ledger
  readonly cases: CaseStore
  readonly refusals: Refusals
  readonly retention: Retention
  readonly changes: CaseChanges
  /** What the job runner is filled from when it loses its own. */
  readonly jobs: JobTable
  readonly deliveries: Deliveries
  readonly corrections: CorrectionLog
  /** Which desk a case is of: handovers, places chosen, rerouting. */
  readonly hands: Hands
  /** How the job runner reaches the same database; a pool closes with the store. */
  readonly jobsConnection: JobsConnection
  close(): Promise<void>
}

/** A `pg.Pool`-shaped door to the embedded session, or where the server is. */
export type JobsConnection = PgPoolLike | { readonly connectionString: string }

export interface StoreDeps {
  /** The embedded database lives in `store` below it. */
  readonly dataDir: string
  readonly clock: Clock
  /** Resolves `store.url`; asked only for PostgreSQL. */
  readonly secret?: (ref: SecretRef) => Promise<string>
  /** Where the prepared database of a first start is kept for the next one: by default the project's `.cache`; null keeps none. */
  readonly cacheDir?: string | null
}

/**
 * Opens the store and brings it to the newest schema.
 *
 * @throws SeinpostError `data_dir_locked`, `data_dir_unusable`, `disk_full`, `store_unavailable`, `config_invalid`.
 */
export async function openStore(config: StoreConfig, deps: StoreDeps): Promise<Store> {
  const { sql, jobsConnection } = await openDatabase(config, deps)
  return {
    sql,
    jobsConnection,
    jobs: sqlJobTable(sql, deps.clock),
    deliveries: sqlDeliveries(sql),
    corrections: sqlCorrections(sql),
    hands: sqlHands(sql, deps.clock),
    ledger: sqlLedger(sql, deps.clock),
    cases: sqlCases(sql, deps.clock),
    refusals: sqlRefusals(sql, deps.clock),
    retention: sqlRetention(sql, deps.clock, config.kind === 'embedded'),
    changes: sqlChanges(sql),
    close: () => sql.close(),
  }
}

async function openDatabase(
  config: StoreConfig,
  deps: StoreDeps,
): Promise<Pick<Store, 'sql' | 'jobsConnection'>> {
  switch (config.kind) {
    case 'embedded': {
      const { openEmbedded } = await import('./embedded/open-embedded.ts')
      const { defaultCacheDir } = await import('./embedded/default-cache-dir.ts')
      const cacheDir = deps.cacheDir === undefined ? defaultCacheDir() : deps.cacheDir
      const { sql, pool } = await openEmbedded(deps.dataDir, cacheDir)
      return { sql, jobsConnection: pool }
    }
    case 'postgres': {
      const { openPostgres } = await import('./postgres/postgres-sql.ts')
      const url = await urlOf(config.url, deps)
      const sql = openPostgres({ url, poolSize: config.poolSize })
      try {
        await migrate(sql)
      } catch (error) {
        await sql.close()
        throw error
      }
      return { sql, jobsConnection: { connectionString: url } }
    }
  }
}

async function urlOf(ref: SecretRef, { secret }: StoreDeps): Promise<string> {
  if (secret !== undefined) return await secret(ref)
  throw new SeinpostError('config_invalid', 'store.url is a secret and nothing was given to read it with')
}
