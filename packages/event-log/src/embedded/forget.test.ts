import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { all, idsOf } from '../contract/contract-events.ts'
import type { SubscribeTo } from '../port.ts'
import { REFUSED, refusal } from '../testing/refusal-events.ts'
import { type EmbeddedLog, openEmbeddedLog } from './embedded-log.ts'
import { subjectOf } from './forget.ts'

let dir: string
const opened: EmbeddedLog[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-forget-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((log) => log.close()))
  await rm(dir, { recursive: true })
})

async function open(): Promise<EmbeddedLog> {
  const log = await openEmbeddedLog({
    dir,
    partitions: 2,
    segmentMegabytes: 1,
    retentionDays: 14,
    clock: () => Date.UTC(2026, 10, 20),
    redelivery: { firstMs: 1, mostMs: 4 },
  })
  opened.push(log)
  return log
}

const SUBJECTS = ['sig-"1"', 'sig-2', 'sig-3\\', 'sig-4']
const wordOf = (subject: string) => `what-${SUBJECTS.indexOf(subject)}-said`
const round = (n: number) => SUBJECTS.map((subject) => refusal(subject, n, wordOf(subject).repeat(400)))

/** Whether any file of the log holds the word. */
async function stands(word: string): Promise<boolean> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name))
  const contents = await Promise.all(files.map((file) => readFile(file)))
  return contents.some((content) => content.includes(word))
}

const to = (group: string): SubscribeTo<typeof REFUSED> => ({
  topic: REFUSED,
  group,
  maxBatch: 50,
  onUnreadable: async () => {
    throw new Error('a forgotten record was handed over')
  },
})

test('what is forgotten is in no file, over several files; the rest is read, handed over and added to as before', async () => {
  const log = await open()
  for (let n = 0; n < 150; n++) await log.append(REFUSED, round(n))
  expect((await readdir(join(dir, REFUSED, '0'))).length).toBeGreaterThan(1)
  const seen: string[] = []
  const early = await log.subscribe(to('early'), async (records) => void seen.push(...idsOf(records)))
  await early.caughtUp()

  const gone = new Set(['sig-"1"', 'sig-3\\'])
  expect(await log.forget(gone)).toEqual({ records: 300, remainDays: 0 })
  expect(await log.forget(gone)).toEqual({ records: 0, remainDays: 0 })
  for (const subject of SUBJECTS) expect(await stands(wordOf(subject)), subject).toBe(!gone.has(subject))

  await log.append(REFUSED, round(150))
  await early.caughtUp()
  expect(seen.length).toBe(151 * 4)
  const left = (await all(log.read(REFUSED))).length
  expect(left).toBe(151 * 2 + 2)
  await log.close()

  const again = await open()
  const late: string[] = []
  const subscription = await again.subscribe(to('late'), async (records) => void late.push(...idsOf(records)))
  await subscription.caughtUp()
  expect(late.filter((id) => id.startsWith('sig-2')).length).toBe(151)
  expect(late.length).toBe(left)
  expect(await again.forget(new Set(SUBJECTS))).toEqual({ records: left, remainDays: 0 })
  for (const subject of SUBJECTS) expect(await stands(wordOf(subject)), subject).toBe(false)
  expect(await again.lag()).toEqual([
    { topic: REFUSED, group: 'late', events: 0 },
    { topic: REFUSED, group: 'early', events: 0 },
  ])
})

test('events are added while others are forgotten, and none is lost', async () => {
  const log = await open()
  for (let n = 0; n < 20; n++) await log.append(REFUSED, round(n))
  const adding = Array.from({ length: 60 }, (_, n) => log.append(REFUSED, [refusal('sig-2', 20 + n)]))
  const [forgotten] = await Promise.all([log.forget(new Set(['sig-4'])), ...adding])
  expect(forgotten.records).toBe(20)
  const ids = (await all(log.read(REFUSED))).map((record) => ('event' in record ? record.event.subject : ''))
  expect(ids.filter((id) => id === 'sig-2').length).toBe(80)
  expect(ids.includes('sig-4')).toBe(false)
})

test('a copy that a crash left behind is taken away at the next start', async () => {
  const log = await open()
  await log.append(REFUSED, round(0))
  await log.close()
  const [file] = await readdir(join(dir, REFUSED, '0'))
  await writeFile(join(dir, REFUSED, '0', `${file}.forgetting`), 'what-0-said')
  await open()
  expect(await readdir(join(dir, REFUSED, '0'))).toEqual([file])
})

test('the subject is that of the event, whatever the texts hold', () => {
  const event = refusal('a "b" \\', 0, 'x "subject":"other" \\"subject\\":\\"third\\"')
  expect(subjectOf(Buffer.from(JSON.stringify(event)))).toBe('a "b" \\')
  const { subject, ...rest } = event
  expect(subjectOf(Buffer.from(JSON.stringify({ ...rest, subject })))).toBe('a "b" \\')
  expect(subjectOf(Buffer.from('{"no":"one"}'))).toBeUndefined()
})
