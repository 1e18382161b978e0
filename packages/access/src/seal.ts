import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'

const keyOf = (key: string) => createHash('sha256').update(`seinpost access\n${key}`).digest()

/** Seals what must be read again (AES-256-GCM), bound to whose it is. */
export function seal(text: string, { key, owner }: { readonly key: string; readonly owner: string }): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws SeinpostError `config_invalid` when it was sealed with another key. */
export function unseal(
  sealed: string,
  { key, owner }: { readonly key: string; readonly owner: string },
): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new SeinpostError('config_invalid', 'the secret of a one-time code was sealed with another key', {
      cause,
      remedy:
        'Restore access.key of the config or the file access.key in the data directory; or switch the code off with `seinpost access password <login> --no-code`.',
    })
  }
}
