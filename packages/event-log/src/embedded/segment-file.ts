import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { corrupt, diskFault } from './disk-fault.ts'
import { findLaterWrite, HEADER_BYTES, MAX_PAYLOAD_BYTES, readFrame } from './frame.ts'

const MAGIC = Buffer.from('SPLOG\0\0\x02', 'latin1')
/** Where the first record of a segment stands. */
export const FIRST_POSITION = MAGIC.length
const SUFFIX = '.log'

/** What is known of a segment without its content. Records `base` to the next segment's `base` stand in it. */
export interface Segment {
  readonly file: string
  readonly base: number
  /** Bytes that are durable; nothing past them is read. */
  size: number
  /** Append times of the first and the last record; NaN while it is empty. */
  firstTime: number
  lastTime: number
}

export const segmentName = (base: number): string => `${String(base).padStart(16, '0')}${SUFFIX}`

/** The first record's offset from a segment's name, or `undefined` when the name is not one of ours. */
export function baseOfName(name: string): number | undefined {
  const base = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : ''
  return /^\d{16}$/u.test(base) ? Number(base) : undefined
}

/** Makes the names in a folder durable: a new file whose name is lost takes its records with it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * A new, empty, durable segment. When it cannot be made its file is taken away again: left behind, it would say at the
 * next start that the log ends at `base`.
 */
export async function createSegment(
  folder: string,
  base: number,
): Promise<{ segment: Segment; handle: FileHandle }> {
  const file = join(folder, segmentName(base))
  const handle = await open(file, 'w+').catch((error: unknown) => {
    throw diskFault(error, file)
  })
  try {
    await handle.write(MAGIC, 0, MAGIC.length, 0)
    await handle.datasync()
    await syncFolder(folder)
  } catch (error) {
    await handle.close()
    await rm(file, { force: true })
    throw diskFault(error, file)
  }
  const segment = { file, base, size: FIRST_POSITION, firstTime: Number.NaN, lastTime: Number.NaN }
  return { segment, handle }
}

/** What stands in the last segment after a crash: every record is checked, a torn tail is cut off, damage is thrown. */
export async function recoverSegment(
  folder: string,
  base: number,
): Promise<{ segment: Segment; handle: FileHandle; nextOffset: number }> {
  const file = join(folder, segmentName(base))
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    if (size < FIRST_POSITION) return await restart(folder, base, handle)
    const head = await readAt(handle, 0, FIRST_POSITION)
    if (!head.equals(MAGIC)) throw corrupt(file, 0, base, 'not a segment file')
    const segment: Segment = { file, base, size: FIRST_POSITION, firstTime: Number.NaN, lastTime: Number.NaN }
    const nextOffset = await scanWhole(handle, segment, size)
    if (segment.size < size) {
      if (await hasLaterWrite(handle, segment.size, size, nextOffset)) {
        throw corrupt(file, segment.size, nextOffset, 'its checksum is wrong and later records are whole')
      }
      await handle.truncate(segment.size)
      await handle.datasync()
    }
    return { segment, handle, nextOffset }
  } catch (error) {
    await handle.close()
    throw diskFault(error, file)
  }
}

/** A crash between making the file and writing its first bytes: it holds nothing yet. */
async function restart(folder: string, base: number, handle: FileHandle) {
  await handle.close()
  return { ...(await createSegment(folder, base)), nextOffset: base }
}

/** Twice the largest record, so that a window that starts at a record always holds it whole. */
const WINDOW_BYTES = 2 * (MAX_PAYLOAD_BYTES + HEADER_BYTES)

/** Moves `segment.size` past every whole record from where it stands; answers the offset after the last of them. */
async function scanWhole(handle: FileHandle, segment: Segment, size: number): Promise<number> {
  let offset = segment.base
  while (segment.size < size) {
    const window = await readAt(handle, segment.size, Math.min(WINDOW_BYTES, size - segment.size))
    let at = 0
    for (let frame = readFrame(window, 0); frame?.offset === offset; frame = readFrame(window, at)) {
      if (offset === segment.base) segment.firstTime = frame.time
      segment.lastTime = frame.time
      at += frame.bytes
      offset++
    }
    if (at === 0) break
    segment.size += at
  }
  return offset
}

/** Whether a whole record of a later write than `offset`'s stands after `from`. */
async function hasLaterWrite(
  handle: FileHandle,
  from: number,
  size: number,
  offset: number,
): Promise<boolean> {
  for (let start = from; start < size; start += WINDOW_BYTES / 2) {
    const window = await readAt(handle, start, Math.min(WINDOW_BYTES, size - start))
    if (findLaterWrite(window, 0, offset) !== undefined) return true
  }
  return false
}

/** The bytes of a file from `position`; fewer than `length` only at its end. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
