import { crc32 } from 'node:zlib'

/**
 * One record on disk, little endian: payload bytes u32 | CRC-32 u32 | offset f64 | write base f64 | time f64 | stamp u32 |
 * payload.
 * The CRC covers everything after itself. The write base is the offset of the first record of the same write: a valid
 * record with write base b proves that everything before b had reached the disk, since a write starts only after the one
 * before it is synced. That is what tells a torn tail (normal after a crash) from damage (never normal).
 */
export const HEADER_BYTES = 36
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024
/** The stamp of a record whose content was forgotten: it keeps its place and says nothing. */
export const FORGOTTEN = 0xffff_ffff

export interface Frame {
  readonly offset: number
  readonly writeBase: number
  /** When it was appended, milliseconds since the epoch. */
  readonly time: number
  /** Says which schema the writer held the payload to; 0 for none. */
  readonly stamp: number
  /** A view into the buffer it was read from. */
  readonly payload: Buffer
  /** Header and payload. */
  readonly bytes: number
}

export interface FrameRecord extends Pick<Frame, 'offset' | 'writeBase' | 'time' | 'stamp'> {
  readonly json: string
}

/** Writes a record at `at`, where there must be room for `HEADER_BYTES + 3 * json.length`; answers the bytes written. */
export function writeFrame(
  into: Buffer,
  at: number,
  { json, offset, writeBase, time, stamp }: FrameRecord,
): number {
  const length = into.write(json, at + HEADER_BYTES, 'utf8')
  into.writeUInt32LE(length, at)
  into.writeDoubleLE(offset, at + 8)
  into.writeDoubleLE(writeBase, at + 16)
  into.writeDoubleLE(time, at + 24)
  into.writeUInt32LE(stamp, at + 32)
  const end = at + HEADER_BYTES + length
  into.writeUInt32LE(crc32(into.subarray(at + 8, end)), at + 4)
  return end - at
}

/** A record of the same place and length without the content. */
export function blankFrame({ offset, writeBase, time, bytes }: Omit<Frame, 'payload'>): Buffer {
  const blank = Buffer.allocUnsafe(HEADER_BYTES + 3 * (bytes - HEADER_BYTES))
  const json = ' '.repeat(bytes - HEADER_BYTES)
  return blank.subarray(0, writeFrame(blank, 0, { json, offset, writeBase, time, stamp: FORGOTTEN }))
}

/** Payload bytes a header at `at` claims, or `undefined` when no header could say that. */
export function claimedLength(from: Buffer, at: number): number | undefined {
  if (at + HEADER_BYTES > from.length) return undefined
  const length = from.readUInt32LE(at)
  return length === 0 || length > MAX_PAYLOAD_BYTES ? undefined : length
}

/** The record at `at`, or `undefined` when the bytes there are not one whole, undamaged record. */
export function readFrame(from: Buffer, at: number): Frame | undefined {
  const length = claimedLength(from, at)
  if (length === undefined) return undefined
  const end = at + HEADER_BYTES + length
  if (end > from.length) return undefined
  if (crc32(from.subarray(at + 8, end)) !== from.readUInt32LE(at + 4)) return undefined
  return {
    offset: from.readDoubleLE(at + 8),
    writeBase: from.readDoubleLE(at + 16),
    time: from.readDoubleLE(at + 24),
    stamp: from.readUInt32LE(at + 32),
    payload: from.subarray(at + HEADER_BYTES, end),
    bytes: end - at,
  }
}

/**
 * The first whole record after `at` that was written later than `offset`; its presence proves that the bytes at `at`
 * were once durable. Byte by byte, since nothing between can be trusted; the offset field filters nearly everything.
 */
export function findLaterWrite(from: Buffer, at: number, offset: number): Frame | undefined {
  for (let position = at + 1; position + HEADER_BYTES < from.length; position++) {
    const claimed = from.readDoubleLE(position + 8)
    if (!(claimed > offset && claimed < offset + 1e8) || !Number.isInteger(claimed)) continue
    const frame = readFrame(from, position)
    if (frame !== undefined && frame.writeBase > offset) return frame
  }
  return undefined
}
