import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Bench, BenchOptions } from '@seinpost/domain'
import { Redis } from 'ioredis'
import { ownRedis } from '../../../../scripts/servers/redis.ts'

const DEFAULT_SIZE = 20_000
const BATCH = 100
const WORKER = fileURLToPath(new URL('./redis-worker.ts', import.meta.url))
const WORKERS = [1, 2, 4]

/** The whole stage on a Redis of its own, with workers in processes of their own. */
export const redisBench: Bench = {
  name: 'dedup-redis',
  about:
    'texts/s of the dedup stage on Redis with 1, 2 and 4 workers; bytes and processor a text on the server',
  run: async ({ size = DEFAULT_SIZE, log }: BenchOptions) => {
    const redis = await ownRedis({ durable: false })
    try {
      const figures: Record<string, number> = {}
      for (const workers of WORKERS) Object.assign(figures, await measure(redis.url, workers, size, log))
      return { ...figures, 'round trips per text': 2 / BATCH }
    } finally {
      await redis.stop()
    }
  },
}

async function measure(
  url: string,
  count: number,
  size: number,
  log: BenchOptions['log'],
): Promise<Record<string, number>> {
  const admin = new Redis(url)
  const keyPrefix = `bench:${count}:`
  const before = await memoryOf(admin)
  const processor = await processorOf(admin)
  const texts = Math.floor(size / count)
  const workers = Array.from({ length: count }, (_, worker) =>
    fork(WORKER, [JSON.stringify({ url, keyPrefix, worker, texts, batch: BATCH })], {
      execArgv: ['--import', 'tsx'],
    }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const clock = performance.now()
  const done = workers.map((worker) => once(worker, 'message'))
  for (const worker of workers) worker.send('go')
  await Promise.all(done)
  const seconds = (performance.now() - clock) / 1_000
  const rate = Math.round((texts * count) / seconds)
  const bytes = Math.round(((await memoryOf(admin)) - before) / (texts * count))
  const microseconds = Math.round((((await processorOf(admin)) - processor) * 1e6) / (texts * count))
  await admin.quit()
  log(
    `${count} workers: ${rate} texts/s, ${bytes} bytes and ${microseconds} us of processor a text on the server`,
  )
  return {
    [`texts/s with ${count} workers`]: rate,
    [`server bytes/text with ${count} workers`]: bytes,
    [`server us/text with ${count} workers`]: microseconds,
  }
}

async function memoryOf(redis: Redis): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1] ?? 0)
}

/** Seconds of processor the server has used. */
async function processorOf(redis: Redis): Promise<number> {
  const info = await redis.info('cpu')
  const seconds = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0)
  return seconds('used_cpu_user') + seconds('used_cpu_sys')
}
