import { mkdir } from 'node:fs/promises'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'

/** Makes the data directory if it is not there. @throws SeinpostError `data_dir_unusable` when it cannot be one. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
  } catch (cause) {
    throw new SeinpostError('data_dir_unusable', `${dataDir}: ${asSeinpostError(cause).message}`, {
      cause,
      remedy: 'Name a folder as dataDir that Seinpost can make or write in.',
    })
  }
}
