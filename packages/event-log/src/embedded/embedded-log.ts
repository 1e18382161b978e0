import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { type SignalEvent, TOPICS, type Topic } from '@seinpost/schemas'
import { checkTopic, decodeEvent } from '../event-codec.ts'
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
import { ConsumerGroup } from './consumer-group.ts'
import { ConsumerOffsets } from './consumer-offsets.ts'
import { lockDirectory } from './directory-lock.ts'
import { subjectOf } from './forget.ts'
import { readPartitions, writePartitions } from './format-file.ts'
import { FORGOTTEN } from './frame.ts'
import { TopicLog } from './topic-log.ts'
import { Turnstile } from './turnstile.ts'

const DAY_MS = 86_400_000
const RETENTION_EVERY_MS = 600_000
/** A quiet partition starts a new file after this part of the retention, so nothing outlives it by more. */
const ROLL_AFTER = 1 / 8
/** Of the four threads that serve files, one stays free for readers. */
const SYNCS_AT_ONCE = 3

export interface EmbeddedLogOptions {
  /** Folder of the log; made when missing, held by one process at a time. */
  readonly dir: string
  readonly partitions: number
  readonly segmentMegabytes: number
  readonly retentionDays: number
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly redelivery?: Redelivery
  /** Told when deleting expired segments failed; it is tried again later. */
  readonly onFault?: (fault: unknown) => void
}

export interface EmbeddedLog extends EventLog {
  /** Deletes segments past the retention that every live group has consumed; answers how many. Runs by itself as well. */
  deleteExpired(): Promise<number>
}

