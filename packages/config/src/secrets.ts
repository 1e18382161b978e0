import { readFile } from 'node:fs/promises'
import { SeinpostError } from '@seinpost/domain'
import type { SecretRef } from '@seinpost/schemas'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The value a secret reference points at.
 *
 * @throws SeinpostError `config_invalid` naming the variable or file that is missing or empty.
 */
export async function readSecret(ref: SecretRef, env: Env): Promise<string> {
  if ('env' in ref) {
    const value = env[ref.env]
    if (value) return value
    throw new SeinpostError('config_invalid', `the environment variable ${ref.env} is not set`, {
      remedy: `Set ${ref.env}, or point the config at another variable or file.`,
    })
  }
  try {
    const value = (await readFile(ref.file, 'utf8')).trim()
    if (value !== '') return value
  } catch (cause) {
    throw new SeinpostError('config_invalid', `the secret file ${ref.file} cannot be read`, { cause })
  }
  throw new SeinpostError('config_invalid', `the secret file ${ref.file} is empty`)
}
