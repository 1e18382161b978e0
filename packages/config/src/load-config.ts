import { dirname, resolve } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import type { Config } from '@seinpost/schemas'
import { formatProblems } from './problems.ts'
import { readConfig } from './read-config.ts'

export interface LoadedConfig {
  readonly config: Config
  /** The file it came from. */
  readonly file: string
  /** `config.dataDir`, absolute. */
  readonly dataDir: string
}

/** The config that runs everything embedded, for the whole of Flanders, with nothing installed. */
export const DEFAULT_CONFIG = new URL('../default.yaml', import.meta.url)

/**
 * Reads and checks a config file whole. Paths in it are relative to the file; the built-in default's are relative to
 * `cwd`.
 *
 * @throws SeinpostError `config_invalid` with every problem on a line of its own, `input_unreadable` for no file.
 */
export async function loadConfig(options: {
  readonly file?: string
  readonly cwd: string
}): Promise<LoadedConfig> {
  const file = options.file === undefined ? DEFAULT_CONFIG : resolve(options.cwd, options.file)
  const name = options.file ?? 'the built-in default'
  const parsed = await readConfig(file, name)
  if (parsed.kind === 'invalid')
    throw new SeinpostError('config_invalid', formatProblems(name, parsed.problems), {
      remedy: 'Mend the lines above; `seinpost config check` lists them again.',
    })
  const base = typeof file === 'string' ? dirname(file) : options.cwd
  return { config: parsed.config, file: name, dataDir: resolve(base, parsed.config.dataDir) }
}
