import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import { isMissing } from './disk-fault.ts'
import { syncFolder } from './segment-file.ts'

const Format = z.object({ format: z.literal(2), partitions: z.int().positive() })

/** How many partitions the log on disk spreads keys over; undefined for a new one. Throws for a format we cannot read. */
export async function readPartitions(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (text === undefined) return undefined
  const format = Format.safeParse(parse(text))
  if (format.success) return format.data.partitions
  throw new SeinpostError(
    'log_corrupt',
    `${file} is not the description of an event log this version can read`,
    {
      remedy: 'Restore the file from a backup, or use the version of Seinpost that wrote the log.',
    },
  )
}

/** Replaced as a whole, or not at all. */
export async function writePartitions(file: string, partitions: number): Promise<void> {
  const handle = await open(`${file}.new`, 'w')
  try {
    await handle.writeFile(JSON.stringify({ format: 2, partitions }))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
  await syncFolder(dirname(file))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
