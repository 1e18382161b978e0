import { asSeinpostError, type SeinpostError } from '@seinpost/domain'
import type { Topic } from '@seinpost/schemas'
import { decodeEvent } from '../event-codec.ts'
import type { LogRecord, SubscribeTo, UnreadableRecord } from '../port.ts'
import { backOff, type Redelivery } from '../redelivery.ts'
import { Doorbell } from './doorbell.ts'
import { FORGOTTEN, type Frame } from './frame.ts'
import type { PartitionLog } from './partition-log.ts'
import type { PartitionReader } from './partition-reader.ts'

export interface Member<T extends Topic> {
  readonly to: SubscribeTo<T>
  readonly handle: (records: readonly LogRecord<T>[]) => Promise<void>
  readonly stop: AbortSignal
}

export interface PartitionConsumerOptions<T extends Topic> {
  readonly topic: T
  readonly partition: number
  readonly log: PartitionLog
  readonly redelivery: Redelivery
  /** The next record the group wants. */
  readonly committed: () => number
  readonly commit: (offset: number) => Promise<void>
  /** Who is served now; changes when members come and go. */
  readonly member: () => Member<T> | undefined
  /** Called when this partition can be read no further. */
  readonly onStuck: () => void
}

/** Hands one partition's records to whichever member of the group is its own at the time, one batch at a time. */
export class PartitionConsumer<T extends Topic> {
  readonly #options: PartitionConsumerOptions<T>
  readonly #bell = new Doorbell()
  readonly #reader: PartitionReader
  readonly #running: Promise<void>
  readonly #stopListening: () => void
  #serving: { member: Member<T>; done: Promise<void> } | undefined
  #closed = false
  /** Why this partition can be read no further. */
  fault: SeinpostError | undefined

  constructor(options: PartitionConsumerOptions<T>) {
    this.#options = options
    this.#reader = options.log.reader(options.committed())
    this.#stopListening = options.log.onGrowth(() => this.#bell.ring())
    this.#running = this.#run()
  }

  /** Members came or went. */
  wake(): void {
    this.#bell.ring()
  }

  /** Resolves when nothing of `member` runs here any more. */
  async released(member: Member<T>): Promise<void> {
    if (this.#serving?.member === member) await this.#serving.done
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopListening()
    this.#bell.ring()
    await this.#running
    await this.#reader.close()
  }

  async #run(): Promise<void> {
    let attempt = 0
    while (!this.#closed && this.fault === undefined) {
      const member = this.#options.member()
      if (member === undefined || this.#reader.offset >= this.#options.log.end) {
        await this.#bell.heard()
        continue
      }
      const done = this.#serve(member)
      this.#serving = { member, done: done.then(() => undefined) }
      const fault = await done
      this.#serving = undefined
      attempt = fault === undefined ? 0 : attempt + 1
      if (fault === undefined) continue
      if (fault.code === 'log_corrupt') this.#stick(fault)
      member.to.onFault?.(fault)
      if (this.fault === undefined) await backOff(this.#options.redelivery, attempt, member.stop)
    }
  }

  #stick(fault: SeinpostError): void {
    this.fault = fault
    this.#options.onStuck()
  }

  /** One batch: read, hand over, commit. Answers what went wrong; then the same records come again. */
  async #serve(member: Member<T>): Promise<SeinpostError | undefined> {
    try {
      const frames = await this.#reader.next(member.to.maxBatch)
      const { records, unreadable } = this.#decode(frames)
      for (const record of unreadable) await member.to.onUnreadable(record)
      if (records.length > 0) await member.handle(records)
      await this.#options.commit(this.#reader.offset)
      return undefined
    } catch (error) {
      await this.#reader.seek(Math.max(this.#options.committed(), this.#options.log.start))
      return asSeinpostError(error)
    }
  }

  #decode(frames: readonly Frame[]): { records: LogRecord<T>[]; unreadable: UnreadableRecord[] } {
    const { topic, partition } = this.#options
    const records: LogRecord<T>[] = []
    const unreadable: UnreadableRecord[] = []
    for (const { offset, payload, stamp } of frames) {
      if (stamp === FORGOTTEN) continue
      const decoded = decodeEvent(topic, payload, stamp)
      if (decoded.kind === 'event') records.push({ topic, partition, offset, event: decoded.event })
      else unreadable.push({ topic, partition, offset, raw: decoded.raw, problem: decoded.problem })
    }
    return { records, unreadable }
  }
}
