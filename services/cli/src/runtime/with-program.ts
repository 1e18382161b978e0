import { loadNamed } from './load-named.ts'
import type { Parts } from './open-parts.ts'
import { type ProgramFlags, type RunningProgram, runningProgram } from './running-program.ts'
import { withParts } from './with-parts.ts'

export interface StoreFlags extends ProgramFlags {
  readonly config?: string
}

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
  const loaded = await loadNamed(flags)
  const isOurs = flags.url === undefined && loaded.config.store.kind !== 'embedded'
  const program = isOurs ? null : await runningProgram(flags, loaded)
  return program === null ? await withParts(loaded, here) : await there(program)
}
