import { SeinpostError } from '@seinpost/domain'
import type { EventLogConfig, SecretRef } from '@seinpost/schemas'
import kafkajs, {
  type Kafka,
  type KafkaConfig,
  type LogEntry,
  type RetryOptions,
  type SASLOptions,
} from 'kafkajs'
import type { EventLogLog } from '../event-log-log.ts'
import { stopIdleTimer } from './idle-timer.ts'

export type KafkaLogConfig = Extract<EventLogConfig, { kind: 'kafka' }>

/**
 * About 16 s in all: a broker that restarts is waited for, one that is gone is reported. Given in full, since kafkajs
 * takes other defaults under NODE_ENV=test.
 */
const RETRY: RetryOptions = {
  initialRetryTime: 100,
  multiplier: 2,
  factor: 0.2,
  maxRetryTime: 1_000,
  retries: 18,
}

export interface KafkaClientDeps {
  readonly clock: () => number
  readonly readSecret?: ((ref: SecretRef) => Promise<string>) | undefined
  readonly log?: EventLogLog | undefined
  readonly retry?: RetryOptions
}

/** The kafkajs client of a config; connects to nothing yet. */
export async function kafkaClient(config: KafkaLogConfig, deps: KafkaClientDeps): Promise<Kafka> {
  stopIdleTimer(deps.clock)
  const settings: KafkaConfig = {
    clientId: 'seinpost',
    brokers: [...config.brokers],
    ssl: config.tls,
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: deps.retry ?? RETRY,
    logLevel: deps.log === undefined ? kafkajs.logLevel.NOTHING : kafkajs.logLevel.WARN,
    logCreator: () => quietly(deps),
  }
  const sasl = await saslOf(config, deps)
  return new kafkajs.Kafka(sasl === undefined ? settings : { ...settings, sasl })
}

async function saslOf(config: KafkaLogConfig, deps: KafkaClientDeps): Promise<SASLOptions | undefined> {
  if (config.sasl === undefined) return undefined
  if (deps.readSecret === undefined) {
    throw new SeinpostError('config_invalid', 'log.sasl.password cannot be read here', {
      remedy: 'Open the event log with a readSecret.',
    })
  }
  const { mechanism, username } = config.sasl
  const password = await deps.readSecret(config.sasl.password)
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password }
    case 'scram-sha-256':
      return { mechanism, username, password }
    case 'scram-sha-512':
      return { mechanism, username, password }
  }
}

/** The client repeats itself several times a second while a broker is away; each message passes once in this time. */
const SAME_AGAIN_MS = 30_000
const MOST_REMEMBERED = 100

/** One constant sentence and fields, as every log line of ours; the client's own text is a field. */
function quietly({ log: to, clock }: KafkaClientDeps): (entry: LogEntry) => void {
  const last = new Map<string, number>()
  return ({ level, namespace, log: { message, error } }) => {
    const known = last.get(message)
    if (known !== undefined && clock() - known < SAME_AGAIN_MS) return
    if (last.size >= MOST_REMEMBERED) last.clear()
    last.set(message, clock())
    const fields = { client: namespace, detail: message, ...(typeof error === 'string' ? { error } : {}) }
    if (level === kafkajs.logLevel.ERROR) to?.error(fields, 'Kafka client error')
    else to?.warn(fields, 'Kafka client warning')
  }
}
