import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptSignal } from '@seinpost/gate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { destroyUnusedKeys, openPseudonymKeys, rotatePseudonymKey } from './pseudonym-keys.ts'
import { findSubject } from './search-subject.ts'
import { openTestProgram, type TestProgram } from './testing/open-test-program.ts'

const now = new Date('2026-11-20T10:00:00.000Z')
let program: TestProgram
beforeAll(async () => {
  program = await openTestProgram({}, () => now)
})
afterAll(() => program.close())

/** Takes a post of one author in, under the key of the moment. */
async function post(externalId: string): Promise<string> {
  const { config, dataDir } = program.parts.loaded
  const { current } = await openPseudonymKeys(config.gate, dataDir)
  const source = {
    kind: 'public',
    adapter: 'test',
    platform: 'mastodon',
    url: `https://example.org/${externalId}`,
    externalId,
  }
  const input = {
    source,
    publishedAt: now.toISOString(),
    text: `post ${externalId}`,
    author: { handle: 'somebody' },
  }
  const verdict = acceptSignal(input, { config: config.gate, key: current, now })
  if (verdict.kind === 'refused') throw new Error(verdict.refusal.detail)
  await program.store.ledger.admit([verdict.signal])
  return verdict.signal.author?.keyId ?? ''
}

test('a rotated key makes new pseudonyms; a handle is found under both until the last signal under the old one is gone', async () => {
  const { config, dataDir } = program.parts.loaded
  const before = await post('before')
  const { from, to } = await rotatePseudonymKey(config.gate, { dataDir, now })
  expect(from).toBe(before)
  const after = await post('after')
  expect(after).toBe(to)
  expect(after).not.toBe(before)
  for (const file of ['pseudonym.key', 'pseudonym.retired.json'])
    expect((await stat(join(dataDir, file))).mode & 0o777, file).toBe(0o600)

  const found = async () => {
    const { answer } = await findSubject(program.parts, { by: 'handle', term: '@Somebody' })
    return { keys: answer.searched.keys, ids: answer.found.map(({ excerpt }) => excerpt).length }
  }
  expect(await found()).toEqual({ keys: [to, from], ids: 2 })
  const { sql } = program.store
  expect(await destroyUnusedKeys(dataDir, sql)).toEqual([])
  await sql.query(
    `update seinpost.signals set state = 'archived' where signal -> 'author' ->> 'keyId' = $1`,
    [from],
  )
  await program.store.retention.purge({ before: new Date('2029-01-01'), limit: 10 })
  expect(await destroyUnusedKeys(dataDir, sql)).toEqual([from])
  expect(await readFile(join(dataDir, 'pseudonym.retired.json'), 'utf8')).toBe('[]')
  expect(await found()).toEqual({ keys: [to], ids: 1 })
})

test('a key that the config names is not rotated here, and the ones it names as retired are searched', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-keys-'))
  process.env.SEINPOST_TEST_KEY = 'one'
  process.env.SEINPOST_TEST_OLD_KEY = 'other'
  const gate = {
    ...program.parts.loaded.config.gate,
    pseudonymKey: { env: 'SEINPOST_TEST_KEY' },
    retiredPseudonymKeys: [{ env: 'SEINPOST_TEST_OLD_KEY' }],
  }
  try {
    await expect(rotatePseudonymKey(gate, { dataDir: dir, now })).rejects.toThrow(
      /gate\.pseudonymKey names the key/u,
    )
    expect((await openPseudonymKeys(gate, dir)).retired).toHaveLength(1)
  } finally {
    delete process.env.SEINPOST_TEST_KEY
    delete process.env.SEINPOST_TEST_OLD_KEY
    await rm(dir, { recursive: true, force: true })
  }
})
