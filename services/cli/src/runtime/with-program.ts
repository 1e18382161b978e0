import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { openParts, type Parts } from './open-parts.ts'
import { type ProgramFlags, type RunningProgram, runningProgram } from './running-program.ts'

export interface StoreFlags extends ProgramFlags {
  readonly config?: string
}

const CLOSE_MS = 15_000

/**
 * Asks the program at `--url` or the one that holds the embedded store; where none does, opens the store here. A store on a
 * server is opened here too, whoever else has it open.
 */
export async function withProgram<T>(
  flags: StoreFlags,
  {
    there,
    here,
  }: { readonly there: (program: RunningProgram) => Promise<T>; readonly here: (parts: Parts) => Promise<T> },
): Promise<T> {
  const loaded = await loadConfig({
    ...(flags.config !== undefined && { file: flags.config }),
    cwd: process.cwd(),
  })
  const isOurs = flags.url === undefined && loaded.config.store.kind !== 'embedded'
  const program = isOurs ? null : await runningProgram(flags, loaded)
  if (program !== null) return await there(program)
  const closing = new Closing()
  const logger = openLogger({ level: 'warn' })
  try {
    return await here(openParts({ loaded, logger, closing, now: () => new Date() }))
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}
