import { SeinpostError } from '@seinpost/domain'
import { createPostgresBackend, type PgPool, runMigrations, withBackend } from 'bullmq'
import { bullmqRunner } from './bullmq-runner.ts'
import type { Runner } from './runner.ts'
import type { DatabaseConnection, RunnerOptions } from './runner-options.ts'

const SCHEMA = 'bullmq'

/** BullMQ migrates what it opens itself, not a pool that is given to it. */
async function migratedPool(pool: PgPool): Promise<PgPool> {
  const client = await pool.connect()
  try {
    await runMigrations(client, SCHEMA)
    await client.query(`set search_path to ${SCHEMA}`)
  } finally {
    client.release()
  }
  return pool
}

/** Jobs in the store's database, in a schema of their own. A given pool must have one session, or that search path. */
export async function openPostgresRunner(
  connection: DatabaseConnection,
  options: RunnerOptions,
): Promise<Runner> {
  const classes = withBackend(createPostgresBackend)
  try {
    if (!('connectionString' in connection)) {
      return bullmqRunner({ ...options, classes, connection: await migratedPool(connection) })
    }
    const { connectionString } = connection
    const runner = bullmqRunner({
      ...options,
      classes,
      connection: { connectionString, schema: SCHEMA, migrate: true },
    })
    await runner.counts('ready')
    return runner
  } catch (cause) {
    throw new SeinpostError('queue_unavailable', 'the jobs cannot reach the database', {
      cause,
      retryable: true,
    })
  }
}
