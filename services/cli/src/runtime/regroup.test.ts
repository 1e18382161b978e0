import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { SignalInput } from '@seinpost/schemas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRuntime, type Runtime } from './open-runtime.ts'
import { openRegrouper } from './regroup.ts'

const THREAT = 'Morgenavond om 21u steek ik de tent van die slapers aan de vaart in brand, bidon staat klaar'
const OTHER = 'Vrijdag na school wacht ik die gast van de turnles op met een mes aan de poort'
const logger = openLogger({ level: 'silent' })
const now = () => new Date('2026-11-20T10:00:00Z')
const actor = { desk: 'analyst', by: 'an', note: 'not the same event' }

let dir: string
let closing: Closing
let runtime: Runtime
let people: Awaited<ReturnType<typeof openRegrouper>>

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seinpost-regroup-'))
  closing = new Closing()
  const standard = await loadConfig({ cwd: dir })
  // Whatever the model says of these texts, they are cases: this is about copies.
  const config = {
    ...standard.config,
    thresholds: { ...standard.config.thresholds, queueFromLevel: 0 as const },
  }
  const loaded = { ...standard, config, dataDir: dir }
  runtime = await openRuntime({ loaded, logger, closing, now, observe: () => undefined })
  people = await openRegrouper(runtime.parts)
})
afterEach(async () => {
  await closing.run(logger, 10_000)
  rmSync(dir, { recursive: true, force: true })
})

const post = (id: string, text: string): SignalInput => ({
  id,
  source: {
    kind: 'public',
    adapter: 'test',
    platform: id,
    url: `https://${id}.example.org/1`,
    externalId: id,
  },
  publishedAt: `2026-11-19T10:0${id.length}:00Z`,
  text,
})
async function take(...posts: readonly SignalInput[]): Promise<void> {
  for (const value of posts) {
    await runtime.accept([{ value }])
    await runtime.caughtUp()
  }
}
async function groupOf(signalId: string): Promise<{ id: string; members: string[] }> {
  const found = await (await runtime.parts.store()).cases.caseOf(signalId)
  return { id: found?.id ?? '', members: (found?.members ?? []).map((member) => member.signalId).toSorted() }
}
const ledgerProblems = async () => (await (await runtime.parts.store()).ledger.count()).problems

test('a copy that is split off stays apart, also from copies that come later, and the ledger adds up', async () => {
  await take(post('a', THREAT), post('bb', `${THREAT} 🔥`), post('ccc', `RT ${THREAT}`))
  const together = await groupOf('a')
  expect(together.members).toEqual(['a', 'bb', 'ccc'])
  await people.split(together.id, 'bb', actor)
  await runtime.caughtUp()
  expect((await groupOf('a')).members).toEqual(['a', 'ccc'])
  expect((await groupOf('bb')).members).toEqual(['bb'])
  await take(post('dddd', THREAT), post('bb', `${THREAT} 🔥`))
  expect((await groupOf('dddd')).members).toEqual(['a', 'ccc', 'dddd'])
  expect((await groupOf('bb')).members).toEqual(['bb'])
  expect(await ledgerProblems()).toEqual([])
})

test('the signal a cluster is named for is split off by letting the others go together', async () => {
  await take(post('a', THREAT), post('bb', `${THREAT} 🔥`), post('ccc', `RT ${THREAT}`))
  await people.split((await groupOf('a')).id, 'a', actor)
  await runtime.caughtUp()
  expect((await groupOf('a')).members).toEqual(['a'])
  expect((await groupOf('bb')).members).toEqual(['bb', 'ccc'])
  expect(await ledgerProblems()).toEqual([])
})

test('joined cases are one, for later copies of either too, and each act stands in the history', async () => {
  await take(post('a', THREAT), post('bb', OTHER))
  const [one, other] = [await groupOf('a'), await groupOf('bb')]
  await people.join(one.id, other.id, actor)
  expect((await groupOf('bb')).members).toEqual(['a', 'bb'])
  await take(post('ccc', `RT ${OTHER}`))
  expect((await groupOf('ccc')).members).toEqual(['a', 'bb', 'ccc'])
  const found = await (await runtime.parts.store()).cases.case(one.id)
  expect(found?.history).toMatchObject([{ act: 'join', by: 'an', note: 'not the same event' }])
  expect(await ledgerProblems()).toEqual([])
})

test('what makes no sense is refused with the reason', async () => {
  await take(post('a', THREAT))
  const { id } = await groupOf('a')
  await expect(people.split(id, 'a', actor)).rejects.toThrow('alone in its case')
  await expect(people.split(id, 'zz', actor)).rejects.toThrow('no member')
  await expect(people.join(id, id, actor)).rejects.toThrow('the same case')
  await expect(people.split('case-none', 'a', actor)).rejects.toThrow('no such case')
})
