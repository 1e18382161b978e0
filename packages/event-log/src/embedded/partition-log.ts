import { mkdir, open, readdir, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { corrupt, diskFault } from './disk-fault.ts'
import { blankInFile, FORGETTING, type Placed, recordsIn } from './forget.ts'
import { HEADER_BYTES } from './frame.ts'
import { PartitionReader } from './partition-reader.ts'
import {
  baseOfName,
  createSegment,
  FIRST_POSITION,
  readAt,
  recoverSegment,
  type Segment,
  segmentName,
  syncFolder,
} from './segment-file.ts'
import { SegmentWriter } from './segment-writer.ts'
import type { Turnstile } from './turnstile.ts'

export interface PartitionOptions {
  readonly folder: string
  readonly segmentBytes: number
  readonly now: () => number
  readonly syncs: Turnstile
}

/** One partition: records numbered from 0 in a row of segment files, of which only the last is written. */
export class PartitionLog {
  readonly #options: PartitionOptions
  readonly #segments: Segment[]
  readonly #writer: SegmentWriter
  readonly #grew = new Set<() => void>()
  /** Files are deleted and written anew by one at a time. */
  #files: Promise<unknown> = Promise.resolve()

  private constructor(
    options: PartitionOptions,
    segments: Segment[],
    last: Awaited<ReturnType<typeof recoverSegment>>,
  ) {
    this.#options = options
    this.#segments = segments
    this.#writer = new SegmentWriter({
      ...options,
      segments,
      handle: last.handle,
      nextOffset: last.nextOffset,
      onDurable: () => {
        for (const wake of this.#grew) wake()
      },
    })
  }

  /** Opens or makes the partition in `folder`; throws `log_corrupt` for damage, and cuts off what a crash left torn. */
  static async open(options: PartitionOptions): Promise<PartitionLog> {
    const { folder } = options
    try {
      await mkdir(folder, { recursive: true })
      const names = await readdir(folder)
      // A crash came between a copy and its renaming; what it was to forget is forgotten when it is asked again.
      for (const name of names) if (name.endsWith(FORGETTING)) await rm(join(folder, name))
      const bases = names
        .map(baseOfName)
        .filter((base) => base !== undefined)
        .sort((a, b) => a - b)
      const lastBase = bases.pop()
      if (lastBase === undefined) {
        await syncFolder(join(folder, '..'))
        const created = await createSegment(folder, 0)
        return new PartitionLog(options, [created.segment], { ...created, nextOffset: 0 })
      }
      const sealed = await Promise.all(bases.map((base) => openSealed(folder, base)))
      const last = await recoverSegment(folder, lastBase)
      const segments = [...sealed, last.segment]
      // Times only grow, so the next segment's first record bounds this one's last.
      for (const [index, segment] of sealed.entries()) {
        segment.lastTime = segments[index + 1]?.firstTime ?? segment.firstTime
        if (Number.isNaN(segment.lastTime)) segment.lastTime = segment.firstTime
      }
      return new PartitionLog(options, segments, last)
    } catch (error) {
      throw diskFault(error, folder)
    }
  }

  /** Offset after the last durable record. */
  get end(): number {
    return this.#writer.durableEnd
  }

  /** Offset of the oldest record that is still kept. */
  get start(): number {
    return this.#segments[0]?.base ?? 0
  }

  /** Offset of the first segment that may hold records appended at or after `time`. */
  startOf(time: number): number {
    return this.#segments.find(({ lastTime }) => !(lastTime < time))?.base ?? this.start
  }

  room(): Promise<void> {
    return this.#writer.room()
  }

  /** Durable when it resolves. `stamp` says which schema the records were held to; 0 for none. */
  append(records: readonly string[], stamp = 0): Promise<void> {
    return this.#writer.append(records, stamp)
  }

  /** Calls `wake` whenever records became durable; answers how to end that. */
  onGrowth(wake: () => void): () => void {
    this.#grew.add(wake)
    return () => this.#grew.delete(wake)
  }

  /** Reads from `offset`, or from the oldest kept record when that is later. */
  reader(offset: number): PartitionReader {
    return new PartitionReader(this.#segments, () => this.end, Math.max(offset, this.start))
  }

  /**
   * Deletes segments whose records are all older than `olderThan` and before `consumedTo`; answers how many. A last
   * segment that began before `rollBefore` is closed first, so that a quiet partition ages too.
   */
  deleteExpired(limits: { olderThan: number; rollBefore: number; consumedTo: number }): Promise<number> {
    return this.#inTurn(() => this.#deleteExpired(limits))
  }

  /**
   * Blanks the records `isForgotten` says, in every file; answers how many. Offsets, sizes and places stay, so whoever
   * reads goes on undisturbed.
   */
  forget(isForgotten: (payload: Buffer) => boolean): Promise<number> {
    return this.#inTurn(async () => {
      let forgotten = 0
      for (const segment of [...this.#segments]) {
        const found: Placed[] = []
        for await (const { frame, position } of recordsIn(segment, this.reader(segment.base))) {
          // Without the payload, which would hold on to all that was read with it.
          const { payload, ...header } = frame
          if (isForgotten(payload)) found.push({ frame: header, position })
        }
        if (found.length === 0) continue
        if (segment === this.#segments.at(-1)) await this.#writer.roll()
        await blankInFile(segment.file, found)
        forgotten += found.length
      }
      return forgotten
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#files.then(work, work)
    this.#files = done.catch(() => undefined)
    return done
  }

  async #deleteExpired(limits: {
    olderThan: number
    rollBefore: number
    consumedTo: number
  }): Promise<number> {
    const last = this.#segments.at(-1)
    if (last !== undefined && last.firstTime < limits.rollBefore) await this.#writer.roll()
    let deleted = 0
    for (let [oldest, next] = this.#segments; next !== undefined; [oldest, next] = this.#segments) {
      if (oldest === undefined || !(oldest.lastTime < limits.olderThan) || next.base > limits.consumedTo)
        break
      this.#segments.shift()
      await unlink(oldest.file)
      deleted++
    }
    if (deleted > 0) await syncFolder(this.#options.folder)
    return deleted
  }

  async close(): Promise<void> {
    await this.#files
    await this.#writer.close()
  }
}

/** A segment that is no longer written: its size and first time, without reading the rest. */
async function openSealed(folder: string, base: number): Promise<Segment> {
  const file = join(folder, segmentName(base))
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size < FIRST_POSITION + HEADER_BYTES)
      throw corrupt(file, size, base, 'it ends before its first record')
    const header = await readAt(handle, FIRST_POSITION, HEADER_BYTES)
    const firstTime = header.readDoubleLE(24)
    return { file, base, size, firstTime, lastTime: firstTime }
  } finally {
    await handle.close()
  }
}
