import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import type { SignalEvent, Topic } from '@seinpost/schemas'
import { encodeEvent, schemaStamp } from '../event-codec.ts'
import { partitionOf } from '../partition-of.ts'
import { PartitionLog, type PartitionOptions } from './partition-log.ts'

/** Most records that one caller hands in before it asks for room again. */
const SLICE = 256

export interface TopicOptions extends PartitionOptions {
  readonly topic: Topic
  /** Partitions that new events are spread over. */
  readonly partitions: number
}

/** The partitions of one topic. More may stand on disk than new events go to, from an earlier config. */
export class TopicLog {
  readonly partitions: readonly PartitionLog[]
  readonly #topic: Topic
  readonly #spread: number

  private constructor(topic: Topic, spread: number, partitions: readonly PartitionLog[]) {
    this.#topic = topic
    this.#spread = spread
    this.partitions = partitions
  }

  static async open({ topic, partitions, folder, ...options }: TopicOptions): Promise<TopicLog> {
    await mkdir(folder, { recursive: true })
    const standing = (await readdir(folder)).filter((name) => /^\d+$/u.test(name)).map(Number)
    const count = Math.max(partitions, ...standing.map((number) => number + 1))
    const logs = await Promise.all(
      Array.from({ length: count }, (_, number) =>
        PartitionLog.open({ ...options, folder: join(folder, String(number)) }),
      ),
    )
    return new TopicLog(topic, partitions, logs)
  }

  async append(events: readonly SignalEvent[]): Promise<void> {
    const shares = new Map<number, string[]>()
    // All are encoded before any is handed in, so that one that is refused refuses the call as a whole.
    for (const event of events) {
      const json = encodeEvent(this.#topic, event)
      const partition = partitionOf(event.subject, this.#spread)
      const share = shares.get(partition)
      if (share === undefined) shares.set(partition, [json])
      else share.push(json)
    }
    const writes = [...shares].map(([partition, share]) => this.#appendShare(partition, share))
    const outcomes = await Promise.allSettled(writes)
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  async #appendShare(partition: number, share: readonly string[]): Promise<void> {
    const log = this.partitions[partition]
    if (log === undefined) throw new SeinpostError('internal', `no partition ${partition}`)
    const writes: Promise<void>[] = []
    for (let from = 0; from < share.length; from += SLICE) {
      await log.room()
      writes.push(log.append(share.slice(from, from + SLICE), schemaStamp(this.#topic)))
    }
    await Promise.all(writes)
  }

  async close(): Promise<void> {
    await Promise.all(this.partitions.map((log) => log.close()))
  }
}
