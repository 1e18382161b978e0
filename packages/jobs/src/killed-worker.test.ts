import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '@seinpost/store'
import { afterAll, expect, test } from 'vitest'
import { describeOn, ownRedis } from '../../../scripts/servers/index.ts'
import { openJobs } from './open-jobs.ts'

const now = () => new Date()
const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Runs the worker program until it did `count` jobs, then kills it; answers what it did. */
async function workAndDie(dataDir: string, redisUrl: string, count: number): Promise<string[]> {
  const file = join(import.meta.dirname, 'testing', 'work-until-killed.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', file, dataDir, redisUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const closed = once(child, 'close')
  const done: string[] = []
  await once(lines, 'line')
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      done.push(line)
      if (done.length >= count) resolve()
    })
  })
  child.kill('SIGKILL')
  await closed
  return done
}

async function survivesKills(redisUrl: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'seinpost-jobs-'))
  folders.push(dataDir)
  const open = async () => {
    const store = await openStore({ kind: 'embedded' }, { dataDir, clock: now })
    const jobs = await openJobs(
      redisUrl === '' ? { kind: 'embedded' } : { kind: 'redis', url: { env: 'URL' } },
      {
        connection: store.jobsConnection,
        outbox: store.jobs,
        now,
        secret: async () => redisUrl,
        onFault: () => undefined,
        stalledMs: 500,
      },
    )
    return { jobs, close: () => jobs.close().finally(() => store.close()) }
  }
  const ids = Array.from({ length: 60 }, (_, n) => `job-${n}`)
  const first = await open()
  await first.jobs.add(
    'killed',
    ids.map((id) => ({ id, name: 'test', data: {}, attempts: 3 })),
  )
  await first.close()
  const done = await workAndDie(dataDir, redisUrl, 20)
  const last = await open()
  const work = await last.jobs.work('killed', { concurrency: 3 }, async ({ id }) => void done.push(id))
  await expect.poll(() => new Set(done).size, { timeout: 20_000 }).toBe(60)
  await expect
    .poll(() => last.jobs.counts('killed'), { timeout: 20_000 })
    .toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 })
  // At least once: what was in hand at a kill runs again, at most three.
  expect(done.length - 60).toBeLessThanOrEqual(3)
  expect(await last.jobs.rebuild()).toBe(0)
  await work.stop()
  await last.close()
}

test('a worker killed on the embedded store leaves no job undone', () => survivesKills(''), 120_000)

await describeOn(
  'killed workers on Redis',
  () => ownRedis(),
  ({ url }) => {
    test('a worker killed on Redis leaves no job undone', () => survivesKills(url), 120_000)
  },
)
