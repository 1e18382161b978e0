import { Agent, request } from 'node:http'
import type { Bench, BenchOptions } from '@seinpost/domain'
import type { LedgerCount } from '@seinpost/schemas'
import { Registry } from 'prom-client'
import type { AcceptInput, AcceptResult, GatewayDeps } from '../deps.ts'
import { type Gateway, openGateway } from '../open-gateway.ts'

const RUNS = 3
const CONNECTIONS = 16

const signalOf = (at: number): string =>
  JSON.stringify({
    id: `bench-${at}`,
    source: {
      kind: 'public',
      adapter: 'bench',
      platform: 'forum',
      url: `https://forum.example.org/t/${at}`,
      externalId: `${at}`,
    },
    publishedAt: '2026-11-14T10:00:00Z',
    text: 'Zaterdag is er kerstmarkt op het plein, met soep, muziek en een vuurtje voor wie het koud heeft. '.repeat(
      4,
    ),
    lang: 'nl',
  })

const accept = async (inputs: readonly AcceptInput[]): Promise<AcceptResult[]> =>
  inputs.map((_, at) => ({ kind: 'accepted', id: `${at}` }))

const nothing = () => undefined

/** A gateway whose gate costs nothing, so that what is measured is the way to it. */
function openBare(): Promise<Gateway> {
  const states = { in_flight: 0, queued: 0, merged: 0, archived: 0, dead: 0, purged: 0 }
  const ledger: LedgerCount = { accepted: 0, states, refused: {}, balanced: true, problems: [] }
  const deps: GatewayDeps = {
    accept,
    cases: {
      queues: async () => [],
      queue: async () => [],
      case: async () => null,
      work: async () => ({ kind: 'not_found' }),
      takeNext: async () => null,
      lapsed: async () => [],
      forDesk: () => ({ queues: async () => [], queue: async () => [], case: async () => null }),
    },
    changes: { subscribe: async () => async () => undefined },
    ledger: async () => ledger,
    ready: async () => [],
    metrics: new Registry(),
    log: { info: nothing, warn: nothing, error: nothing },
    now: () => new Date(),
    runId: 'bench',
    version: 'bench',
  }
  return openGateway(deps, { host: '127.0.0.1', port: 0 })
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return Math.round((count / (performance.now() - start)) * 1_000)
}

async function sendStream(url: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson' }
  const answer = await fetch(`${url}/api/signals/stream`, { method: 'POST', body, headers })
  const last = (await answer.text()).trim().split('\n').at(-1) ?? ''
  if (!last.includes('"status":"done"')) throw new Error(`the stream broke off: ${last}`)
}

/** One request over a kept connection; `fetch` would cost more than what is measured. */
function post(url: string, line: string, agent: Agent): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(line) }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/signals`, { method: 'POST', agent, headers }, (answer) => {
      if (answer.statusCode !== 202) reject(new Error(`answered ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    })
    asked.on('error', reject).end(line)
  })
}

/** Posts one by one over several connections; answers the time of each, in milliseconds. */
async function sendSingles(url: string, lines: readonly string[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const times: number[] = []
  const left = lines.values()
  const sender = async () => {
    for (const line of left) {
      const start = performance.now()
      await post(url, line, agent)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, sender))
  agent.destroy()
  return times.sort((a, b) => a - b)
}

function parseAll(lines: readonly string[]): Promise<void> {
  for (const line of lines) JSON.parse(line)
  return Promise.resolve()
}

async function run({ size = 20_000, log }: BenchOptions): Promise<Record<string, number>> {
  const lines = Array.from({ length: size }, (_, at) => signalOf(at))
  const body = `${lines.join('\n')}\n`
  const singles = lines.slice(0, Math.ceil(size / 4))
  const gateway = await openBare()
  const [streams, floors, rates, p99s]: [number[], number[], number[], number[]] = [[], [], [], []]
  try {
    for (let turn = 0; turn < RUNS; turn += 1) {
      floors.push(await perSecond(size, () => parseAll(lines)))
      streams.push(await perSecond(size, () => sendStream(gateway.url, body)))
      let times: number[] = []
      rates.push(
        await perSecond(singles.length, async () => {
          times = await sendSingles(gateway.url, singles)
        }),
      )
      p99s.push(times[Math.floor(times.length * 0.99)] ?? 0)
      log(`turn ${turn + 1}: ${streams.at(-1)} lines/s, ${rates.at(-1)} posts/s`)
    }
  } finally {
    await gateway.close()
  }
  const stream = median(streams)
  return {
    streamLinesPerSecond: stream,
    jsonParsePerSecond: median(floors),
    streamShareOfParse: Number((stream / median(floors)).toFixed(3)),
    postsPerSecond: median(rates),
    postP99Ms: Number(median(p99s).toFixed(1)),
  }
}

/** The HTTP layer alone; client and server share the process and its core. */
export const benches: Bench[] = [
  { name: 'http', about: 'signals a second through the HTTP API, with a gate that costs nothing', run },
]
