import { SeinpostError } from '@seinpost/domain'
import { createRedisBackend, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { bullmqRunner } from './bullmq-runner.ts'
import type { Runner } from './runner.ts'
import type { RunnerOptions } from './runner-options.ts'

/** Jobs on Redis, which should run with `maxmemory-policy noeviction`; the outbox brings them back if it loses them. */
export async function openRedisRunner(url: string, options: RunnerOptions): Promise<Runner> {
  // BullMQ blocks on its connection for as long as it takes; a command that is retried for ever is what it expects.
  const connection = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true })
  connection.on('error', options.onFault)
  try {
    await connection.connect()
  } catch (cause) {
    connection.disconnect()
    throw new SeinpostError('queue_unavailable', 'Redis does not answer', {
      cause,
      retryable: true,
      remedy: 'Check that Redis is up and that jobs.url is right.',
    })
  }
  const runner = bullmqRunner({ ...options, classes: withBackend(createRedisBackend), connection })
  return {
    ...runner,
    close: async () => {
      await runner.close()
      await connection.quit()
    },
  }
}
