import { randomUUID } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { SignalEvent, Topic } from '@seinpost/schemas'
import type { Admin, Kafka } from 'kafkajs'
import { encodeEvent } from '../event-codec.ts'
import type {
  EventLog,
  Forgotten,
  Lag,
  LogRecord,
  SubscribeTo,
  Subscription,
  UnreadableRecord,
} from '../port.ts'
import { REDELIVERY, type Redelivery } from '../redelivery.ts'
import { kafkaFault } from './kafka-fault.ts'
import { headersOf } from './kafka-headers.ts'
import { KafkaOutbox } from './kafka-outbox.ts'
import { replay } from './kafka-replay.ts'
import { patiently } from './kafka-retry.ts'
import { type KafkaClientDeps, type KafkaLogConfig, kafkaClient } from './kafka-settings.ts'
import { KafkaSubscription } from './kafka-subscription.ts'
import { ensureTopics, KafkaNames } from './kafka-topics.ts'

export interface KafkaLogDeps extends KafkaClientDeps {
  readonly redelivery?: Redelivery
  /** How long a member may be silent before its partitions go to others. */
  readonly sessionTimeoutMs?: number
}

/**
 * The event log on Kafka. Makes missing topics. Throws `log_unavailable` when no broker answers within about 16 s,
 * `config_invalid` for a prefix Kafka cannot take or a password that cannot be read.
 */
export async function openKafkaLog(config: KafkaLogConfig, deps: KafkaLogDeps): Promise<EventLog> {
  const names = new KafkaNames(config.topicPrefix)
  const kafka = await kafkaClient(config, deps)
  const admin = kafka.admin()
  const outbox = new KafkaOutbox(kafka, { compression: config.compression, clock: deps.clock })
  try {
    await admin.connect()
    await ensureTopics(admin, { config, names, log: deps.log })
    await outbox.connect()
  } catch (error) {
    await Promise.allSettled([admin.disconnect(), outbox.close()])
    throw kafkaFault(error)
  }
  return new KafkaLog({ kafka, admin, outbox, names, deps, retentionDays: config.retentionDays })
}

interface Parts {
  readonly kafka: Kafka
  readonly admin: Admin
  readonly outbox: KafkaOutbox
  readonly names: KafkaNames
  readonly deps: KafkaLogDeps
  readonly retentionDays: number
}

class KafkaLog implements EventLog {
  readonly #parts: Parts
  readonly #subscriptions = new Set<Subscription>()
  #closing: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async append<T extends Topic>(topic: T, events: readonly SignalEvent<T>[]): Promise<void> {
    this.#checkOpen()
    const name = this.#parts.names.topic(topic)
    // All are encoded before any is handed in, so that one that is refused refuses the call as a whole.
    const outgoing = events.map((event) => ({ key: event.subject, value: encodeEvent(topic, event) }))
    await this.#parts.outbox.append(name, outgoing, headersOf(topic))
  }

  async subscribe<T extends Topic>(
    to: SubscribeTo<T>,
    handle: (records: readonly LogRecord<T>[]) => Promise<void>,
  ): Promise<Subscription> {
    this.#checkOpen()
    const { kafka, admin, names, deps } = this.#parts
    const member = new KafkaSubscription({
      kafka,
      admin,
      names,
      to,
      handle,
      redelivery: deps.redelivery ?? REDELIVERY,
      sessionTimeoutMs: deps.sessionTimeoutMs ?? 12_000,
    })
    await member.start()
    const subscription: Subscription = {
      caughtUp: () => member.caughtUp(),
      stop: async () => {
        if (this.#subscriptions.delete(subscription)) await member.stop()
      },
    }
    this.#subscriptions.add(subscription)
    return subscription
  }

  read<T extends Topic>(
    topic: T,
    range: { readonly from?: Date; readonly to?: Date } = {},
  ): AsyncIterable<LogRecord<T> | UnreadableRecord> {
    this.#checkOpen()
    const { kafka, admin, names } = this.#parts
    return replay({
      kafka,
      admin,
      topic,
      name: names.topic(topic),
      groupId: `${names.topic(topic)}.replay-${randomUUID()}`,
      from: range.from?.getTime() ?? -Infinity,
      to: range.to?.getTime() ?? Infinity,
    })
  }

  /** Kafka takes no record out of a partition; every one goes when the topic's retention is over. */
  async forget(_subjects: ReadonlySet<string>): Promise<Forgotten> {
    this.#checkOpen()
    return { records: 0, remainDays: this.#parts.retentionDays }
  }

  async lag(): Promise<readonly Lag[]> {
    this.#checkOpen()
    const { admin, names } = this.#parts
    const { groups } = await patiently(() => admin.listGroups())
    const ours = groups
      .map(({ groupId }) => ({ groupId, parsed: names.parseGroup(groupId) }))
      .filter(({ groupId }) => !groupId.includes('.replay-'))
    return Promise.all(
      ours.flatMap(({ groupId, parsed }) => (parsed === undefined ? [] : [this.#lagOf(groupId, parsed)])),
    )
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()))
    await this.#parts.outbox.close()
    await this.#parts.admin.disconnect()
  }

  async #lagOf(groupId: string, { topic, group }: { topic: Topic; group: string }): Promise<Lag> {
    const { admin, names } = this.#parts
    const name = names.topic(topic)
    const [ends, [committed]] = await Promise.all([
      patiently(() => admin.fetchTopicOffsets(name)),
      patiently(() => admin.fetchOffsets({ groupId, topics: [name] })),
    ])
    const events = ends.reduce((sum, { partition, low, high }) => {
      const offset = committed?.partitions.find((entry) => entry.partition === partition)?.offset
      return sum + Math.max(0, Number(high) - Math.max(Number(offset ?? -1), Number(low)))
    }, 0)
    return { topic, group, events }
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new SeinpostError('log_unavailable', 'the event log is closed')
  }
}
