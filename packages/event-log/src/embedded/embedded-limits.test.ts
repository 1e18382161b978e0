import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { SeinpostError } from '@seinpost/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fact } from '../testing/fact.ts'
import { REFUSED, refusal } from '../testing/refusal-events.ts'
import { type EmbeddedLog, type EmbeddedLogOptions, openEmbeddedLog } from './embedded-log.ts'

const DAY_MS = 86_400_000
let dir: string
let now = Date.UTC(2026, 10, 20)
const opened: EmbeddedLog[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-log-'))
  now = Date.UTC(2026, 10, 20)
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((log) => log.close()))
  await rm(dir, { recursive: true })
})

async function open(options: Partial<EmbeddedLogOptions> = {}): Promise<EmbeddedLog> {
  const redelivery = { firstMs: 1, mostMs: 4 }
  const settings = {
    dir,
    partitions: 2,
    segmentMegabytes: 1,
    retentionDays: 14,
    clock: () => now,
    redelivery,
  }
  const log = await openEmbeddedLog({ ...settings, ...options })
  opened.push(log)
  return log
}
const to = { topic: REFUSED, group: 'g', maxBatch: 500, onUnreadable: async () => undefined } as const
const big = (count: number) =>
  Array.from({ length: count }, (_, n) => refusal(`k${n % 50}`, n, 'x'.repeat(1_300)))
/** More than one segment in each partition, however the writes were put together. */
async function fillSegments(log: EmbeddedLog): Promise<void> {
  for (let write = 0; write < 3; write++) await log.append(REFUSED, big(2_000))
}
const segments = async () => (await readdir(join(dir, REFUSED, '0'))).length

test('a second opening of the same folder is data_dir_locked, and leaves the first at work', async () => {
  const log = await open()
  await expect(open()).rejects.toMatchObject({
    code: 'data_dir_locked',
    message: expect.stringContaining(`${process.pid}`),
  })
  await log.append(REFUSED, [refusal('k', 0)])
})

test('the lock of a living process holds; that of a dead one, or of another with its pid, does not', async () => {
  await mkdir(dir, { recursive: true })
  const other = spawn('sleep', ['60'])
  const stat = await readFile(`/proc/${other.pid}/stat`, 'utf8')
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  const lock = (owner: unknown) => writeFile(join(dir, 'lock'), JSON.stringify(owner))
  await lock({ pid: other.pid, started })
  await expect(open()).rejects.toMatchObject({ code: 'data_dir_locked' })
  await lock({ pid: other.pid, started: '1' })
  await (await open()).close()
  const exited = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await exited
  await lock({ pid: other.pid, started })
  await (await open()).close()
  await writeFile(join(dir, 'lock'), 'cut sho')
  await open()
})

test('expired segments go once every live group has consumed them', async () => {
  const log = await open()
  await fillSegments(log)
  const before = await segments()
  expect(before).toBeGreaterThan(1)
  const slow = await log.subscribe(to, async () => {
    throw new Error('not yet')
  })
  now += 15 * DAY_MS
  expect(await log.deleteExpired()).toBe(0)
  await slow.stop()
  const subscription = await log.subscribe(to, async () => undefined)
  await subscription.caughtUp()
  expect(await log.deleteExpired()).toBeGreaterThan(0)
  expect(await segments()).toBe(1)
  expect(await log.lag()).toEqual([{ topic: REFUSED, group: 'g', events: 0 }])
  await log.append(REFUSED, [refusal('k', 9)])
  await subscription.caughtUp()
})

test('a group that has not come back within the retention holds nothing', async () => {
  const log = await open()
  await (await log.subscribe(to, async () => undefined)).caughtUp()
  await log.append(REFUSED, big(10))
  await log.close()
  now += 15 * DAY_MS
  const later = await open()
  expect(await later.deleteExpired()).toBeGreaterThan(0)
})

test('partitions change only when every group has consumed what is there', async () => {
  const first = await open()
  const subscription = await first.subscribe(to, async () => undefined)
  await first.append(REFUSED, big(20))
  await subscription.caughtUp()
  await subscription.stop()
  await first.append(REFUSED, big(5))
  await first.close()
  await expect(open({ partitions: 4 })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('log.partitions cannot go from 2 to 4 yet: g has 5 events'),
  })
  const again = await open()
  await (await again.subscribe(to, async () => undefined)).caughtUp()
  await again.close()
  const wider = await open({ partitions: 4 })
  await wider.append(REFUSED, big(20))
  await wider.close()
  const counts = await Promise.all(
    ['2', '3'].map(
      async (partition) => (await readFile(join(dir, REFUSED, partition, '0000000000000000.log'))).length,
    ),
  )
  expect(Math.min(...counts)).toBeGreaterThan(1_000)
})

test('a log of another format is not touched', async () => {
  await (await open()).close()
  await writeFile(join(dir, 'log.json'), '{"format":1,"partitions":2}')
  await expect(open()).rejects.toMatchObject({ code: 'log_corrupt' })
})

test('a subscription that meets damage says so, stands still there, and caughtUp rejects; other partitions go on', async () => {
  const first = await open({ partitions: 2 })
  await fillSegments(first)
  await first.close()
  const [oldest = ''] = (await readdir(join(dir, REFUSED, '0'))).sort()
  const file = join(dir, REFUSED, '0', oldest)
  const bytes = await readFile(file)
  bytes[50_000] = (bytes[50_000] ?? 0) ^ 1
  await writeFile(file, bytes)
  const log = await open({ partitions: 2 })
  const faults: SeinpostError[] = []
  const seen = [0, 0]
  const subscription = await log.subscribe(
    { ...to, onFault: (fault) => void faults.push(fault) },
    async (records) => {
      for (const { partition } of records) seen[partition] = (seen[partition] ?? 0) + 1
    },
  )
  await expect(subscription.caughtUp()).rejects.toMatchObject({
    code: 'log_corrupt',
    message: expect.stringContaining(file),
  })
  expect(faults).toMatchObject([{ code: 'log_corrupt' }])
  await log.append(REFUSED, [refusal('k1', 1)])
})

test('closing does not wait for the next redelivery', async () => {
  const log = await open({ redelivery: { firstMs: 3_600_000, mostMs: 3_600_000 } })
  await log.append(REFUSED, big(1))
  const refused = fact()
  const onFault = () => refused.happen()
  const subscription = await log.subscribe({ ...to, onFault }, async () => Promise.reject(new Error('no')))
  await refused.happened
  const caughtUp = expect(subscription.caughtUp()).rejects.toMatchObject({ code: 'log_unavailable' })
  await log.close()
  await caughtUp
})

test('memory stays flat while 100,000 events pass through', async () => {
  const log = await open({ partitions: 4, segmentMegabytes: 16 })
  let handled = 0
  const subscription = await log.subscribe(to, async (records) => {
    handled += records.length
  })
  const pass = async (events: number) => {
    for (let n = 0; n < events; n += 500) {
      await log.append(
        REFUSED,
        Array.from({ length: 500 }, (_, index) => refusal(`k${index}`, n + index, 'x'.repeat(1_300))),
      )
    }
    await subscription.caughtUp()
  }
  await pass(20_000)
  const before = memory()
  await pass(100_000)
  expect(handled).toBe(120_000)
  // 150 MB went through; what stays is the noise of the allocator, more of it on a busy machine.
  expect(memory() - before).toBeLessThan(30_000_000)
})

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** Live bytes of the heap and of buffers, after a collection. */
function memory(): number {
  if (typeof collect === 'function') collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
