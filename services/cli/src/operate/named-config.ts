import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DEFAULT_CONFIG, formatProblems, readConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import type { Config } from '@seinpost/schemas'
import { crossCheck } from '../runtime/cross-check.ts'

/** A config a command names: its text whole, with what it includes. */
export interface NamedConfig {
  readonly name: string
  /** Absent for the built-in default. */
  readonly file: string | undefined
  readonly yaml: string
  readonly config: Config
}

/**
 * The config in `file`, checked alone and in itself; `default` is the built-in one.
 *
 * @throws SeinpostError `config_invalid` with every problem on a line of its own, `input_unreadable` for no file.
 */
export async function namedConfig(file: string): Promise<NamedConfig> {
  const builtIn = file === 'default' && !existsSync(file)
  const name = builtIn ? 'the built-in default' : file
  const own = builtIn ? undefined : file
  const read = await readConfig(builtIn ? DEFAULT_CONFIG : resolve(file), name)
  const problems = read.kind === 'invalid' ? read.problems : await crossCheck(read.config, own, read.locate)
  if (read.kind === 'valid' && problems.length === 0)
    return { name, file: own, yaml: read.yaml, config: read.config }
  throw new SeinpostError('config_invalid', formatProblems(name, problems), {
    remedy: 'Mend the lines above; nothing was changed.',
  })
}
