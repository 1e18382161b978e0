import { type LoadedConfig, loadConfig } from '@seinpost/config'
import type { Operator } from '@seinpost/gateway'
import { Closing, openLogger } from '@seinpost/pipeline'
import { openParts } from '../runtime/open-parts.ts'
import { type ProgramFlags, runningProgram } from '../runtime/running-program.ts'
import { openOperator } from './local-operator.ts'
import { remoteOperator } from './remote-operator.ts'

export interface OperatorFlags extends ProgramFlags {
  readonly config?: string
}

const CLOSE_MS = 15_000

/** Works with the program at `--url`, else the one that runs on the data directory, else with the store itself. */
export async function withOperator<T>(
  flags: OperatorFlags,
  work: (operator: Operator, loaded: LoadedConfig) => Promise<T>,
): Promise<T> {
  const loaded = await loadConfig({
    ...(flags.config !== undefined && { file: flags.config }),
    cwd: process.cwd(),
  })
  const running = await runningProgram(flags, loaded)
  if (running !== null) return await work(remoteOperator(running), loaded)
  const closing = new Closing()
  const logger = openLogger({ level: 'error' })
  try {
    const parts = openParts({ loaded, logger, closing, now: () => new Date() })
    return await work(await openOperator(parts), loaded)
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}
