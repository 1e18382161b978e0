import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConsumerOffsets } from './consumer-offsets.ts'
import { Turnstile } from './turnstile.ts'

test('many commits do not grow the files without end, and the last of each group survives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seinpost-offsets-'))
  const options = { folder, segmentBytes: 1e6, now: () => 5, syncs: new Turnstile(1) }
  const first = await ConsumerOffsets.open(options)
  for (let offset = 0; offset <= 45_000; offset += 500) {
    const commits = Array.from({ length: 500 }, (_, n) => ({
      group: n % 2 === 0 ? 'g' : '__proto__',
      topic: 'signals.dead',
      partition: 0,
      offset: offset + n,
    }))
    await Promise.all(commits.map((commit) => first.commit(commit)))
  }
  await first.close()
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000 * 120)
  const again = await ConsumerOffsets.open(options)
  expect(again.committed('g', 'signals.dead', 0)).toBe(45_498)
  expect(again.committed('__proto__', 'signals.dead', 0)).toBe(45_499)
  expect(again.committed('g', 'signals.dead', 1)).toBe(0)
  await again.close()
  await rm(folder, { recursive: true })
})
