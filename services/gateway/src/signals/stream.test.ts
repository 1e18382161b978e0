import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setTimeout as within } from 'node:timers/promises'
import { SeinpostError } from '@seinpost/domain'
import { afterEach, describe, expect, test } from 'vitest'
import { openTestGateway } from '../test-gateway.ts'

type TestGateway = Awaited<ReturnType<typeof openTestGateway>>
let gateway: TestGateway
afterEach(() => gateway.close())

interface Answer {
  readonly status: string
  readonly [field: string]: unknown
}

async function send(body: string | AsyncIterable<Uint8Array>): Promise<Answer[]> {
  // Node's fetch takes an async iterable as a body; the DOM's type does not know that.
  const init = {
    method: 'POST',
    body: body as BodyInit,
    duplex: 'half',
    headers: { 'content-type': 'application/x-ndjson' },
  }
  const answer = await fetch(`${gateway.url}/api/signals/stream`, init)
  expect(answer.status).toBe(200)
  return (await answer.text())
    .split('\n')
    .filter(Boolean)
    .map((line): Answer => JSON.parse(line))
}

describe('POST /api/signals/stream', () => {
  test('nothing at all is answered at once', async () => {
    gateway = await openTestGateway()
    const answer = await fetch(`${gateway.url}/api/signals/stream`, { method: 'POST' })
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'usage'])
  })

  test('answers refused lines as they are, and ends with counts by reason and lines', async () => {
    gateway = await openTestGateway({}, { signalLimit: 1_000 })
    const lines = [
      '{"id":"a"}',
      '',
      '{"id":',
      '{"no":"id"}',
      `{"id":"${'x'.repeat(2_000)}"}`,
      '{"id":"a"}',
      '{"id":"b"}',
    ]
    const answers = await send(lines.join('\n'))
    expect(
      answers.filter(({ status }) => status === 'refused').map(({ line, reason }) => [line, reason]),
    ).toEqual([
      [3, 'invalid_json'],
      [4, 'schema'],
      [5, 'too_large'],
    ])
    expect(answers.at(-1)).toMatchObject({
      status: 'done',
      through: 7,
      accepted: 2,
      known: 1,
      refused: 3,
      reasons: {
        invalid_json: { count: 1, lines: [3] },
        schema: { count: 1, lines: [4] },
        too_large: { count: 1, lines: [5] },
      },
    })
  })

  test('a line of 400 MB takes no memory and the next line is read', async () => {
    gateway = await openTestGateway()
    const block = Buffer.alloc(1_000_000, 'x')
    async function* huge() {
      for (let at = 0; at < 400; at += 1) yield block
      yield Buffer.from('\n{"id":"after"}\n')
    }
    const headers = { 'content-type': 'application/x-ndjson' }
    const client = request(`${gateway.url}/api/signals/stream`, { method: 'POST', headers })
    const answered = once(client, 'response')
    const before = process.memoryUsage.rss()
    await pipeline(huge(), client)
    const [response] = await answered
    let answers = ''
    for await (const chunk of response) answers += String(chunk)
    expect(JSON.parse(answers.trim().split('\n').at(-1) ?? '')).toMatchObject({
      status: 'done',
      accepted: 1,
      refused: 1,
    })
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000)
  })

  test('names a thousand refusals and counts the rest', async () => {
    gateway = await openTestGateway()
    const answers = await send('{}\n'.repeat(1_500))
    expect(answers.filter(({ status }) => status === 'refused')).toHaveLength(1_000)
    expect(answers.at(-1)).toMatchObject({ refused: 1_500, reasons: { schema: { count: 1_500 } } })
  })

  test('reads no faster than it is written', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    gateway = await openTestGateway({
      accept: async (inputs) => {
        await held
        return inputs.map((_, at) => ({ kind: 'accepted', id: `${at}` }))
      },
    })
    let sent = 0
    async function* endless() {
      const chunk = Buffer.from(`{"id":"${'x'.repeat(1_000)}"}\n`.repeat(1_000))
      while (sent < 60_000) {
        sent += 1_000
        yield chunk
      }
    }
    const answers = send(endless())
    let seen = -1
    // The source stalls: it is asked for no more between two looks.
    while (seen !== sent) {
      seen = sent
      await within(100)
    }
    expect(sent).toBeLessThan(60_000)
    release()
    expect((await answers).at(-1)).toMatchObject({ status: 'done', accepted: 60_000 })
  })

  test('a fault says what holds and that the rest may be sent again', async () => {
    let calls = 0
    gateway = await openTestGateway(
      {
        accept: async (inputs) => {
          calls += 1
          if (calls > 2) throw new SeinpostError('disk_full', 'the disk is full', { remedy: 'Make room.' })
          return inputs.map(() => ({ kind: 'accepted', id: 'x' }))
        },
      },
      { maxBatch: 10 },
    )
    const answers = await send('{"id":"x"}\n'.repeat(100))
    expect(answers.at(-1)).toMatchObject({
      status: 'failed',
      problem: { code: 'disk_full', status: 507, remedy: 'Make room.' },
    })
    expect(answers.filter(({ status }) => status === 'through').at(-1)).toMatchObject({
      through: 20,
      accepted: 20,
    })
  })

  test('a client that goes away mid-line loses nothing that was acknowledged', async () => {
    gateway = await openTestGateway()
    const headers = { 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' }
    const client = request(`${gateway.url}/api/signals/stream`, { method: 'POST', headers })
    client.on('error', () => undefined)
    client.write('{"id":"one"}\n{"id":"two"}\n{"id":"cut')
    const [answer] = await once(client, 'response')
    const [first] = await once(answer, 'data')
    expect(JSON.parse(String(first).split('\n')[0] ?? '')).toMatchObject({ status: 'through', through: 2 })
    client.destroy()
    expect([...gateway.seen]).toEqual(['one', 'two'])
  })

  test('a half-closed connection still gets its answers', async () => {
    gateway = await openTestGateway()
    const { hostname, port } = new URL(gateway.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    const body = '{"id":"h1"}\n{"id":"h2"}\n'
    socket.end(
      `POST /api/signals/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n` +
        `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
    let answer = ''
    for await (const chunk of socket) answer += String(chunk)
    expect(answer).toContain('"status":"done"')
    expect([...gateway.seen]).toEqual(['h1', 'h2'])
  })
})
