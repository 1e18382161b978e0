import { type FileHandle, open } from 'node:fs/promises'
import { corrupt, diskFault } from './disk-fault.ts'
import { claimedLength, type Frame, HEADER_BYTES, readFrame } from './frame.ts'
import { FIRST_POSITION, readAt, type Segment } from './segment-file.ts'

const CHUNK_BYTES = 256 * 1024
/** A batch ends here even when fewer records than asked for were read. */
const MOST_BYTES = 8 * 1024 * 1024

/** Reads a partition's durable records one after another. One call at a time. */
export class PartitionReader {
  readonly #segments: readonly Segment[]
  readonly #end: () => number
  #offset: number
  #segment: Segment | undefined
  #handle: FileHandle | undefined
  /** Where in the file `#chunk` begins, and how much of it is read. */
  #position = FIRST_POSITION
  #chunk: Buffer = Buffer.alloc(0)
  #at = 0
  /** The offset the record at the current place must have. */
  #expected = 0

  constructor(segments: readonly Segment[], end: () => number, offset: number) {
    this.#segments = segments
    this.#end = end
    this.#offset = offset
  }

  /** Offset of the record that comes next. */
  get offset(): number {
    return this.#offset
  }

  /** Up to `most` records, none when all that is durable has been read; throws `log_corrupt` at damage. */
  async next(most: number): Promise<Frame[]> {
    const frames: Frame[] = []
    let bytes = 0
    while (frames.length < most && bytes < MOST_BYTES && this.#offset < this.#end()) {
      const frame = await this.#read()
      if (frame === undefined) continue
      frames.push(frame)
      bytes += frame.bytes
    }
    // Nothing more to read: the chunk's memory is worth more than saving one read later.
    if (frames.length === 0) this.#forgetChunk()
    return frames
  }

  /** Goes back or on to `offset`. */
  async seek(offset: number): Promise<void> {
    await this.close()
    this.#offset = offset
  }

  async close(): Promise<void> {
    this.#chunk = Buffer.alloc(0)
    this.#at = 0
    this.#segment = undefined
    const handle = this.#handle
    this.#handle = undefined
    await handle?.close()
  }

  /** The next record at or after the wanted offset; earlier ones of the same segment are passed by. */
  async #read(): Promise<Frame | undefined> {
    const segment = this.#segment ?? (await this.#openAt(this.#offset))
    const position = this.#position + this.#at
    const expected = this.#expected
    if (position >= segment.size) {
      const next = this.#segments.find(({ base }) => base > segment.base)
      if (next?.base !== expected) throw corrupt(segment.file, position, expected, 'records are missing')
      await this.close()
      return undefined
    }
    const frame = readFrame(this.#chunk, this.#at) ?? (await this.#refill(segment, position))
    if (frame?.offset !== expected) throw corrupt(segment.file, position, expected, 'its checksum is wrong')
    this.#at += frame.bytes
    this.#expected++
    if (frame.offset < this.#offset) return undefined
    this.#offset = frame.offset + 1
    return frame
  }

  async #openAt(offset: number): Promise<Segment> {
    const segment = this.#segments.findLast(({ base }) => base <= offset) ?? this.#segments[0]
    if (segment === undefined) throw corrupt('the partition', 0, offset, 'it has no segment')
    try {
      this.#handle = await open(segment.file, 'r')
    } catch (error) {
      throw diskFault(error, segment.file)
    }
    this.#segment = segment
    this.#expected = segment.base
    this.#position = FIRST_POSITION
    return segment
  }

  async #refill(segment: Segment, position: number): Promise<Frame | undefined> {
    if (this.#handle === undefined) return undefined
    const wanted = claimedLength(this.#chunk, this.#at) ?? 0
    const length = Math.min(Math.max(CHUNK_BYTES, HEADER_BYTES + wanted), segment.size - position)
    this.#chunk = await readAt(this.#handle, position, length)
    this.#position = position
    this.#at = 0
    const whole = readFrame(this.#chunk, 0)
    const claimed = claimedLength(this.#chunk, 0)
    if (whole !== undefined || claimed === undefined || HEADER_BYTES + claimed <= length) return whole
    this.#chunk = await readAt(
      this.#handle,
      position,
      Math.min(HEADER_BYTES + claimed, segment.size - position),
    )
    return readFrame(this.#chunk, 0)
  }

  #forgetChunk(): void {
    this.#position += this.#at
    this.#at = 0
    this.#chunk = Buffer.alloc(0)
  }
}
