import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { SeinpostError } from '@seinpost/domain'

/** The bytes of a file, or of standard input for `-`. */
export async function openInput(file: string): Promise<Readable> {
  if (file === '-') return process.stdin
  try {
    if ((await stat(file)).isFile()) return createReadStream(file, { highWaterMark: 1 << 18 })
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${file}: cannot be read`, {
      cause,
      remedy: 'Check the path; - reads standard input.',
    })
  }
  throw new SeinpostError('input_unreadable', `${file}: is not a file`, {
    remedy: 'Give a file of one JSON object a line, or - for standard input.',
  })
}
