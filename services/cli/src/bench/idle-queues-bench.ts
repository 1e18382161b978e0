import type { Bench } from '@seinpost/domain'
import { openJobs } from '@seinpost/jobs'
import { Redis } from 'ioredis'
import { ownRedis } from '../../../../scripts/servers/redis.ts'

const WATCH_MS = 10_000

/** An outbox that keeps nothing: this measures Redis alone. */
const NO_OUTBOX = {
  put: async () => undefined,
  remove: async () => undefined,
  fail: async () => undefined,
  putSchedule: async () => undefined,
  waiting: async function* () {
    // Nothing waits.
  },
  failed: async () => [],
  schedules: async () => [],
}

/** What the delivery queues of every municipality cost Redis while nobody has anything to tell. */
export const idleQueuesBench: Bench = {
  name: 'idle-queues',
  about: 'memory and commands a second on Redis of 600 delivery queues that have each done one job and wait',
  async run({ size = 600, log }) {
    const server = await ownRedis({ durable: false })
    const redis = new Redis(server.url)
    try {
      const before = await usage(redis)
      const jobs = await openJobs(
        { kind: 'redis', url: { env: 'UNUSED' } },
        {
          connection: { connectionString: '' },
          outbox: NO_OUTBOX,
          now: () => new Date(),
          onFault: () => undefined,
          secret: async () => server.url,
        },
      )
      for (let queue = 0; queue < size; queue++) await oneJob(jobs, `delivery-municipality-${queue}`)
      log(`${size} queues have each done a job`)
      const after = await usage(redis)
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS))
      const watched = await usage(redis)
      await jobs.close()
      return {
        queues: size,
        bytes_per_queue: Math.round((after.bytes - before.bytes) / size),
        // The two readings of this bench are not the queues' doing.
        commands_per_second: Math.max(
          0,
          Math.round((10 * (watched.commands - after.commands - 2)) / (WATCH_MS / 1_000)) / 10,
        ),
        clients: watched.clients,
      }
    } finally {
      redis.disconnect()
      await server.stop()
    }
  },
}

async function oneJob(jobs: Awaited<ReturnType<typeof openJobs>>, queue: string): Promise<void> {
  await jobs.add(queue, [{ id: 'one', name: 'tell', data: {} }])
  let done: () => void = () => undefined
  const ran = new Promise<void>((resolve) => {
    done = resolve
  })
  const work = await jobs.work(queue, { concurrency: 1 }, async () => done())
  await ran
  await work.stop()
}

async function usage(redis: Redis): Promise<{ bytes: number; commands: number; clients: number }> {
  const info = await redis.info()
  const field = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'mu').exec(info)?.[1] ?? 0)
  return {
    bytes: field('used_memory'),
    commands: field('total_commands_processed'),
    clients: field('connected_clients'),
  }
}
