import type { LoadedConfig } from '@seinpost/config'
import type { Operator } from '@seinpost/gateway'
import { loadNamed } from '../runtime/load-named.ts'
import { type ProgramFlags, runningProgram } from '../runtime/running-program.ts'
import { withParts } from '../runtime/with-parts.ts'
import { openOperator } from './local-operator.ts'
import { remoteOperator } from './remote-operator.ts'

export interface OperatorFlags extends ProgramFlags {
  readonly config?: string
}

/** Works with the program at `--url`, else the one that runs on the data directory, else with the store itself. */
export async function withOperator<T>(
  flags: OperatorFlags,
  work: (operator: Operator, loaded: LoadedConfig) => Promise<T>,
): Promise<T> {
  const loaded = await loadNamed(flags)
  const running = await runningProgram(flags, loaded)
  if (running !== null) return await work(remoteOperator(running), loaded)
  return await withParts(loaded, async (parts) => await work(await openOperator(parts), loaded))
}
