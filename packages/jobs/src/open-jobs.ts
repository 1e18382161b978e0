import { SeinpostError } from '@seinpost/domain'
import type { JobsConfig, SecretRef } from '@seinpost/schemas'
import { type KeptJobs, keptJobs } from './kept-jobs.ts'
import type { JobOutbox } from './outbox.ts'
import type { Runner } from './runner.ts'
import type { DatabaseConnection, RunnerOptions } from './runner-options.ts'

export interface JobsDeps extends RunnerOptions {
  /** For jobs that run on the store's database. */
  readonly connection: DatabaseConnection
  readonly outbox: JobOutbox
  readonly now: () => Date
  /** Resolves `jobs.url`; asked only for Redis. */
  readonly secret?: (ref: SecretRef) => Promise<string>
}

/**
 * Opens the jobs: on the store's own database, or on Redis.
 *
 * @throws SeinpostError `queue_unavailable`, `config_invalid`.
 */
export async function openJobs(config: JobsConfig, deps: JobsDeps): Promise<KeptJobs> {
  return keptJobs(await openRunner(config, deps), deps)
}

async function openRunner(config: JobsConfig, deps: JobsDeps): Promise<Runner> {
  switch (config.kind) {
    case 'embedded': {
      const { openPostgresRunner } = await import('./postgres-runner.ts')
      return await openPostgresRunner(deps.connection, deps)
    }
    case 'redis': {
      const { openRedisRunner } = await import('./redis-runner.ts')
      return await openRedisRunner(await urlOf(config.url, deps), deps)
    }
  }
}

async function urlOf(ref: SecretRef, { secret }: JobsDeps): Promise<string> {
  if (secret !== undefined) return await secret(ref)
  throw new SeinpostError('config_invalid', 'jobs.url is a secret and nothing was given to read it with')
}
