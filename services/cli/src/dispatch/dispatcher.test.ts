import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { openJobs } from '@seinpost/jobs'
import { Closing, openLogger } from '@seinpost/pipeline'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEMO_SIGNALS } from '../demo/expected.ts'
import { ingestFile } from '../runtime/ingest-here.ts'
import { openRuntime, type Runtime } from '../runtime/open-runtime.ts'
import { Dispatcher } from './dispatcher.ts'

const SECRET = Buffer.from('a secret of thirty-two bytes....').toString('base64')
const QUEUE = 'municipality-12025'
const logger = openLogger({ level: 'silent' })
const now = () => new Date()

interface Heard {
  readonly key: string
  readonly type: string
  readonly text: string
}

let dir: string
let closing: Closing
let runtime: Runtime
let receiver: Server
let heard: Heard[]
/** What the receiver answers next; 204 once it is empty. */
let answers: number[]
let wake: () => void

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seinpost-dispatch-'))
  closing = new Closing()
  const loaded = { ...(await loadConfig({ cwd: dir })), dataDir: dir }
  runtime = await openRuntime({ loaded, logger, closing, now, observe: () => undefined })
  await ingestFile(DEMO_SIGNALS.pathname, runtime)
  await runtime.caughtUp()
  heard = []
  answers = []
  wake = () => undefined
  receiver = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const status = answers.shift() ?? 204
      // Throws, and the notice is not confirmed, when the signature is not ours.
      new Webhook(SECRET).verify(
        text,
        Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      )
      if (status < 300)
        heard.push({ key: String(request.headers['webhook-id']), type: JSON.parse(text).type, text })
      response.writeHead(status).end()
      wake()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await closing.run(logger, 10_000)
  await new Promise((resolve) => receiver.close(resolve))
  rmSync(dir, { recursive: true, force: true })
})

async function dispatcher(): Promise<Dispatcher> {
  const store = await runtime.parts.store()
  const jobs = await openJobs(
    { kind: 'embedded' },
    { connection: store.jobsConnection, outbox: store.jobs, now, onFault: () => undefined, backoffMs: 20 },
  )
  closing.own('jobs', jobs)
  const { port } = receiver.address() as AddressInfo // A listening TCP server has one.
  const webhook = {
    queue: QUEUE,
    url: `http://127.0.0.1:${port}/`,
    secret: SECRET,
    perMinute: 6_000,
    timeoutSeconds: 5,
  }
  return closing.own('dispatcher', new Dispatcher({ store, jobs, webhooks: [webhook], logger, now }))
}

const untilHeard = async (count: number) => {
  while (heard.length < count)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
}

test('each released case is told once, signed, without its text; looking again tells nothing twice', async () => {
  const store = await runtime.parts.store()
  const released = (await store.cases.queue(QUEUE, { limit: 100 })).length
  expect(released).toBeGreaterThan(2)
  const telling = await dispatcher()
  expect(await telling.look()).toBe(released)
  await untilHeard(released)
  while ((await store.deliveries.due([QUEUE], { limit: 100 })).length > 0) await new Promise(setImmediate)
  expect(await telling.look()).toBe(0)
  expect(new Set(heard.map(({ key }) => key)).size).toBe(released)
  const [entry] = await store.cases.queue(QUEUE, { limit: 1 })
  for (const { type, text } of heard) {
    expect(type).toBe('case.released')
    expect(text).not.toContain(entry?.excerpt.slice(0, 30))
  }
})

test('a receiver that is down gets everything once it is back, and what went wrong is on record', async () => {
  const store = await runtime.parts.store()
  const released = (await store.cases.queue(QUEUE, { limit: 100 })).length
  answers = Array.from({ length: released + 4 }, () => 503)
  const telling = await dispatcher()
  await telling.look()
  await untilHeard(released)
  expect(new Set(heard.map(({ key }) => key)).size).toBe(released)
  const [first] = await store.cases.queue(QUEUE, { limit: 1 })
  expect(await store.deliveries.of(first?.caseId ?? '')).toMatchObject([
    { queue: QUEUE, failedTries: expect.any(Number) },
  ])
})

test('jobs that are lost are told all the same: what is due stands in the store', async () => {
  const store = await runtime.parts.store()
  const released = (await store.cases.queue(QUEUE, { limit: 100 })).length
  await store.sql.query('delete from seinpost.jobs')
  const telling = await dispatcher()
  expect(await telling.look()).toBe(released)
  await untilHeard(released)
})
