import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSecret } from '@seinpost/config'
import { type PseudonymKey, pseudonymKey } from '@seinpost/gate'
import type { GateConfig } from '@seinpost/schemas'

/** The key the config names, or one made on first use and kept in the data directory for its owner alone. */
export async function openPseudonymKey(config: GateConfig, dataDir: string): Promise<PseudonymKey> {
  if (config.pseudonymKey) return pseudonymKey(await readSecret(config.pseudonymKey, process.env))
  const file = join(dataDir, 'pseudonym.key')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await chmod(file, 0o600)
  }
  return pseudonymKey(await readFile(file, 'utf8'))
}
