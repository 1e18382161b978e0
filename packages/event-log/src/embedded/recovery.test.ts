import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HEADER_BYTES } from './frame.ts'
import { PartitionLog, type PartitionOptions } from './partition-log.ts'
import { Turnstile } from './turnstile.ts'

let folder: string
let options: PartitionOptions
let time = 1_000
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seinpost-segments-'))
  time = 1_000
  options = { folder, segmentBytes: 4_000, now: () => time, syncs: new Turnstile(1) }
})
afterEach(() => rm(folder, { recursive: true }))

const files = async () => (await readdir(folder)).sort().map((name) => join(folder, name))
const record = (n: number) => `record ${n} ${'x'.repeat(200)}`

/** Each record in a write of its own. */
async function fill(count: number, from = 0): Promise<void> {
  const log = await PartitionLog.open(options)
  for (let n = from; n < from + count; n++) await log.append([record(n)])
  await log.close()
}

async function contents(): Promise<string[]> {
  const log = await PartitionLog.open(options)
  const reader = log.reader(0)
  try {
    const texts: string[] = []
    for (let batch = await reader.next(7); batch.length > 0; batch = await reader.next(7)) {
      texts.push(...batch.map(({ payload }) => payload.toString()))
    }
    return texts
  } finally {
    await reader.close()
    await log.close()
  }
}
const upTo = (count: number) => Array.from({ length: count }, (_, n) => record(n))

test('records run on over segments and restarts', async () => {
  await fill(30)
  await fill(30, 30)
  expect((await files()).length).toBeGreaterThan(3)
  expect(await contents()).toEqual(upTo(60))
})

test('a tail torn at any byte is cut off at the last whole record, and appending goes on there', async () => {
  await fill(3)
  const [file = ''] = await files()
  const whole = await readFile(file)
  const second = await sizeOf(2)
  for (let size = second; size < whole.length; size += 13) {
    await writeFile(file, whole.subarray(0, size))
    expect(await contents()).toEqual(upTo(2))
    expect((await stat(file)).size).toBe(second)
  }
  await fill(1, 2)
  expect(await contents()).toEqual(upTo(3))
})

test('zeros after the last record, as a power cut leaves them, are cut off', async () => {
  await fill(3)
  const [file = ''] = await files()
  const { size } = await stat(file)
  await truncate(file, size + 5_000)
  expect(await contents()).toEqual(upTo(3))
  expect((await stat(file)).size).toBe(size)
})

test('a last segment that was made and not yet written holds nothing', async () => {
  await fill(3)
  await writeFile(join(folder, '0000000000000003.log'), 'SPL')
  expect(await contents()).toEqual(upTo(3))
  await fill(1, 3)
  expect(await contents()).toEqual(upTo(4))
})

test('damage before a later write is log_corrupt with the file, the byte and the record; nothing is changed', async () => {
  await fill(5)
  const [file = ''] = await files()
  const at = await sizeOf(2)
  const bytes = await readFile(file)
  bytes[at + 40] = (bytes[at + 40] ?? 0) ^ 1
  await writeFile(file, bytes)
  await expect(PartitionLog.open(options)).rejects.toMatchObject({
    code: 'log_corrupt',
    message: `${file} is damaged at byte ${at} (record 2): its checksum is wrong and later records are whole`,
  })
  expect(await readFile(file)).toEqual(bytes)
})

test('damage in a closed segment is log_corrupt when it is read, after what stands before it', async () => {
  await fill(40)
  const [, second = ''] = await files()
  const bytes = await readFile(second)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  await writeFile(second, bytes)
  const log = await PartitionLog.open(options)
  const reader = log.reader(0)
  const read: string[] = []
  const readAll = async () => {
    for (;;) read.push(...(await reader.next(1)).map(({ payload }) => payload.toString()))
  }
  await expect(readAll()).rejects.toMatchObject({
    code: 'log_corrupt',
    message: expect.stringContaining(second),
  })
  expect(read).toEqual(upTo(read.length))
  expect(read.length).toBeGreaterThan(20)
  await reader.close()
  await log.close()
})

test('a closed segment cut short, or gone, is log_corrupt and not a gap', async () => {
  await fill(40)
  const [, second = ''] = await files()
  const whole = await readFile(second)
  const last = whole.lastIndexOf('record') - HEADER_BYTES
  await writeFile(second, whole.subarray(0, last))
  await expect(contents()).rejects.toMatchObject({
    code: 'log_corrupt',
    message: expect.stringContaining('missing'),
  })
  await rm(second)
  await expect(contents()).rejects.toMatchObject({ code: 'log_corrupt' })
})

test('a file of another kind is log_corrupt', async () => {
  await writeFile(join(folder, '0000000000000000.log'), 'something else entirely')
  await expect(PartitionLog.open(options)).rejects.toMatchObject({ code: 'log_corrupt' })
})

test('a folder that cannot be used is data_dir_unusable', async () => {
  await writeFile(join(folder, 'file'), '')
  const below = { ...options, folder: join(folder, 'file', 'log') }
  await expect(PartitionLog.open(below)).rejects.toMatchObject({ code: 'data_dir_unusable' })
})

const expiries: [
  string,
  { olderThan: number; rollBefore: number; consumedTo: number },
  'all' | 'some' | 'none',
][] = [
  ['young segments stay', { olderThan: 1_000, rollBefore: 0, consumedTo: Infinity }, 'none'],
  ['old ones that a group still needs stay', { olderThan: 9_000, rollBefore: 0, consumedTo: 0 }, 'none'],
  ['old and consumed ones go', { olderThan: 9_000, rollBefore: 0, consumedTo: 25 }, 'some'],
  [
    'a quiet last segment is closed and goes too',
    { olderThan: 9_000, rollBefore: 9_000, consumedTo: 40 },
    'all',
  ],
]
for (const [name, limits, gone] of expiries) {
  test(`retention: ${name}`, async () => {
    await fill(40)
    const before = (await files()).length
    time = 10_000
    const log = await PartitionLog.open(options)
    const deleted = await log.deleteExpired(limits)
    const kept = { all: 0, some: log.end - log.start, none: 40 }[gone]
    expect(log.end - log.start).toBe(kept)
    expect(log.end).toBe(40)
    expect((await files()).length).toBe(before - deleted + (gone === 'all' ? 1 : 0))
    if (gone === 'some') expect(log.start).toBeLessThanOrEqual(25)
    if (gone === 'some') expect(deleted).toBeGreaterThan(0)
    await log.append([record(40)])
    await log.close()
    expect((await contents()).at(-1)).toBe(record(40))
  })
}

/** Size of a segment of so many records. */
const sizeOf = async (count: number): Promise<number> =>
  8 + upTo(count).reduce((sum, text) => sum + HEADER_BYTES + text.length, 0)
