import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { openStore, type StoreDeps } from '../open-store.ts'
import { sampleSignal } from '../testing/index.ts'
import { lockDirectory } from './directory-lock.ts'
import { startOfProcess } from './process-start.ts'
import { tidy } from './tidy.ts'

const cleanups: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seinpost-embedded-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}
const open = (dataDir: string, more: Partial<StoreDeps> = {}) =>
  openStore({ kind: 'embedded' }, { dataDir, clock: () => new Date(), ...more })

/** A program that admits signals into `dataDir`; answers what it acknowledged, as it goes. */
async function startWriter(dataDir: string, run: string) {
  const file = join(import.meta.dirname, '..', 'testing', 'admit-until-killed.ts')
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, dataDir, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanups.push(() => child.kill('SIGKILL'))
  const acknowledged: string[] = []
  if (child.stdout === null) throw new Error('the child has no output')
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  const enough = (count: number) =>
    new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        acknowledged.push(...line.split(' '))
        if (acknowledged.length >= count) resolve()
      })
    })
  return { child, acknowledged, enough }
}

// Programs are started, killed and started again here, which takes its time on a busy machine.
describe('the embedded store and its directory', { timeout: 120_000 }, () => {
  test('killed with SIGKILL while it writes, it loses nothing it acknowledged', async () => {
    const dataDir = await newFolder()
    const all: string[] = []
    for (const run of ['first', 'second']) {
      const writer = await startWriter(dataDir, run)
      await writer.enough(200)
      writer.child.kill('SIGKILL')
      await once(writer.child, 'close')
      all.push(...writer.acknowledged)
    }
    const store = await open(dataDir)
    const { rows } = await store.sql.query<{ n: number }>(
      'select count(*) as n from seinpost.signals where id = any($1::text[])',
      [all],
    )
    expect(rows[0]?.n).toBe(all.length)
    expect(await store.ledger.count()).toMatchObject({ balanced: true })
    await store.close()
  })

  test('a second process on the directory gets a clear error and spoils nothing', async () => {
    const dataDir = await newFolder()
    const writer = await startWriter(dataDir, 'holder')
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data_dir_locked',
      message: expect.stringContaining(`process ${writer.child.pid}`),
      remedy: expect.stringContaining('Stop that process'),
    })
    await writer.enough(20)
  })

  test('a store that is open in this process is not opened again, and can be after it closed', async () => {
    const dataDir = await newFolder()
    const store = await open(dataDir)
    await store.ledger.admit([sampleSignal({ id: 'kept' })])
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data_dir_locked' })
    await store.close()
    const again = await open(dataDir)
    expect(await again.ledger.count()).toMatchObject({ accepted: 1, balanced: true })
    await again.close()
    await expect(again.ledger.count()).rejects.toMatchObject({ code: 'store_unavailable' })
  })

  test('tidying gives back the space of changed rows', async () => {
    const store = await open(await newFolder())
    const ids = Array.from({ length: 2_000 }, (_, n) => `tidy-${n}`)
    await store.ledger.admit(ids.map((id) => sampleSignal({ id })))
    const dead = ids.map((id) => ({ id, stage: 'score', code: 'stage_failed', message: 'x' }))
    const sizes: number[] = []
    for (let round = 0; round < 4; round++) {
      await store.ledger.dead(dead)
      await store.ledger.revive(ids)
      await tidy(store.sql)
      const { rows } = await store.sql.query<{ size: number }>(
        `select pg_relation_size('seinpost.signals') as size`,
      )
      sizes.push(rows[0]?.size ?? 0)
    }
    expect(sizes[3]).toBeLessThanOrEqual((sizes[1] ?? 0) * 1.1)
    expect(await store.ledger.count()).toMatchObject({ accepted: 2_000, balanced: true })
    await store.close()
  })

  test('files that are no database are left alone', async () => {
    const dataDir = await newFolder()
    await mkdir(join(dataDir, 'store'))
    await writeFile(join(dataDir, 'store', 'diary.txt'), 'mine')
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data_dir_unusable' })
    expect(await readFile(join(dataDir, 'store', 'diary.txt'), 'utf8')).toBe('mine')
  })

  test('a first start that was killed half-way is begun anew', async () => {
    const dataDir = await newFolder()
    await mkdir(join(dataDir, 'store.new'))
    await writeFile(join(dataDir, 'store.new', 'PG_VERSION'), '18')
    const store = await open(dataDir)
    expect(await store.ledger.count()).toMatchObject({ accepted: 0 })
    await store.close()
  })

  test('a store of a newer version is refused', async () => {
    const dataDir = await newFolder()
    const store = await open(dataDir)
    await store.sql.query(`insert into seinpost.migrations (name) values ('9999-later')`)
    await store.close()
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data_dir_unusable',
      message: expect.stringContaining('9999-later'),
    })
  })

  test('a full disk is told, spoils nothing, and work goes on when there is room again', async (context) => {
    const dataDir = await newFolder()
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=70m', 'tmpfs', dataDir])
    if (status !== 0) context.skip('NOT RUN: a small file system can only be mounted as root')
    cleanups.push(() => spawnSync('umount', [dataDir]))
    await writeFile(join(dataDir, 'filler'), Buffer.alloc(8 * 1024 * 1024))
    const store = await open(dataDir)
    let acknowledged = 0
    const text = 'word '.repeat(2_000)
    const fill = async () => {
      for (; acknowledged < 100_000; acknowledged += 50) {
        const ids = Array.from({ length: 50 }, (_, index) => `full-${acknowledged + index}`)
        await store.ledger.admit(ids.map((id) => sampleSignal({ id, text })))
      }
    }
    await expect(fill()).rejects.toMatchObject({ code: 'disk_full', retryable: true })
    await rm(join(dataDir, 'filler'))
    expect(await store.ledger.admit([sampleSignal({ id: 'after' })])).toMatchObject([{ kind: 'new' }])
    const count = await store.ledger.count()
    expect(count.balanced).toBe(true)
    expect(count.accepted).toBeGreaterThan(acknowledged)
    await store.close()
  })
})

const started = await startOfProcess(process.pid)

describe('the lock of a directory', () => {
  const lockFile = async (holder: object | string) => {
    const folder = await newFolder()
    await writeFile(join(folder, 'store.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder))
    return folder
  }
  const ended = spawnSync(process.execPath, ['--version']).pid

  const takenOver: readonly (readonly [string, object | string])[] = [
    ['a process that ended', { pid: ended, started: '1', host: hostname() }],
    ['another process that had this pid', { pid: process.pid, started: '1', host: hostname() }],
    ['a file that tells nothing', ''],
  ]
  for (const [name, holder] of takenOver) {
    test(`is taken over from ${name}`, async () => {
      const folder = await lockFile(holder)
      const lock = await lockDirectory(folder)
      await expect(lockDirectory(folder)).rejects.toMatchObject({ code: 'data_dir_locked' })
      await lock.release()
      await (await lockDirectory(folder)).release()
    })
  }

  const kept: readonly (readonly [string, object])[] = [
    ['this process', { pid: process.pid, started, host: hostname() }],
    ['a process of another machine', { pid: ended, started: '1', host: 'elsewhere' }],
  ]
  for (const [name, holder] of kept) {
    test(`is kept by ${name}`, async () => {
      const folder = await lockFile(holder)
      await expect(lockDirectory(folder)).rejects.toMatchObject({ code: 'data_dir_locked' })
    })
  }

  test('one of many that want it at once gets it, also when it is a dead process that holds it', async () => {
    const folder = await lockFile({ pid: ended, started: '1', host: hostname() })
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
