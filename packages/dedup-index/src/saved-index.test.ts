import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleText } from '../test-support/sample-text.ts'
import { CONTRACT_POLICY, dedupIndexContract } from './dedup-index.contract.ts'
import { openMemoryIndex } from './open-memory-index.ts'
import type { DedupIndex } from './port.ts'

dedupIndexContract('memory with snapshots', async () =>
  openMemoryIndex({ policy: CONTRACT_POLICY, snapshotDir: await mkdtemp(join(tmpdir(), 'seinpost-dedup-')) }),
)

describe('snapshots', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'seinpost-dedup-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  const open = (policy = CONTRACT_POLICY) => openMemoryIndex({ policy, snapshotDir: dir })
  const file = () => join(dir, 'dedup-index.snapshot')
  const journal = () => join(dir, 'dedup-index.journal')
  const onDisk = async () =>
    (await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'latin1')))).join('')
  const matches = async (index: DedupIndex, text: Parameters<DedupIndex['addAndFind']>[0][number]) => {
    const [found] = await index.addAndFind([text])
    return found?.matches.map(({ id, settled }) => [id, settled])
  }
  const closedWithTwo = async () => {
    const index = await open()
    await index.addAndFind([
      sampleText('a', { near: [1], exactKeys: ['text:1'], facts: 'the secret words' }),
      sampleText('b', { near: [1] }),
    ])
    await index.settle([{ id: 'a', decision: 'first' }])
    await index.close()
  }

  test('what was closed is there again: keys, ids, decisions and answers still to be decided on', async () => {
    await closedWithTwo()
    const again = await open()
    expect(await again.size()).toBe(2)
    expect(await matches(again, { id: 'b' })).toEqual([['a', 'first']])
    expect(await matches(again, sampleText('c', { exactKeys: ['text:1'], near: [1] }))).toEqual([
      ['a', 'first'],
      ['b', null],
    ])
    expect((await again.addAndFind([{ id: 'a' }]))[0]?.settled).toBe('first')
  })

  test('a removed text is not on the disk either, in the snapshot or in the journal', async () => {
    await closedWithTwo()
    const index = await open()
    await index.addAndFind([sampleText('c', { facts: 'another secret' })])
    expect(await onDisk()).toMatch(/the secret words/)
    expect(await onDisk()).toMatch(/another secret/)
    await index.remove(['a', 'c'])
    expect(await onDisk()).not.toMatch(/secret/)
    expect(await (await open()).size()).toBe(1)
  })

  test('a process that is killed loses nothing it answered', async () => {
    const index = await open()
    await index.addAndFind([
      sampleText('a', { near: [1], exactKeys: ['text:1'] }),
      sampleText('b', { near: [1] }),
    ])
    await index.settle([{ id: 'a', decision: 'first' }])
    // Never closed: another one opens what is there.
    const again = await open()
    expect(await again.size()).toBe(2)
    expect(await matches(again, { id: 'b' })).toEqual([['a', 'first']])
    expect(await matches(again, sampleText('c', { exactKeys: ['text:1'] }))).toEqual([['a', 'first']])
  })

  test('a journal torn in its last line is good up to there, and goes on', async () => {
    await (await open()).addAndFind([sampleText('a'), sampleText('b')])
    await appendFile(journal(), '{"added":[{"id":"c","exact')
    const index = await open()
    expect(await index.size()).toBe(2)
    await index.addAndFind([sampleText('d')])
    expect(await (await open()).size()).toBe(3)
  })

  test('a long run is saved on the way, and the journal starts anew', async () => {
    const index = await open()
    for (let from = 0; from < 25_000; from += 500) {
      await index.addAndFind(Array.from({ length: 500 }, (_, at) => sampleText(`t${from + at}`)))
    }
    expect((await stat(file())).size).toBeGreaterThan(1_000_000)
    expect((await stat(journal())).size).toBeLessThan(2_000_000)
    expect(await (await open()).size()).toBe(CONTRACT_POLICY.maxTexts)
  })

  const damages: [string, () => Promise<void>][] = [
    ['a file cut short', async () => truncate(file(), 100_000)],
    ['a file cut inside its header', async () => truncate(file(), 20)],
    ['an empty file', async () => truncate(file(), 0)],
    ['another file', async () => writeFile(file(), 'hello, I am something else')],
    [
      'a flipped bit',
      async () => {
        const bytes = await readFile(file())
        bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 4
        await writeFile(file(), bytes)
      },
    ],
  ]
  for (const [name, damage] of damages) {
    test(`${name} is an empty index that works and is saved again`, async () => {
      await closedWithTwo()
      await damage()
      const index = await open()
      expect(await index.size()).toBe(0)
      await index.addAndFind([sampleText('c', { near: [1] })])
      await index.close()
      expect(await (await open()).size()).toBe(1)
    })
  }

  test('a snapshot for another bound is not used', async () => {
    await closedWithTwo()
    expect(await (await open({ ...CONTRACT_POLICY, maxTexts: 20_000 })).size()).toBe(0)
  })

  test('a half-written snapshot of a process that died is passed over', async () => {
    await closedWithTwo()
    await writeFile(`${file()}.next`, 'half')
    const index = await open()
    expect(await index.size()).toBe(2)
    await index.addAndFind([sampleText('c')])
    await index.close()
    expect(await readdir(dir)).toEqual(['dedup-index.journal', 'dedup-index.snapshot'])
  })

  test('a directory that cannot be made is a clear error', async () => {
    await writeFile(join(dir, 'in-the-way'), '')
    const index = openMemoryIndex({ policy: CONTRACT_POLICY, snapshotDir: join(dir, 'in-the-way') })
    await expect(index).rejects.toMatchObject({ code: 'data_dir_unusable' })
  })
})
