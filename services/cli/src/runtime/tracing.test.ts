import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Closing, openLogger } from '@seinpost/pipeline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTracing } from './tracing.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  readonly attributes: readonly { key: string; value: object }[]
}

const logger = openLogger({ level: 'silent' })
let collector: Server
let spans: Span[]
let endpoint: string

beforeEach(async () => {
  spans = []
  collector = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString())
      for (const { scopeSpans } of body.resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`
})
afterEach(() => new Promise((resolve) => collector.close(resolve)))

const ids = Array.from({ length: 200 }, (_, n) => `signal-${n}`)
const batch = (stage: string) => ({
  stage,
  taken: ids.length,
  kept: ids.length,
  dead: 0,
  ms: 20,
  outcomes: {},
  subjects: () => ids,
})

/** A worker of its own: what it observed has left it when this resolves. */
async function worker(stages: readonly string[], share: number): Promise<void> {
  const closing = new Closing()
  const observe = openTracing(
    { traces: { endpoint, share } },
    { closing, now: () => new Date('2026-11-20T10:00:00Z') },
  )
  for (const stage of stages) observe(batch(stage))
  await closing.run(logger, 5_000)
}

test('the stages of one signal find each other across workers, without anything passed between them', async () => {
  await worker(['score', 'dedup'], 1)
  await worker(['route', 'queue'], 1)
  const own = spans.filter(({ attributes }) =>
    attributes.some(({ value }) => JSON.stringify(value).includes('"signal-7"')),
  )
  expect(own.map(({ name }) => name).sort()).toEqual(['dedup', 'queue', 'route', 'score'])
  expect(new Set(own.map(({ traceId }) => traceId)).size).toBe(1)
  const byName = new Map(own.map((span) => [span.name, span]))
  expect(byName.get('dedup')?.parentSpanId).toBe(byName.get('score')?.spanId)
  expect(byName.get('queue')?.parentSpanId).toBe(byName.get('route')?.spanId)
})

test('a share of the signals is followed, the same ones in every worker', async () => {
  await worker(['score'], 0.1)
  await worker(['dedup'], 0.1)
  const traces = (stage: string) =>
    new Set(spans.filter(({ name }) => name === stage).map(({ traceId }) => traceId))
  expect(traces('score').size).toBeGreaterThan(5)
  expect(traces('score').size).toBeLessThan(50)
  expect(traces('dedup')).toEqual(traces('score'))
})

test('without an address nothing is followed', () => {
  const closing = new Closing()
  expect(() => openTracing({}, { closing, now: () => new Date() })(batch('score'))).not.toThrow()
})
