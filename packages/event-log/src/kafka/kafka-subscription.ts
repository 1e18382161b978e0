import { setTimeout as delay } from 'node:timers/promises'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import type { Topic } from '@seinpost/schemas'
import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { decodeEvent } from '../event-codec.ts'
import type { LogRecord, SubscribeTo, Subscription, UnreadableRecord } from '../port.ts'
import { type Redelivery, waitOf } from '../redelivery.ts'
import { kafkaFault } from './kafka-fault.ts'
import { stampOf } from './kafka-headers.ts'
import { patiently } from './kafka-retry.ts'
import type { KafkaNames } from './kafka-topics.ts'

/** Partitions whose batches run at once in one member. */
const PARTITIONS_AT_ONCE = 8
/** How long a broker may hold back an answer while it has nothing new; bounds how long stopping and resuming take. */
const MAX_WAIT_MS = 250
const CAUGHT_UP_EVERY_MS = 100
/** How long others wait for a member to finish its slice: longer than a stage may hang before it gives up on a signal. */
const REBALANCE_MS = 120_000

export interface KafkaSubscriptionOptions<T extends Topic> {
  readonly kafka: Kafka
  readonly admin: Admin
  readonly names: KafkaNames
  readonly to: SubscribeTo<T>
  readonly handle: (records: readonly LogRecord<T>[]) => Promise<void>
  readonly redelivery: Redelivery
  readonly sessionTimeoutMs: number
}

/**
 * A member of a consumer group. A batch is handed over in slices; each slice is committed before the next one. When the
 * group rebalances, the slice at work is finished and committed before the member lets go, so no other member starts on it.
 * While a slice is refused its partition is paused, and the others go on.
 */
export class KafkaSubscription<T extends Topic> implements Subscription {
  readonly #options: KafkaSubscriptionOptions<T>
  readonly #consumer: Consumer
  readonly #stop = new AbortController()
  /** Refusals in a row, by partition. */
  readonly #refused = new Map<number, number>()
  #restarting: Promise<void> | undefined

  constructor(options: KafkaSubscriptionOptions<T>) {
    this.#options = options
    const { kafka, names, to, sessionTimeoutMs } = options
    this.#consumer = kafka.consumer({
      groupId: names.group(to.topic, to.group),
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.floor(sessionTimeoutMs / 6),
      rebalanceTimeout: REBALANCE_MS,
      maxWaitTimeInMs: MAX_WAIT_MS,
      maxBytes: 8_000_000,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: async () => !this.#stop.signal.aborted },
    })
    this.#consumer.on(this.#consumer.events.CRASH, ({ payload }) => {
      if (this.#stop.signal.aborted) return
      to.onFault?.(kafkaFault(payload.error))
      // kafkajs gives up on errors it does not know to pass; we do not, since the operator can repair them.
      if (!payload.restart) this.#restarting = this.#startAgain()
    })
  }

  async start(): Promise<void> {
    try {
      await this.#run()
    } catch (error) {
      await this.stop()
      throw kafkaFault(error)
    }
  }

  async caughtUp(): Promise<void> {
    const { admin, names, to } = this.#options
    const topic = names.topic(to.topic)
    const groupId = names.group(to.topic, to.group)
    const targets = await patiently(() => admin.fetchTopicOffsets(topic))
    while (!this.#stop.signal.aborted) {
      const [committed] = await patiently(() => admin.fetchOffsets({ groupId, topics: [topic] }))
      const reached = targets.every(({ partition, low, high }) => {
        const offset = committed?.partitions.find((entry) => entry.partition === partition)?.offset
        return Math.max(Number(offset ?? -1), Number(low)) >= Number(high)
      })
      if (reached) return
      await delay(CAUGHT_UP_EVERY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined)
    }
    throw new SeinpostError('log_unavailable', 'the subscription was stopped before it had caught up')
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#restarting
    await this.#consumer.disconnect().catch(throwFault)
  }

  async #run(): Promise<void> {
    const { names, to } = this.#options
    await this.#consumer.connect()
    await this.#consumer.subscribe({ topics: [names.topic(to.topic)], fromBeginning: true })
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.#batch(payload),
    })
  }

  async #startAgain(): Promise<void> {
    for (let attempt = 1; !this.#stop.signal.aborted; attempt++) {
      const ms = waitOf(this.#options.redelivery, attempt)
      await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined)
      if (this.#stop.signal.aborted) return
      try {
        await this.#run()
        return
      } catch (error) {
        this.#options.to.onFault?.(kafkaFault(error))
      }
    }
  }

  async #batch(payload: EachBatchPayload): Promise<void> {
    const { messages } = payload.batch
    for (let from = 0; from < messages.length; from += this.#options.to.maxBatch) {
      if (!payload.isRunning() || payload.isStale() || this.#stop.signal.aborted) return
      const slice = messages.slice(from, from + this.#options.to.maxBatch)
      const fault = await this.#alive(payload, () => this.#slice(payload, slice))
      if (fault !== undefined) return this.#pause(payload, fault)
      await this.#commit(payload, slice)
      // Tells of a rebalance: then what is left of the batch belongs to whoever gets the partition.
      await payload.heartbeat()
    }
  }

  /** Hands a slice over; answers what it was refused with. */
  async #slice(
    { batch }: EachBatchPayload,
    messages: readonly KafkaMessage[],
  ): Promise<SeinpostError | undefined> {
    const { to, handle } = this.#options
    const records: LogRecord<T>[] = []
    const unreadable: UnreadableRecord[] = []
    for (const { offset, value, headers } of messages) {
      const at = { topic: to.topic, partition: batch.partition, offset: Number(offset) }
      const decoded = decodeEvent(to.topic, value ?? Buffer.alloc(0), stampOf(headers))
      if (decoded.kind === 'event') records.push({ ...at, event: decoded.event })
      else unreadable.push({ ...at, raw: decoded.raw, problem: decoded.problem })
    }
    try {
      for (const record of unreadable) await to.onUnreadable(record)
      if (records.length > 0) await handle(records)
      return undefined
    } catch (error) {
      return asSeinpostError(error)
    }
  }

  /** Keeps the membership while `work` runs, which may take longer than the session. */
  async #alive<R>(payload: EachBatchPayload, work: () => Promise<R>): Promise<R> {
    // A failed heartbeat means a rebalance or a broker that is away; both are met at the next commit.
    const beat = setInterval(
      () => payload.heartbeat().catch(() => undefined),
      this.#options.sessionTimeoutMs / 6,
    )
    try {
      return await work()
    } finally {
      clearInterval(beat)
    }
  }

  async #commit(payload: EachBatchPayload, slice: readonly KafkaMessage[]): Promise<void> {
    const { topic, partition } = payload.batch
    const last = slice.at(-1)
    if (last === undefined) return
    this.#refused.delete(partition)
    const offset = (BigInt(last.offset) + 1n).toString()
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] })
    payload.resolveOffset(last.offset)
  }

  /** Nothing of the slice is resolved, so it is fetched again once the partition is resumed. */
  #pause(payload: EachBatchPayload, fault: SeinpostError): void {
    const { partition } = payload.batch
    const attempt = (this.#refused.get(partition) ?? 0) + 1
    this.#refused.set(partition, attempt)
    this.#options.to.onFault?.(fault)
    const resume = payload.pause()
    const timer = setTimeout(resume, waitOf(this.#options.redelivery, attempt))
    this.#stop.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
}

const throwFault = (error: unknown): never => {
  throw kafkaFault(error)
}
