import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import type { Playbook } from '@seinpost/schemas'
import { parsePlaybook } from './parse-playbook.ts'
import { formatProblems } from './problems.ts'

/** The playbook that holds without a file of one's own. */
export const DEFAULT_PLAYBOOK = new URL('../playbook.yaml', import.meta.url)

/**
 * Reads and checks a playbook whole.
 *
 * @throws SeinpostError `config_invalid` with every problem on a line of its own, `input_unreadable` for no file.
 */
export async function loadPlaybook(file: string | undefined): Promise<Playbook> {
  const name = file ?? 'the built-in playbook'
  const parsed = parsePlaybook(await read(file ?? DEFAULT_PLAYBOOK, name))
  if (parsed.kind === 'valid') return parsed.playbook
  throw new SeinpostError('config_invalid', formatProblems(name, parsed.problems), {
    remedy: 'Mend the lines above; `seinpost playbook check FILE` lists them again.',
  })
}

/** Where the config's playbook is, or undefined for the built-in one; relative to the config file, as all its paths. */
export function playbookFile(file: string | undefined, configFile: string | undefined): string | undefined {
  if (file === undefined) return undefined
  return resolve(configFile === undefined ? '.' : dirname(configFile), file)
}

async function read(file: string | URL, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${name}: cannot be read`, {
      cause,
      remedy: 'Check `playbook.file` in the config; it is relative to the config file.',
    })
  }
}
