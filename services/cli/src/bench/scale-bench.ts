import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { type Bench, SeinpostError } from '@seinpost/domain'
import { LedgerCount } from '@seinpost/schemas'
import { Redis } from 'ioredis'
import kafkajs from 'kafkajs'
import pg from 'pg'
import { ownKafka } from '../../../../scripts/servers/kafka.ts'
import { ownPostgres } from '../../../../scripts/servers/postgres.ts'
import { ownRedis } from '../../../../scripts/servers/redis.ts'
import { sendStream } from '../runtime/remote.ts'
import { cpuSecondsOf } from './cpu-time.ts'
import { generateSignals } from './generate-signals.ts'

const STAGES = ['score', 'dedup', 'route', 'queue'] as const

interface Servers {
  readonly broker: string
  readonly redis: string
  readonly postgres: string
}

/** The whole way on Kafka, Redis and PostgreSQL, beside a plain produce-and-consume loop of the same bytes. */
export const scaleBench: Bench = {
  name: 'scale',
  about:
    'gate to queued case on Kafka, Redis and PostgreSQL with 1, 2 and 4 workers a stage; servers and workers share this machine',
  async run({ size = 10_000, log }) {
    const [kafka, redis, postgres] = await Promise.all([
      ownKafka({ version: '3.9' }),
      ownRedis({ durable: false }),
      ownPostgres({ durable: true }),
    ])
    try {
      const figures: Record<string, number> = {}
      const servers = { broker: kafka.broker, redis: redis.url, postgres: postgres.url }
      figures.floor_per_second = await plainLoop(servers.broker, size)
      log(`floor: ${figures.floor_per_second}/s`)
      for (const workers of [1, 2, 4]) {
        const found = await measureCluster(servers, { workers, size })
        for (const [name, value] of Object.entries(found)) figures[`workers_${workers}_${name}`] = value
        log(`${workers} a stage: ${JSON.stringify(found)}`)
      }
      return figures
    } finally {
      await Promise.all([kafka.stop(), redis.stop(), postgres.stop()])
    }
  },
}

