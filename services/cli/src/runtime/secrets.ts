import { readSecret } from '@seinpost/config'
import type { SecretRef } from '@seinpost/schemas'

/** Reads a secret from this process's environment or a file. */
export const storeSecret = (ref: SecretRef): Promise<string> => readSecret(ref, process.env)
