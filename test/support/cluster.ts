import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { ownRedis, startKafka, startPostgres } from '../../scripts/servers/index.ts'
import { PROGRAM, ROOT } from './program.ts'

export interface Servers {
  readonly broker: string
  readonly redis: string
  readonly postgres: string
  stop(): Promise<void>
}

/** A real Kafka, Redis and PostgreSQL for one test. */
export async function startServers(): Promise<Servers> {
  const [kafka, redis, postgres] = await Promise.all([
    startKafka(),
    ownRedis({ durable: false }),
    startPostgres(),
  ])
  return {
    broker: kafka.broker,
    redis: redis.url,
    postgres: postgres.url,
    stop: async () => {
      await Promise.all([kafka.stop(), redis.stop(), postgres.stop()])
    },
  }
}

export interface ClusterConfig {
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  remove(): void
}

/** The default config on these servers, in topics and keys of its own. */
export function clusterConfig({ broker, redis, postgres }: Servers): ClusterConfig {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-cluster-'))
  const file = join(dir, 'cluster.yaml')
  const own = randomUUID().slice(0, 8)
  const ports = `
access: { kind: open }
store: { kind: postgres, url: { env: SEINPOST_POSTGRES_URL } }
log: { kind: kafka, brokers: ["${broker}"], topicPrefix: "t-${own}.", partitions: 4 }
jobs: { kind: redis, url: { env: SEINPOST_REDIS_URL } }
dedupIndex: { kind: redis, url: { env: SEINPOST_REDIS_URL }, keyPrefix: "t-${own}:" }
`
  writeFileSync(file, `${readFileSync(DEFAULT_CONFIG, 'utf8')}${ports}`)
  return {
    file,
    env: { SEINPOST_POSTGRES_URL: postgres, SEINPOST_REDIS_URL: redis },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

export interface WorkerProcess {
  readonly url: string
  kill(): Promise<void>
  /** SIGTERM and the exit code. */
  stop(): Promise<number | null>
}

/** Starts one worker of the built program and waits until it says it is ready. */
export async function startWorkerProcess(
  stage: string,
  { file, env }: ClusterConfig,
): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [PROGRAM, 'worker', stage, '--config', file, '--port', '0', '--log-level', 'warn'],
    {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    errors += part
  })
  if (!child.stdout) throw new Error('a piped standard output was asked for')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/u.exec(line)?.[0]
    if (url === undefined) continue
    const code = async () => {
      const [exit] = await ended
      return typeof exit === 'number' ? exit : null
    }
    return {
      url,
      kill: async () => {
        child.kill('SIGKILL')
        await code()
      },
      stop: () => {
        child.kill('SIGTERM')
        return code()
      },
    }
  }
  throw new Error(`worker ${stage} ended before it was ready:\n${errors}`)
}