/** Events of a scored signal's size through one topic and back, with our client and settings: what no pipeline can beat. */
async function plainLoop(broker: string, size: number): Promise<number> {
  const client = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING })
  const topic = `floor-${Date.now()}`
  const admin = client.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: true })
  const producer = client.producer({
    idempotent: true,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  const consumer = client.consumer({ groupId: topic })
  await Promise.all([producer.connect(), consumer.connect()])
  await consumer.subscribe({ topic, fromBeginning: true })
  const value = JSON.stringify({ data: 'x'.repeat(4_500) })
  const started = performance.now()
  let seen = 0
  const all = new Promise<void>((resolve) => {
    void consumer.run({
      eachBatch: async ({ batch }) => {
        for (const { value: bytes } of batch.messages) JSON.parse(bytes?.toString() ?? '')
        seen += batch.messages.length
        if (seen >= size) resolve()
      },
    })
  })
  for (let from = 0; from < size; from += 500)
    await producer.send({
      topic,
      acks: -1,
      messages: Array.from({ length: Math.min(500, size - from) }, (_, at) => ({
        key: `${from + at}`,
        value,
      })),
    })
  await all
  const seconds = (performance.now() - started) / 1000
  await Promise.all([producer.disconnect(), consumer.disconnect(), admin.disconnect()])
  return Math.round(size / seconds)
}

async function measureCluster(
  servers: Servers,
  { workers, size }: { workers: number; size: number },
): Promise<Record<string, number>> {
  const { file, env, remove } = await writeConfig(servers, workers)
  const gateway = await startWorker('gateway', file, env)
  const stages = await Promise.all(
    STAGES.flatMap((stage) => Array.from({ length: workers }, () => startWorker(stage, file, env))),
  )
  try {
    const lines = (function* () {
      for (const input of generateSignals(size, {
        seed: workers,
        from: new Date(Date.now() - 7 * 86_400_000),
      }))
        yield `${JSON.stringify(input)}\n`
    })()
    const before = serverCpu()
    const started = performance.now()
    for await (const answer of sendStream(
      { url: gateway.url, headers: {} },
      Readable.from(lines, { objectMode: false }),
    )) {
      if (answer.status === 'failed')
        throw new SeinpostError('source_unreachable', 'the gateway broke the stream off')
    }
    const accepted = (performance.now() - started) / 1000
    await settled(gateway.url, size)
    const seconds = (performance.now() - started) / 1000
    return {
      per_second: Math.round(size / seconds),
      gate_per_second: Math.round(size / accepted),
      ...(await latency(env.SEINPOST_POSTGRES_URL ?? '')),
      ...(await shares(stages)),
      ...(await cpuPerSignal([gateway, ...stages], before, size)),
      ...(await bytesPerSignal(servers, env.SEINPOST_POSTGRES_URL ?? '', size)),
    }
  } finally {
    await Promise.all([gateway, ...stages].map(({ stop }) => stop()))
    remove()
  }
}

interface Started {
  readonly stage: string
  readonly url: string
  readonly stop: () => Promise<unknown>
}

async function startWorker(
  stage: string,
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  const [program = ''] = process.argv.slice(1)
  const child = spawn(
    process.execPath,
    [program, 'worker', stage, '--config', file, '--port', '0', '--log-level', 'warn'],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/u.exec(line)?.[0]
    if (url === undefined) continue
    const stop = () => {
      child.kill('SIGTERM')
      return ended
    }
    return { stage, url, stop }
  }
  throw new SeinpostError('internal', `worker ${stage} did not start`)
}

/** The default config on these servers, with a database, topics and keys of its own. */
async function writeConfig({ broker, redis, postgres }: Servers, workers: number) {
  const database = `scale_${workers}_${Date.now()}`
  const admin = new pg.Client(postgres)
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.end()
  const own = new URL(postgres)
  own.pathname = `/${database}`
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-scale-'))
  const file = join(dir, 'scale.yaml')
  const ports = [
    'store: { kind: postgres, url: { env: SEINPOST_POSTGRES_URL } }',
    `log: { kind: kafka, brokers: ["${broker}"], topicPrefix: "${database}.", partitions: 8 }`,
    'jobs: { kind: redis, url: { env: SEINPOST_REDIS_URL } }',
    `dedupIndex: { kind: redis, url: { env: SEINPOST_REDIS_URL }, keyPrefix: "${database}:" }`,
  ]
  writeFileSync(file, `${readFileSync(DEFAULT_CONFIG, 'utf8')}\n${ports.join('\n')}\n`)
  const env: Record<string, string> = { SEINPOST_POSTGRES_URL: own.href, SEINPOST_REDIS_URL: redis }
  return { file, env, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

async function settled(url: string, size: number): Promise<void> {
  for (;;) {
    const { accepted, states } = LedgerCount.parse(await (await fetch(`${url}/api/ledger`)).json())
    if (accepted >= size && states.in_flight === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** From the gate's receipt to the end state, as the store's own clock has it. */
async function latency(url: string): Promise<{ p50_ms: number; p99_ms: number }> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    `select percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from updated_at - received_at) * 1000) as ms from seinpost.signals`,
  )
  await client.end()
  const [p50, p99] = rows[0].ms as number[] // The query asks for two percentiles.
  return { p50_ms: Math.round(p50 ?? 0), p99_ms: Math.round(p99 ?? 0) }
}

const SERVERS = { kafka: 'java', redis: 'redis-server', postgres: 'postgres' } as const

const serverCpu = () =>
  Object.fromEntries(Object.entries(SERVERS).map(([step, command]) => [step, cpuSecondsOf(command)]))

/** CPU microseconds a signal cost each step, start-up of the workers included. */
async function cpuPerSignal(
  workers: readonly Started[],
  before: Readonly<Record<string, number>>,
  size: number,
) {
  const seconds = new Map<string, number>()
  for (const { stage, url } of workers) {
    const text = await (await fetch(`${url}/metrics`)).text()
    const used = Number(/^process_cpu_seconds_total ([\d.e+-]+)$/mu.exec(text)?.[1] ?? 0)
    seconds.set(stage, (seconds.get(stage) ?? 0) + used)
  }
  for (const [step, after] of Object.entries(serverCpu())) seconds.set(step, after - (before[step] ?? 0))
  return Object.fromEntries(
    [...seconds].map(([step, used]) => [`cpu_us_${step}`, Math.round((used * 1e6) / size)]),
  )
}

async function bytesPerSignal({ redis }: Servers, postgres: string, size: number) {
  const client = new pg.Client(postgres)
  await client.connect()
  const { rows } = await client.query('select pg_database_size(current_database())::int as bytes')
  await client.end()
  const connection = new Redis(redis)
  const used = Number(/^used_memory:(\d+)/mu.exec(await connection.info('memory'))?.[1] ?? 0)
  connection.disconnect()
  return { store_bytes: Math.round(rows[0].bytes / size), redis_bytes: Math.round(used / size) }
}

/** How the workers' time is divided over the hops, from their own histograms. */
async function shares(stages: readonly Started[]): Promise<Record<string, number>> {
  const seconds = new Map<string, number>()
  for (const { url } of stages) {
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const [, stage = '', sum] of text.matchAll(
      /^seinpost_stage_batch_seconds_sum\{stage="(\w+)"\} ([\d.e-]+)$/gmu,
    ))
      seconds.set(stage, (seconds.get(stage) ?? 0) + Number(sum))
  }
  const total = [...seconds.values()].reduce((sum, value) => sum + value, 0)
  return Object.fromEntries(
    [...seconds].map(([stage, value]) => [`share_${stage}`, Math.round((100 * value) / total) / 100]),
  )
}
