import { asSeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import { corrupt } from './disk-fault.ts'
import { PartitionLog, type PartitionOptions } from './partition-log.ts'

const Commit = z.object({
  group: z.string(),
  topic: z.string(),
  partition: z.int().min(0),
  /** The next record the group wants. */
  offset: z.int().min(0),
  /** When, milliseconds since the epoch. */
  at: z.number(),
})
export type Commit = z.infer<typeof Commit>

const COMPACT_AFTER = 20_000
const keyOf = ({ group, topic, partition }: Pick<Commit, 'group' | 'topic' | 'partition'>): string =>
  JSON.stringify([group, topic, partition])

/** How far each group has come: a log of commits of which the last per group and partition counts. */
export class ConsumerOffsets {
  readonly #log: PartitionLog
  readonly #now: () => number
  readonly #commits = new Map<string, Commit>()
  #sinceCompaction = 0
  #compacting: Promise<void> | undefined

  private constructor(log: PartitionLog, now: () => number) {
    this.#log = log
    this.#now = now
  }

  static async open(options: PartitionOptions): Promise<ConsumerOffsets> {
    const log = await PartitionLog.open(options)
    const offsets = new ConsumerOffsets(log, options.now)
    const reader = log.reader(0)
    for (let frames = await reader.next(1_000); frames.length > 0; frames = await reader.next(1_000)) {
      for (const { payload, offset } of frames) {
        const commit = Commit.safeParse(JSON.parse(payload.toString('utf8')))
        if (!commit.success) throw corrupt(options.folder, 0, offset, 'it is no commit of a consumer group')
        offsets.#keep(commit.data)
        offsets.#sinceCompaction++
      }
    }
    await reader.close()
    return offsets
  }

  /** The next record `group` wants; 0 when it has never committed. */
  committed(group: string, topic: string, partition: number): number {
    return this.#commits.get(keyOf({ group, topic, partition }))?.offset ?? 0
  }

  all(): readonly Commit[] {
    return [...this.#commits.values()]
  }

  /** Durable when it resolves. */
  async commit(to: Omit<Commit, 'at'>): Promise<void> {
    const commit: Commit = { ...to, at: this.#now() }
    await this.#log.append([JSON.stringify(commit)])
    this.#keep(commit)
    if (++this.#sinceCompaction > COMPACT_AFTER) this.#compacting ??= this.#compact()
  }

  async close(): Promise<void> {
    await this.#compacting
    await this.#log.close()
  }

  /** A group never goes back, so a snapshot written beside newer commits cannot undo them. */
  #keep(commit: Commit): void {
    const key = keyOf(commit)
    if (commit.offset >= (this.#commits.get(key)?.offset ?? 0)) this.#commits.set(key, commit)
  }

  /** Writes what counts into a new file and deletes the older ones. A crash between leaves both, which says the same. */
  async #compact(): Promise<void> {
    this.#sinceCompaction = 0
    try {
      await this.#log.deleteExpired({ olderThan: -Infinity, rollBefore: Infinity, consumedTo: 0 })
      const consumedTo = this.#log.end
      await this.#log.append(this.all().map((commit) => JSON.stringify(commit)))
      await this.#log.deleteExpired({ olderThan: Infinity, rollBefore: -Infinity, consumedTo })
    } catch (error) {
      // A full disk must not stop commits, which fail by themselves if they must; compaction is tried again later.
      if (asSeinpostError(error).code === 'internal') throw error
    } finally {
      this.#compacting = undefined
    }
  }
}
