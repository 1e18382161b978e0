import { copyFile, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskFault } from './disk-fault.ts'
import { blankFrame, type Frame } from './frame.ts'
import type { PartitionReader } from './partition-reader.ts'
import { FIRST_POSITION, type Segment, syncFolder } from './segment-file.ts'

/** A copy that is being blanked; it takes the place of the file when it is whole. */
export const FORGETTING = '.forgetting'

/** A record and where in its file it stands. */
export interface Placed {
  readonly frame: Omit<Frame, 'payload'>
  readonly position: number
}

/** The durable records of one file, with their content, one after another. */
export async function* recordsIn(
  segment: Pick<Segment, 'base' | 'size'>,
  reader: PartitionReader,
): AsyncIterable<{ readonly frame: Frame; readonly position: number }> {
  // What is added while this reads stands behind it.
  const { size } = segment
  let position = FIRST_POSITION
  try {
    while (position < size) {
      const frames = await reader.next(256)
      for (const frame of frames) {
        if (position >= size) return
        yield { frame, position }
        position += frame.bytes
      }
      if (frames.length === 0) return
    }
  } finally {
    await reader.close()
  }
}

/** Blanks records of a file nobody writes any more: in a copy that replaces it, so that a crash leaves the one or the other. */
export async function blankInFile(file: string, records: readonly Placed[]): Promise<void> {
  const copy = `${file}${FORGETTING}`
  try {
    await copyFile(file, copy)
    const handle = await open(copy, 'r+')
    try {
      for (const { frame, position } of records) {
        const blank = blankFrame(frame)
        await handle.write(blank, 0, blank.length, position)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(copy, file)
    await syncFolder(dirname(file))
  } catch (error) {
    throw diskFault(error, file)
  }
}

const FIELD = Buffer.from('"subject":"')

/**
 * The subject of an event without reading all of it: quotes within texts are escaped, so the first field of the name is
 * the event's or that of an event within it, which has the same.
 */
export function subjectOf(payload: Buffer): string | undefined {
  const start = payload.indexOf(FIELD)
  if (start === -1) return undefined
  const from = start + FIELD.length - 1
  let end = payload.indexOf('"', from + 1)
  while (end !== -1 && isEscaped(payload, end)) end = payload.indexOf('"', end + 1)
  if (end === -1) return undefined
  const subject: unknown = JSON.parse(payload.toString('utf8', from, end + 1))
  return typeof subject === 'string' ? subject : undefined
}

function isEscaped(payload: Buffer, quote: number): boolean {
  let slashes = 0
  while (payload[quote - 1 - slashes] === 0x5c) slashes++
  return slashes % 2 === 1
}
