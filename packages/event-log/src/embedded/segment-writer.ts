import { existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { diskFault } from './disk-fault.ts'
import { createSegment, type Segment, segmentName } from './segment-file.ts'
import type { Turnstile } from './turnstile.ts'
import { WriteBuffer } from './write-buffer.ts'

/** Callers wait to hand in more once this much waits for the disk. */
const MOST_WAITING_BYTES = 1024 * 1024

interface Deferred {
  readonly done: Promise<void>
  readonly resolve: () => void
  readonly reject: (fault: SeinpostError) => void
}

interface Write extends Deferred {
  readonly buffer: WriteBuffer
}

export interface SegmentWriterOptions {
  readonly folder: string
  readonly segments: Segment[]
  readonly handle: FileHandle
  readonly nextOffset: number
  readonly segmentBytes: number
  readonly now: () => number
  readonly syncs: Turnstile
  readonly onDurable: () => void
}

/**
 * Appends to the last segment with group commit: everything handed in while one write is being synced becomes the next
 * write. A write that fails is cut off again, so that the file never holds half of it, and rejects all that waits.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions
  #handle: FileHandle
  #durable: number
  #next: number
  #gathering: Write | undefined
  #running: Promise<void> | undefined
  #broken: SeinpostError | undefined
  #roll: Deferred | undefined
  #spare: WriteBuffer | undefined
  #lastTime = 0
  readonly #room: (() => void)[] = []

  constructor(options: SegmentWriterOptions) {
    this.#options = options
    this.#handle = options.handle
    this.#durable = options.nextOffset
    this.#next = options.nextOffset
  }

  /** Offset after the last durable record. */
  get durableEnd(): number {
    return this.#durable
  }

  /** Waits, first come first served, until a little more may be handed in. */
  async room(): Promise<void> {
    while ((this.#gathering?.buffer.length ?? 0) > MOST_WAITING_BYTES) {
      await new Promise<void>((resolve) => this.#room.push(resolve))
    }
  }

  /** Hands records in, in this order, all held to the schema of `stamp`; resolves when they are durable. */
  append(records: readonly string[], stamp: number): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    this.#gathering ??= { ...deferred(), buffer: this.#takeBuffer() }
    const write = this.#gathering
    // A clock set back must not make a segment look older than it is.
    this.#lastTime = Math.max(this.#lastTime, this.#options.now())
    const writeBase = this.#next - write.buffer.records
    for (const json of records) {
      write.buffer.push({ json, offset: this.#next++, writeBase, time: this.#lastTime, stamp })
    }
    this.#running ??= this.#run()
    return write.done
  }

  /** Starts a new segment when the last one holds records, so that the old one can be deleted. */
  roll(): Promise<void> {
    this.#roll ??= deferred()
    this.#running ??= this.#run()
    return this.#roll.done
  }

  /** Waits for what was handed in and closes the file. */
  async close(): Promise<void> {
    await this.#running
    this.#broken ??= new SeinpostError('log_unavailable', 'the event log is closed')
    await this.#handle.close()
  }

  async #run(): Promise<void> {
    // A moment's wait, so that callers of the same turn share a write.
    await Promise.resolve()
    while (this.#gathering !== undefined || this.#roll !== undefined) {
      if (this.#roll !== undefined) await this.#answerRoll(this.#roll)
      if (this.#gathering !== undefined) await this.#writeOut(this.#gathering)
    }
    this.#running = undefined
  }

  async #answerRoll(roll: Deferred): Promise<void> {
    this.#roll = undefined
    await this.#rollIfFilled().then(roll.resolve, (error: unknown) =>
      roll.reject(diskFault(error, this.#options.folder)),
    )
  }

  async #writeOut(write: Write): Promise<void> {
    this.#gathering = undefined
    for (const resume of this.#room.splice(0)) resume()
    const fault = await this.#options.syncs
      .run(() => this.#commit(write.buffer))
      .then(
        () => undefined,
        (error: unknown) => diskFault(error, this.#segment().file),
      )
    if (fault === undefined) this.#confirm(write)
    else await this.#undo(write, fault)
  }

  async #commit(buffer: WriteBuffer): Promise<void> {
    if (this.#segment().size >= this.#options.segmentBytes) await this.#rollIfFilled()
    const { size } = this.#segment()
    const content = buffer.content
    for (let at = 0; at < content.length; ) {
      const { bytesWritten } = await this.#handle.write(content, at, content.length - at, size + at)
      at += bytesWritten
    }
    await this.#handle.datasync()
  }

  #confirm(write: Write): void {
    const segment = this.#segment()
    const time = this.#options.now()
    if (Number.isNaN(segment.firstTime)) segment.firstTime = time
    segment.lastTime = time
    segment.size += write.buffer.length
    this.#durable += write.buffer.records
    write.buffer.clear()
    this.#spare = write.buffer
    write.resolve()
    this.#options.onDurable()
  }

  async #undo(failed: Write, fault: SeinpostError): Promise<void> {
    try {
      await this.#handle.truncate(this.#segment().size)
      await this.#handle.datasync()
    } catch (error) {
      // Now the file's end is unknown: only the check at the next start may decide what stands there.
      this.#broken = diskFault(error, this.#segment().file)
    }
    // A failed sync may have dropped pages the kernel still shows: nothing but the check at start can be trusted.
    if (fault.code !== 'disk_full') this.#broken ??= fault
    this.#next = this.#durable
    const waiting = this.#gathering
    this.#gathering = undefined
    failed.reject(fault)
    waiting?.reject(fault)
    for (const resume of this.#room.splice(0)) resume()
  }

  #takeBuffer(): WriteBuffer {
    const spare = this.#spare
    this.#spare = undefined
    return spare ?? new WriteBuffer()
  }

  #segment(): Segment {
    const last = this.#options.segments.at(-1)
    if (last === undefined) throw new SeinpostError('internal', 'a partition without a segment')
    return last
  }

  async #rollIfFilled(): Promise<void> {
    if (this.#segment().base === this.#durable) return
    const { segment, handle } = await createSegment(this.#options.folder, this.#durable).catch(
      (error: unknown) => {
        // An empty segment that could not be taken away must not get records before it in the older one.
        const file = join(this.#options.folder, segmentName(this.#durable))
        if (existsSync(file)) this.#broken = diskFault(error, file)
        throw error
      },
    )
    await this.#handle.close()
    this.#handle = handle
    this.#options.segments.push(segment)
  }
}

/** `Promise.withResolvers` is newer than the oldest Node we support. */
function deferred(): Deferred {
  let resolve: () => void = () => undefined
  let reject: (fault: SeinpostError) => void = () => undefined
  const done = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Every caller awaits `done` itself; this keeps a rejection nobody awaits yet from ending the process.
  done.catch(() => undefined)
  return { done, resolve, reject }
}
