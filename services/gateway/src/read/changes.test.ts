import { get, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { openTestGateway } from '../test-gateway.ts'

type TestGateway = Awaited<ReturnType<typeof openTestGateway>>
let gateway: TestGateway
afterEach(() => gateway.close())

/** Opens the stream and answers its frames one by one. */
async function listen(lastSeen?: string) {
  const headers = lastSeen === undefined ? {} : { 'last-event-id': lastSeen }
  const stream = await new Promise<IncomingMessage>((resolve) =>
    get(`${gateway.url}/api/changes`, { headers }, resolve),
  )
  const frames = framesOf(stream)
  return {
    stream,
    next: async () => (await frames.next()).value,
    stop: () => stream.destroy(),
  }
}

async function* framesOf(stream: IncomingMessage): AsyncGenerator<Record<string, string>> {
  let rest = ''
  for await (const chunk of stream) {
    rest += String(chunk)
    const frames = rest.split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) {
      const fields = frame
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
      if (!frame.startsWith('retry')) yield Object.fromEntries(fields)
    }
  }
}

describe('GET /api/changes', () => {
  test('tells a new reader where it starts, then every change', async () => {
    gateway = await openTestGateway()
    const reader = await listen()
    expect(await reader.next()).toMatchObject({ event: 'ready', id: 'run-1:0' })
    gateway.change('c-1')
    const change = await reader.next()
    expect(change).toMatchObject({ event: 'change', id: 'run-1:1' })
    expect(JSON.parse(change.data)).toMatchObject({
      caseId: 'c-1',
      queues: [{ queue: 'analyst', released: true }],
    })
    reader.stop()
  })

  test('a reader that comes back gets what it missed, once', async () => {
    gateway = await openTestGateway()
    for (const id of ['c-1', 'c-2', 'c-3']) gateway.change(id)
    const reader = await listen('run-1:1')
    expect([(await reader.next()).id, (await reader.next()).id]).toEqual(['run-1:2', 'run-1:3'])
    gateway.change('c-4')
    expect((await reader.next()).id).toBe('run-1:4')
    reader.stop()
  })

  const unknown: [string, string][] = [
    ['an earlier run of the process', 'run-0:5'],
    ['the future', 'run-1:99'],
    ['nonsense', 'x'],
  ]
  for (const [name, id] of unknown) {
    test(`a reader from ${name} is told to read anew`, async () => {
      gateway = await openTestGateway()
      gateway.change('c-1')
      const reader = await listen(id)
      expect(await reader.next()).toMatchObject({ event: 'reset', id: 'run-1:1' })
      reader.stop()
    })
  }

  test('keeps a quiet stream alive, and ends it when the gateway stops', async () => {
    gateway = await openTestGateway({}, { heartbeatMs: 10 })
    const reader = await listen()
    await reader.next()
    expect(await reader.next()).toEqual({ '': 'still here' })
    await gateway.close()
    const rest: unknown[] = []
    for (let frame = await reader.next(); frame !== undefined; frame = await reader.next()) rest.push(frame)
    expect(rest.length).toBeLessThan(10)
  })
})
