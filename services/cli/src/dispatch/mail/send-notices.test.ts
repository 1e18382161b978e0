import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Server } from 'node:net'
import { applyRouted, type CasePolicy } from '@seinpost/casework'
import { type NoticeStore, openNoticeStore } from '@seinpost/notices'
import { openLogger } from '@seinpost/pipeline'
import { MailConfig, type Notice } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, sampleRouted } from '@seinpost/store/testing'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMailer } from './open-mailer.ts'
import { sendNotices } from './send-notices.ts'

const TOWN = 'municipality-12025'
const logger = openLogger({ level: 'silent' })
const MINUTE = 60_000

let store: Store
let notices: NoticeStore
let time = 0
const now = () => new Date(time)
let received: { to: string[]; text: string }[]
/** What the server says to the next mail; null takes it. */
let refusal: { responseCode: number; message: string } | null
let smtp: SMTPServer

beforeAll(async () => {
  store = await openEmbeddedTestStore(now)
  notices = openNoticeStore(store.sql, now)
})
afterAll(() => store.close())

beforeEach(async () => {
  time = Date.parse('2026-11-20T07:30:00Z')
  received = []
  refusal = null
  await store.sql.query(
    'truncate seinpost.notices, seinpost.mails, seinpost.mail_receivers, seinpost.queue_counts, seinpost.cases, seinpost.signals cascade',
  )
  smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refusal !== null) return done(Object.assign(new Error(refusal.message), refusal))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

const configOf = (port: number, receiver: object = {}, over: object = {}) =>
  MailConfig.parse({
    host: '127.0.0.1',
    port,
    tls: 'none',
    from: 'seinpost@region.example',
    link: 'https://seinpost.region.example',
    receivers: [{ queue: TOWN, to: ['prevention@town.example'], ...receiver }],
    timeoutSeconds: 1,
    ...over,
  })
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

async function look(config: MailConfig): Promise<number> {
  const mailer = await openMailer(config, async () => 'wrong')
  try {
    return await sendNotices({ notices, mailer, config, logger, now })
  } finally {
    mailer.close()
  }
}
const listening = () => configOf(portOf(smtp.server))

const notice = (id: string, over: Partial<Notice> = {}): Notice => ({
  id,
  queue: TOWN,
  kind: 'reminder',
  caseId: null,
  about: { dueAt: '2026-11-20T15:00:00.000Z' },
  at: now().toISOString(),
  ...over,
})

test('what is due goes out once, together, in the desk’s language, with a link and without text', async () => {
  await notices.add([notice('a'), notice('b', { kind: 'missed', about: { level: 4 } })])
  expect(await look(listening())).toBe(1)
  expect(await look(listening())).toBe(0)
  expect(received).toHaveLength(1)
  expect(received[0]?.to).toEqual(['prevention@town.example'])
  const text = (received[0]?.text ?? '').replaceAll('=\r\n', '')
  expect(text).toContain('Subject: Seinpost: ACUUT, 2 berichten voor uw dienst')
  expect(text).toContain('Termijn nadert: te bekijken voor 20/11/2026')
  expect(text).toContain('https://seinpost.region.example/q/municipality-12025')
})

test('a server that is down costs nothing: everything goes once it is back, after a pause that grows', async () => {
  await notices.add([notice('a')])
  const dead = createTcpServer()
  await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve))
  const port = portOf(dead)
  await new Promise((resolve) => dead.close(resolve))
  await look(configOf(port))
  expect(await notices.backoffs()).toMatchObject([{ queue: '*', failedTries: 1 }])
  expect(await look(listening())).toBe(0)
  time += MINUTE
  await look(configOf(port))
  expect(await notices.backoffs()).toMatchObject([{ failedTries: 2 }])
  time += 2 * MINUTE
  expect(await look(listening())).toBe(1)
  expect(received).toHaveLength(1)
  expect(await notices.backoffs()).toEqual([])
})

test('a server that refuses one receiver’s mail is asked again for that one, and serves the others', async () => {
  refusal = { responseCode: 550, message: 'no such mailbox' }
  const other = { queue: 'zone-5913', to: ['desk@zone.example'] }
  const config = listening()
  const both = { ...config, receivers: [...config.receivers, { ...config.receivers[0], ...other } as never] }
  await notices.add([notice('a')])
  await look(both)
  expect(await notices.backoffs()).toMatchObject([
    { queue: TOWN, lastProblem: expect.stringContaining('no such mailbox') },
  ])
  refusal = null
  await notices.add([notice('b', { queue: 'zone-5913' })])
  expect(await look(both)).toBe(1)
  expect(received.map(({ to }) => to)).toEqual([['desk@zone.example']])
  time += MINUTE
  expect(await look(both)).toBe(1)
})

