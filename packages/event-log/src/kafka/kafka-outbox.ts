import { SeinpostError } from '@seinpost/domain'
import kafkajs, { type IHeaders, type Kafka, type Message, type Producer } from 'kafkajs'
import { kafkaFault } from './kafka-fault.ts'

/** A partition's share of one send must fit the 1 MiB that brokers take at most unless told otherwise. */
const SEND_BYTES = 900_000
/** Callers wait to hand in more once this much waits for the brokers. */
const MOST_WAITING_BYTES = 16_000_000
/** Around key and value: length fields, timestamp, headers. */
const RECORD_BYTES = 150

interface Entry {
  readonly topic: string
  readonly messages: readonly { message: Message; bytes: number }[]
  /** How many of the messages are with the brokers. */
  sent: number
  readonly resolve: () => void
  readonly reject: (fault: SeinpostError) => void
}

/**
 * Sends with one request in flight: what is handed in meanwhile becomes the next one. The producer is idempotent, so a
 * request that kafkajs repeats is written once. After a send that failed for good the producer is replaced: kafkajs
 * gives the next batch the failed one's sequence numbers, and had the broker written that one after all, it would take
 * the new batch for the old and drop it.
 */
export class KafkaOutbox {
  readonly #kafka: Kafka
  readonly #compression: kafkajs.CompressionTypes
  readonly #clock: () => number
  #producer: Producer | undefined
  readonly #queue: Entry[] = []
  #waitingBytes = 0
  readonly #room: (() => void)[] = []
  #running: Promise<void> | undefined
  #closed = false

  constructor(kafka: Kafka, { compression, clock }: { compression: 'none' | 'gzip'; clock: () => number }) {
    this.#kafka = kafka
    this.#clock = clock
    this.#compression = kafkajs.CompressionTypes[compression === 'gzip' ? 'GZIP' : 'None']
  }

  /** Connects now, so that a wrong address is known at the start. */
  async connect(): Promise<void> {
    this.#producer = await this.#connected()
  }

  /** Resolves when all in-sync copies have the messages. */
  async append(
    topic: string,
    outgoing: readonly { key: string; value: string }[],
    headers: IHeaders = {},
  ): Promise<void> {
    while (this.#waitingBytes > MOST_WAITING_BYTES) {
      await new Promise<void>((resolve) => this.#room.push(resolve))
    }
    if (this.#closed) throw new SeinpostError('log_unavailable', 'the event log is closed')
    if (outgoing.length === 0) return
    const timestamp = String(this.#clock())
    const messages = outgoing.map(({ key, value }) => ({
      message: { key, value, timestamp, headers },
      bytes: RECORD_BYTES + Buffer.byteLength(key) + Buffer.byteLength(value),
    }))
    this.#waitingBytes += bytesOf(messages)
    await new Promise<void>((resolve, reject) => {
      this.#queue.push({ topic, messages, sent: 0, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Waits for what was handed in, then disconnects. */
  async close(): Promise<void> {
    this.#closed = true
    for (const resume of this.#room.splice(0)) resume()
    await this.#running
    await this.#producer?.disconnect()
    this.#producer = undefined
  }

  async #run(): Promise<void> {
    // A moment's wait, so that callers of the same turn share a request.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const share = this.#take()
      const fault = await this.#send(share.topicMessages).then(
        () => undefined,
        (error: unknown) => kafkaFault(error),
      )
      if (fault !== undefined) await this.#dropProducer()
      this.#settle(share, fault)
    }
    this.#running = undefined
  }

  /** The front of the queue, up to what one request may hold; at least one message. */
  #take(): Share {
    const perTopic = new Map<string, Message[]>()
    const parts: Share['parts'] = []
    let bytes = 0
    for (const entry of this.#queue) {
      const before = entry.sent
      const messages = perTopic.get(entry.topic) ?? []
      perTopic.set(entry.topic, messages)
      let end = before
      for (; end < entry.messages.length; end++) {
        const next = entry.messages[end]
        if (next === undefined || (bytes > 0 && bytes + next.bytes > SEND_BYTES)) break
        messages.push(next.message)
        bytes += next.bytes
      }
      if (end > before) parts.push({ entry, end })
      if (end < entry.messages.length) break
    }
    const topicMessages = [...perTopic]
      .filter(([, messages]) => messages.length > 0)
      .map(([topic, messages]) => ({ topic, messages }))
    return { topicMessages, parts, bytes }
  }

  async #send(topicMessages: Share['topicMessages']): Promise<void> {
    this.#producer ??= await this.#connected()
    await this.#producer.sendBatch({ topicMessages, acks: -1, compression: this.#compression })
  }

  /** Answers the callers of a share. One part of a caller's messages failing fails the call. */
  #settle({ parts, bytes }: Share, fault: SeinpostError | undefined): void {
    const over = new Set<Entry>()
    for (const { entry, end } of parts) {
      if (fault !== undefined) {
        this.#waitingBytes -= bytesOf(entry.messages.slice(entry.sent))
        entry.reject(fault)
        over.add(entry)
        continue
      }
      entry.sent = end
      if (end < entry.messages.length) continue
      entry.resolve()
      over.add(entry)
    }
    if (fault === undefined) this.#waitingBytes -= bytes
    for (let first = this.#queue[0]; first !== undefined && over.has(first); first = this.#queue[0]) {
      this.#queue.shift()
    }
    if (this.#waitingBytes <= MOST_WAITING_BYTES) for (const resume of this.#room.splice(0)) resume()
  }

  async #connected(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    })
    await producer.connect()
    return producer
  }

  async #dropProducer(): Promise<void> {
    const producer = this.#producer
    this.#producer = undefined
    // It has failed already; that it cannot say goodbye adds nothing.
    await producer?.disconnect().catch(() => undefined)
  }
}

const bytesOf = (messages: Entry['messages']): number => messages.reduce((sum, { bytes }) => sum + bytes, 0)

interface Share {
  readonly topicMessages: { topic: string; messages: Message[] }[]
  readonly parts: { entry: Entry; end: number }[]
  readonly bytes: number
}