/**
 * The event log in files of this process: append-only segments per partition, each write synced, a checksum per record.
 * Throws `data_dir_locked`, `data_dir_unusable`, `log_corrupt`, and `config_invalid` when `partitions` cannot change yet.
 */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<EmbeddedLog> {
  const unlock = await lockDirectory(options.dir)
  try {
    return await openLocked(options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function openLocked(options: EmbeddedLogOptions, unlock: () => Promise<void>): Promise<EmbeddedLog> {
  const partition = {
    segmentBytes: options.segmentMegabytes * 1024 * 1024,
    now: options.clock,
    syncs: new Turnstile(SYNCS_AT_ONCE),
  }
  const formatFile = join(options.dir, 'log.json')
  const before = await readPartitions(formatFile)
  const topics = new Map<Topic, TopicLog>()
  const offsets = await ConsumerOffsets.open({ ...partition, folder: join(options.dir, 'offsets') })
  try {
    for (const topic of Object.keys(TOPICS)) {
      checkTopic(topic)
      const folder = join(options.dir, topic)
      topics.set(topic, await TopicLog.open({ ...partition, topic, folder, partitions: options.partitions }))
    }
  } catch (error) {
    await Promise.all([offsets, ...topics.values()].map((opened) => opened.close()))
    throw error
  }
  const log = new SegmentedLog(options, { topics, offsets, unlock })
  if (before !== options.partitions) {
    if (before !== undefined) await log.refuseWhenBehind(before)
    await writePartitions(formatFile, options.partitions)
  }
  return log
}

class SegmentedLog implements EmbeddedLog {
  readonly #options: EmbeddedLogOptions
  readonly #topics: ReadonlyMap<Topic, TopicLog>
  readonly #offsets: ConsumerOffsets
  readonly #unlock: () => Promise<void>
  readonly #groups = new Map<string, { topic: Topic; group: string; members: ConsumerGroup<Topic> }>()
  readonly #retention: NodeJS.Timeout
  #closing: Promise<void> | undefined

  constructor(
    options: EmbeddedLogOptions,
    open: {
      topics: ReadonlyMap<Topic, TopicLog>
      offsets: ConsumerOffsets
      unlock: () => Promise<void>
    },
  ) {
    this.#options = options
    this.#topics = open.topics
    this.#offsets = open.offsets
    this.#unlock = open.unlock
    const expire = () => this.deleteExpired().catch((fault: unknown) => options.onFault?.(fault))
    this.#retention = setInterval(expire, RETENTION_EVERY_MS)
    this.#retention.unref()
  }

  async append<T extends Topic>(topic: T, events: readonly SignalEvent<T>[]): Promise<void> {
    await this.#topic(topic).append(events)
  }

  async subscribe<T extends Topic>(
    to: SubscribeTo<T>,
    handle: (records: readonly LogRecord<T>[]) => Promise<void>,
  ): Promise<Subscription> {
    const { partitions } = this.#topic(to.topic)
    const key = JSON.stringify([to.topic, to.group])
    const known = this.#groups.get(key)
    const members =
      known?.members ??
      new ConsumerGroup<Topic>({
        topic: to.topic,
        group: to.group,
        partitions,
        offsets: this.#offsets,
        redelivery: this.#options.redelivery ?? REDELIVERY,
      })
    if (known === undefined) this.#groups.set(key, { topic: to.topic, group: to.group, members })
    // The group is kept by its topic, so the records it hands over are of T and no other.
    return members.join(to, handle as (records: readonly LogRecord<Topic>[]) => Promise<void>)
  }

  async *read<T extends Topic>(
    topic: T,
    range: { readonly from?: Date; readonly to?: Date } = {},
  ): AsyncIterable<LogRecord<T> | UnreadableRecord> {
    const from = range.from?.getTime() ?? -Infinity
    const to = range.to?.getTime() ?? Infinity
    const ends = this.#topic(topic).partitions.map((log) => log.end)
    for (const [partition, log] of this.#topic(topic).partitions.entries()) {
      const end = ends[partition] ?? 0
      const reader = log.reader(log.startOf(from))
      try {
        while (reader.offset < end) {
          for (const { offset, time, payload, stamp } of await reader.next(256)) {
            if (offset >= end || time < from || time >= to || stamp === FORGOTTEN) continue
            const decoded = decodeEvent(topic, payload, stamp)
            if (decoded.kind === 'event') yield { topic, partition, offset, event: decoded.event }
            else yield { topic, partition, offset, raw: decoded.raw, problem: decoded.problem }
          }
        }
      } finally {
        await reader.close()
      }
    }
  }

  async forget(subjects: ReadonlySet<string>): Promise<Forgotten> {
    const isForgotten = (payload: Buffer) => {
      const subject = subjectOf(payload)
      return subject !== undefined && subjects.has(subject)
    }
    let records = 0
    for (const topic of subjects.size > 0 ? this.#topics.values() : [])
      for (const log of topic.partitions) records += await log.forget(isForgotten)
    return { records, remainDays: 0 }
  }

  async lag(): Promise<readonly Lag[]> {
    const groups = new Map<string, { topic: Topic; group: string }>(this.#groups)
    for (const { topic, group } of this.#offsets.all()) {
      checkTopic(topic)
      groups.set(JSON.stringify([topic, group]), { topic, group })
    }
    return [...groups.values()].map(({ topic, group }) => ({
      topic,
      group,
      events: this.#topic(topic)
        .partitions.map((log, partition) => log.end - this.#position(group, topic, partition, log.start))
        .reduce((sum, behind) => sum + behind, 0),
    }))
  }

  async deleteExpired(): Promise<number> {
    const now = this.#options.clock()
    const retentionMs = this.#options.retentionDays * DAY_MS
    const olderThan = now - retentionMs
    const rollBefore = now - retentionMs * ROLL_AFTER
    const live = this.#liveGroups(olderThan)
    let deleted = 0
    for (const [topic, { partitions }] of this.#topics) {
      for (const [partition, log] of partitions.entries()) {
        const positions = live
          .filter((group) => group.topic === topic)
          .map(({ group }) => this.#position(group, topic, partition, log.start))
        deleted += await log.deleteExpired({
          olderThan,
          rollBefore,
          consumedTo: Math.min(Infinity, ...positions),
        })
      }
    }
    return deleted
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** Throws when a group has not yet consumed what keys spread over `before` partitions. */
  async refuseWhenBehind(before: number): Promise<void> {
    const behind = (await this.lag()).find(({ events }) => events > 0)
    if (behind === undefined) return
    await this.close()
    throw new SeinpostError(
      'config_invalid',
      `log.partitions cannot go from ${before} to ${this.#options.partitions} yet: ${behind.group} has ${behind.events} events of ${behind.topic} to handle, whose order would be lost`,
      { remedy: `Set log.partitions back to ${before}, start, let everything be handled, then change it.` },
    )
  }

  async #close(): Promise<void> {
    clearInterval(this.#retention)
    await Promise.all([...this.#groups.values()].map(({ members }) => members.close()))
    await Promise.all([...this.#topics.values()].map((topic) => topic.close()))
    await this.#offsets.close()
    await this.#unlock()
  }

  #topic(topic: Topic): TopicLog {
    checkTopic(topic)
    const log = this.#topics.get(topic)
    if (log === undefined || this.#closing !== undefined) {
      throw new SeinpostError('log_unavailable', 'the event log is closed')
    }
    return log
  }

  #position(group: string, topic: Topic, partition: number, start: number): number {
    return Math.max(start, this.#offsets.committed(group, topic, partition))
  }

  /** Groups that hold records back: subscribed here, or with a commit since `since`; others are gone for good. */
  #liveGroups(since: number): { topic: string; group: string }[] {
    return [...this.#groups.values(), ...this.#offsets.all().filter(({ at }) => at >= since)]
  }
}
