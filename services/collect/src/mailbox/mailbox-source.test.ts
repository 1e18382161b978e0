import type { MailboxSourceConfig } from '@seinpost/schemas'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSqlDrafts, type ReferralDrafts } from '../referral/drafts.ts'
import { openImapServer } from '../testing/imap-server.ts'
import { readAll } from '../testing/read-all.ts'
import { COMMON, NOW } from '../testing/test-web.ts'
import { mailboxSource, partnerAt } from './mailbox-source.ts'

let server: Awaited<ReturnType<typeof openImapServer>>
let store: Awaited<ReturnType<typeof openEmbeddedTestStore>>
let drafts: ReferralDrafts
beforeAll(async () => {
  store = await openEmbeddedTestStore(() => NOW)
})
afterAll(() => store.close())
beforeEach(async () => {
  server = await openImapServer({ user: 'meld', password: 'geheim' })
  drafts = await openSqlDrafts(store.sql, { now: () => NOW, keepDays: 30 })
})
afterEach(() => server.close())

const mail = (n: number, from = 'An <an@school.example>') =>
  `From: ${from}\r\nTo: meld@stad.example\r\nSubject: zorg ${n}\r\nMessage-ID: <${n}@school.example>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTekst ${n}, één leerling.\r\n`

function sourceWith(more: { password?: string } = {}) {
  const config: MailboxSourceConfig = {
    ...COMMON,
    kind: 'mailbox',
    host: '127.0.0.1',
    port: server.port,
    tls: false,
    user: 'meld',
    password: { env: 'X' },
    folder: 'INBOX',
    partners: [{ from: '@school.example', name: 'Atheneum', sector: 'education' }],
  }
  return mailboxSource(config, { password: more.password ?? 'geheim', drafts, now: () => NOW })
}

test('mails of partners wait for a review; the mailbox is only read', async () => {
  server.set([
    { uid: 4, source: mail(1) },
    { uid: 9, source: mail(2, 'Wie <wie@elders.example>') },
    { uid: 10, source: mail(3) },
  ])
  const read = await readAll(sourceWith())
  expect([read.texts, read.skipped, read.cursor]).toEqual([
    [],
    { for_review: 2, not_wanted: 1 },
    { validity: '7', uid: 10 },
  ])
  const waiting = await drafts.waiting()
  expect(waiting.map(({ input }) => input.text).toSorted()).toEqual([
    'zorg 1\n\nTekst 1, één leerling.',
    'zorg 3\n\nTekst 3, één leerling.',
  ])
  expect(server.commands).toContain('EXAMINE')
  expect(server.commands).not.toContain('SELECT')
})

test('a later visit reads only what came since; a new validity begins again and keeps each once', async () => {
  server.set([{ uid: 1, source: mail(11) }])
  const first = await readAll(sourceWith())
  const again = await readAll(sourceWith(), first.cursor)
  expect(again.skipped).toEqual({})
  server.set(
    [
      { uid: 1, source: mail(11) },
      { uid: 2, source: mail(12) },
    ],
    8,
  )
  const moved = await readAll(sourceWith(), first.cursor)
  expect([moved.skipped, moved.cursor]).toEqual([{ for_review: 2 }, { validity: '8', uid: 2 }])
  const ids = (await drafts.waiting()).map(({ input }) => input.source.externalId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a decided draft keeps no content and does not come back', async () => {
  server.set([{ uid: 1, source: mail(21) }])
  await readAll(sourceWith())
  const draft = (await drafts.waiting()).find(({ input }) => input.text.includes('21'))
  await drafts.decide(draft?.id ?? '', 'rejected')
  await readAll(sourceWith())
  expect(await drafts.find(draft?.id ?? '')).toBeNull()
})

test('a draft that nobody looked at in time loses its content', async () => {
  server.set([{ uid: 1, source: mail(31) }])
  await readAll(sourceWith())
  const after = new Date(NOW.getTime() + 31 * 86_400_000)
  const later = await openSqlDrafts(store.sql, { now: () => after, keepDays: 30 })
  expect(await later.waiting()).toEqual([])
  const { rows } = await store.sql.query<{ n: number }>(
    'select count(*)::int as n from seinpost.referral_drafts where draft is not null',
  )
  expect(rows[0]?.n).toBe(0)
})

test('a refused login says what to check', async () => {
  await expect(readAll(sourceWith({ password: 'fout' }))).rejects.toMatchObject({
    code: 'source_unreachable',
    message: expect.stringMatching(/login was refused/u),
    retryable: false,
  })
})

const addresses: [string, string | undefined][] = [
  ['an@school.example', 'Atheneum'],
  ['an@sub.school.example', undefined],
  ['an@notschool.example', undefined],
  ['chef@zone.example', 'Zone'],
  ['ander@zone.example', undefined],
]
for (const [address, name] of addresses)
  test(`${address} is ${name ?? 'nobody'}`, () => {
    const partners = [
      { from: '@school.example', name: 'Atheneum', sector: 'education' },
      { from: 'Chef@Zone.example', name: 'Zone', sector: 'police' },
    ]
    expect(partnerAt(partners, address)?.name).toBe(name)
  })
