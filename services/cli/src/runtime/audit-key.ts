import { join } from 'node:path'
import { newSigningKeyPem, type SigningKey, signingKey } from '@seinpost/audit'
import type { LoadedConfig } from '@seinpost/config'
import { keptFile } from './kept-file.ts'
import { storeSecret } from './secrets.ts'

/** The key the config names, or one made on first use and kept in the data directory for its owner alone. */
export async function openSigningKey({ config, dataDir }: LoadedConfig): Promise<SigningKey> {
  const { signingKey: ref } = config.audit
  return signingKey(
    ref === undefined ? await keptFile(join(dataDir, 'audit.key'), newSigningKeyPem) : await storeSecret(ref),
  )
}

/** The public keys whose heads are believed. */
export async function trustedKeys(loaded: LoadedConfig): Promise<readonly string[]> {
  return [(await openSigningKey(loaded)).publicKey, ...loaded.config.audit.trustedKeys]
}