test('a server that answers slowly for ever is given up on, and nothing is lost', async () => {
  const slow: Server = createTcpServer((socket) => {
    const trickle = setInterval(() => socket.write('2'), 200)
    socket.on('close', () => clearInterval(trickle)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
  await notices.add([notice('a')])
  await look(configOf(portOf(slow)))
  expect(await notices.backoffs()).toMatchObject([{ queue: '*', failedTries: 1 }])
  expect(await notices.due(TOWN, { limit: 9 })).toHaveLength(1)
  await new Promise((resolve) => slow.close(resolve))
})

test('a wrong password is the server’s answer to everybody', async () => {
  await notices.add([notice('a')])
  await look(configOf(portOf(smtp.server), {}, { user: 'seinpost', password: { env: 'SMTP' } }))
  expect(await notices.backoffs()).toMatchObject([{ queue: '*' }])
})

test('over its limit an hour a receiver waits and then gets one mail for all; acute does not wait', async () => {
  const config = configOf(portOf(smtp.server), { perHour: 2 })
  for (const id of ['a', 'b', 'c', 'd']) {
    await notices.add([notice(id)])
    await look(config)
  }
  expect(received).toHaveLength(2)
  await notices.add([notice('e', { about: { level: 4 } })])
  expect(await look(config)).toBe(1)
  time += 61 * MINUTE
  expect(await look(config)).toBe(1)
  expect(received).toHaveLength(4)
  expect(received[3]?.text).toContain('2 berichten')
})

test('the digest goes once a day, when its time has come and something waits', async () => {
  const config = configOf(portOf(smtp.server), { digest: { at: '09:00' } })
  await store.sql.query(
    `insert into seinpost.queue_counts (queue, shard, open, unreleased, acute) values ($1, 0, 3, 0, 1)`,
    [TOWN],
  )
  expect(await look(config)).toBe(0)
  time += 45 * MINUTE
  expect(await look(config)).toBe(1)
  expect(await look(config)).toBe(0)
  expect(received[0]?.text).toContain('3 zaken wachten')
  time += 24 * 60 * MINUTE
  expect(await look(config)).toBe(1)
})

test('both sides of a handover hear of it once: who is asked, and who asked when it ends', async () => {
  const routed = sampleRouted({ id: 'handed', level: 3, queues: [TOWN, 'zone-5345'], released: true })
  await store.ledger.admit([routed.signal])
  const policy: CasePolicy = {
    thresholds: { queueFromLevel: 1, referralsAlways: true },
    queue: { ageingPointsPerHour: 0.1 },
    now,
    priorityOf: ({ score }) => ({ priority: score.priority, terms: [] }),
  }
  const { changes } = await applyRouted([routed], { cases: store.cases, policy })
  await store.sql.query(
    `insert into seinpost.handovers (id, case_id, kind, from_desk, to_desk, status, fields, pseudonymised, preview, due_at, history, offered_at)
    values ('h1', $1, 'ownership', 'zone-5345', $2, 'offered', '[]', true, '{"level": 3}', $3::timestamptz, '[]', $4::timestamptz)`,
    [changes[0]?.caseId, TOWN, new Date(time + 60 * MINUTE), now()],
  )
  const config = listening()
  const both = {
    ...config,
    receivers: [
      ...config.receivers,
      { ...config.receivers[0], queue: 'zone-5345', to: ['desk@zone.example'] } as never,
    ],
  }
  expect(await look(both)).toBe(1)
  expect(received[0]?.text).toContain('Overdracht: ernstig, aangeboden aan u')
  await store.sql.query(`update seinpost.handovers set status = 'declined' where id = 'h1'`)
  expect(await look(both)).toBe(1)
  expect(received[1]?.to).toEqual(['desk@zone.example'])
  expect(received[1]?.text).toContain('geweigerd')
  expect(await look(both)).toBe(0)
})

test('a crash after the server took it sends it again under the same Message-ID', async () => {
  await notices.add([notice('a')])
  const config = listening()
  const mailer = await openMailer(config, async () => '')
  const half = { ...notices, sent: async () => Promise.reject(new Error('killed')) }
  await expect(sendNotices({ notices: half, mailer, config, logger, now })).rejects.toThrow('killed')
  mailer.close()
  expect(await look(config)).toBe(1)
  const ids = received.map(({ text }) => /^Message-ID: (.*)$/imu.exec(text)?.[1])
  expect(ids[0]).toBeDefined()
  expect(ids[1]).toBe(ids[0])
})
