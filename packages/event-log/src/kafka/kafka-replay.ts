import type { Topic } from '@seinpost/schemas'
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import { decodeEvent } from '../event-codec.ts'
import type { LogRecord, UnreadableRecord } from '../port.ts'
import { kafkaFault } from './kafka-fault.ts'
import { stampOf } from './kafka-headers.ts'
import { patiently } from './kafka-retry.ts'

export interface ReplayOptions<T extends Topic> {
  readonly kafka: Kafka
  readonly admin: Admin
  readonly topic: T
  /** The topic's name on the cluster. */
  readonly name: string
  /** A consumer group of this replay alone; it commits nothing. */
  readonly groupId: string
  /** Append times, milliseconds since the epoch: from inclusive, to exclusive. */
  readonly from: number
  readonly to: number
}

interface Stretch {
  next: number
  readonly end: number
}

/** What stands in a topic at the time of the call. One batch is in memory at a time. */
export async function* replay<T extends Topic>(
  options: ReplayOptions<T>,
): AsyncGenerator<LogRecord<T> | UnreadableRecord> {
  const stretches = await patiently(() => stretchesOf(options))
  if (stretches.size === 0) return
  const handover = new Handover<LogRecord<T> | UnreadableRecord>()
  const consumer = options.kafka.consumer({
    groupId: options.groupId,
    maxWaitTimeInMs: 250,
    allowAutoTopicCreation: false,
  })
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) handover.fail(kafkaFault(payload.error))
  })
  try {
    await start(consumer, { options, stretches, handover }).catch(throwFault)
    while ([...stretches.values()].some(({ next, end }) => next < end)) yield* await handover.take()
    yield* handover.rest()
  } finally {
    handover.close()
    await consumer.disconnect()
    await options.admin.deleteGroups([options.groupId]).catch(() => undefined)
  }
}

async function stretchesOf({ admin, name, from }: ReplayOptions<Topic>): Promise<Map<number, Stretch>> {
  const ends = await admin.fetchTopicOffsets(name)
  const starts = from === -Infinity ? [] : await admin.fetchTopicOffsetsByTimestamp(name, from)
  const stretches = new Map<number, Stretch>()
  for (const { partition, low, high } of ends) {
    const start = starts.find((entry) => entry.partition === partition)
    const next = Math.max(Number(low), Number(start?.offset ?? 0))
    if (next < Number(high)) stretches.set(partition, { next, end: Number(high) })
  }
  return stretches
}

async function start<T extends Topic>(
  consumer: Consumer,
  {
    options,
    stretches,
    handover,
  }: {
    options: ReplayOptions<T>
    stretches: Map<number, Stretch>
    handover: Handover<LogRecord<T> | UnreadableRecord>
  },
): Promise<void> {
  await consumer.connect()
  await consumer.subscribe({ topics: [options.name], fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, heartbeat, isRunning }: EachBatchPayload) => {
      const stretch = stretches.get(batch.partition)
      if (stretch === undefined || !isRunning()) return
      const found: (LogRecord<T> | UnreadableRecord)[] = []
      for (const { offset, timestamp, value, headers } of batch.messages) {
        // Until a seek has taken hold, earlier records come as well; after a lost connection the same ones again.
        if (Number(offset) < stretch.next || Number(offset) >= stretch.end) continue
        stretch.next = Number(offset) + 1
        if (Number(timestamp) < options.from || Number(timestamp) >= options.to) continue
        const at = { topic: options.topic, partition: batch.partition, offset: Number(offset) }
        const decoded = decodeEvent(options.topic, value ?? Buffer.alloc(0), stampOf(headers))
        if (decoded.kind === 'event') found.push({ ...at, event: decoded.event })
        else found.push({ ...at, raw: decoded.raw, problem: decoded.problem })
      }
      stretch.next = Math.max(stretch.next, Math.min(stretch.end, Number(batch.lastOffset()) + 1))
      await handover.give(found, heartbeat)
    },
  })
  for (const [partition, { next }] of stretches) {
    consumer.seek({ topic: options.name, partition, offset: String(next) })
  }
}

/** Passes batches from a consumer that pushes to a reader that pulls, one at a time. */
class Handover<T> {
  #batches: { items: readonly T[]; taken: () => void }[] = []
  #wake: () => void = () => undefined
  #failure: Error | undefined
  #closed = false

  /** Resolves when the reader has come for the batch; keeps the membership meanwhile. */
  async give(items: readonly T[], heartbeat: () => Promise<void>): Promise<void> {
    if (this.#closed) return
    const beat = setInterval(() => heartbeat().catch(() => undefined), 2_000)
    await new Promise<void>((taken) => {
      this.#batches.push({ items, taken })
      this.#wake()
    })
    clearInterval(beat)
  }

  /** The next batch, once there is one. */
  async take(): Promise<readonly T[]> {
    while (this.#batches.length === 0) {
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#shift()
  }

  *rest(): Generator<T> {
    while (this.#batches.length > 0) yield* this.#shift()
  }

  fail(error: Error): void {
    this.#failure = error
    this.#wake()
  }

  close(): void {
    this.#closed = true
    for (const { taken } of this.#batches.splice(0)) taken()
  }

  #shift(): readonly T[] {
    const first = this.#batches.shift()
    first?.taken()
    return first?.items ?? []
  }
}

const throwFault = (error: unknown): never => {
  throw kafkaFault(error)
}
