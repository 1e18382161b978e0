import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'

const NAME = 'dedup-index.snapshot'
/** Eight bytes, so that what follows is told from any other file. */
const MAGIC = Buffer.from('SEINDDX3')
const LENGTH_BYTES = 4
const Header = z.object({
  meta: z.unknown(),
  sections: z.array(z.object({ name: z.string(), bytes: z.int().min(0), crc: z.int() })),
})

/** What a snapshot holds: a little JSON, and named stretches of bytes. */
export interface Snapshot {
  readonly meta: unknown
  readonly sections: ReadonlyMap<string, Uint8Array>
}

/**
 * Writes the snapshot beside the old one, forces it to the disk and puts it in its place: after a crash there is the
 * old one or the new one, whole.
 *
 * @throws SeinpostError `disk_full`, `data_dir_unusable`
 */
export async function writeSnapshot(dir: string, { meta, sections }: Snapshot): Promise<void> {
  const next = join(dir, `${NAME}.next`)
  try {
    await mkdir(dir, { recursive: true })
    const file = await open(next, 'w')
    try {
      await writeAll(file, { meta, sections })
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(next, join(dir, NAME))
    await syncDirectory(dir)
  } catch (error) {
    await rm(next, { force: true })
    throw failureOf(error, dir)
  }
}

async function writeAll(file: FileHandle, { meta, sections }: Snapshot): Promise<void> {
  const list = [...sections].map(([name, bytes]) => ({ name, bytes: bytes.length, crc: crc32(bytes) }))
  const header = Buffer.from(JSON.stringify({ meta, sections: list }))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(header.length)
  await file.write(Buffer.concat([MAGIC, length, header]))
  for (const bytes of sections.values()) {
    for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from)).bytesWritten
  }
}

/** Takes the snapshot off the disk; fine when there is none. */
export async function deleteSnapshot(dir: string): Promise<void> {
  try {
    await rm(join(dir, NAME), { force: true })
    await syncDirectory(dir)
  } catch (error) {
    if (!isMissing(error)) throw failureOf(error, dir)
  }
}

/** Reads the snapshot; null when there is none; 'damaged' when it is not what was written. */
export async function readSnapshot(dir: string): Promise<Snapshot | 'damaged' | null> {
  let file: FileHandle
  try {
    file = await open(join(dir, NAME), 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw failureOf(error, dir)
  }
  try {
    return await readAll(file)
  } finally {
    await file.close()
  }
}

async function readAll(file: FileHandle): Promise<Snapshot | 'damaged'> {
  const start = await readBytes(file, MAGIC.length + LENGTH_BYTES)
  if (start === null || !MAGIC.equals(start.subarray(0, MAGIC.length))) return 'damaged'
  const size = new DataView(start.buffer, start.byteOffset).getUint32(MAGIC.length, true)
  const header = parseHeader(await readBytes(file, Math.min(size, (await file.stat()).size)))
  if (header === null) return 'damaged'
  const sections = new Map<string, Uint8Array>()
  for (const { name, bytes, crc } of header.sections) {
    if (bytes > (await file.stat()).size) return 'damaged'
    const section = await readBytes(file, bytes)
    if (section === null || crc32(section) !== crc) return 'damaged'
    sections.set(name, section)
  }
  return { meta: header.meta, sections }
}

function parseHeader(bytes: Uint8Array | null): z.infer<typeof Header> | null {
  if (bytes === null) return null
  try {
    return Header.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The next bytes of the file in a buffer of their own, or null when it ends before. */
async function readBytes(file: FileHandle, length: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(length)
  for (let from = 0; from < length; ) {
    const { bytesRead } = await file.read(bytes, from, Math.min(length - from, 2 ** 30))
    if (bytesRead === 0) return null
    from += bytesRead
  }
  return bytes
}

async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Whether the file or directory is simply not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

/** The fault of a file in the index's directory, with a remedy. */
export function failureOf(cause: unknown, dir: string): SeinpostError {
  if (codeOf(cause) === 'ENOSPC' || codeOf(cause) === 'EDQUOT') {
    return new SeinpostError('disk_full', `no space for the dedup index in ${dir}`, {
      retryable: true,
      cause,
      remedy: 'Make room; the index goes on in memory and is saved the next time.',
    })
  }
  return new SeinpostError('data_dir_unusable', `the dedup index in ${dir} cannot be read or written`, {
    cause,
    remedy: 'Check the directory, its owner and its permissions.',
  })
}
