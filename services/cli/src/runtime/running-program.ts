import type { LoadedConfig } from '@seinpost/config'
import { localTokenFor, runningAt } from './address-file.ts'

/** A program that runs, and how to ask it. */
export interface RunningProgram {
  readonly url: string
  /** What goes with every request. */
  readonly headers: Readonly<Record<string, string>>
}

export interface ProgramFlags {
  readonly url?: string | undefined
  /** A service token; by default `SEINPOST_TOKEN`, else what the program left in the data directory. */
  readonly token?: string | undefined
}

/** The program at `--url`, else the one that runs on the data directory; null for none. */
export async function runningProgram(
  { url: named, token: given }: ProgramFlags,
  { dataDir }: Pick<LoadedConfig, 'dataDir'>,
): Promise<RunningProgram | null> {
  const url = named ?? (await runningAt(dataDir))
  if (url === null) return null
  const token = given ?? process.env.SEINPOST_TOKEN ?? (await localTokenFor(dataDir, url))
  return { url, headers: token === null ? {} : { authorization: `Bearer ${token}` } }
}

export const TOKEN_HELP =
  'service token; SEINPOST_TOKEN holds it too, and on the same data directory none is needed'
