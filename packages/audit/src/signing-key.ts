import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'

/** The key the day's heads are signed with. */
export interface SigningKey {
  readonly id: string
  /** SPKI in PEM; this may be given to anybody. */
  readonly publicKey: string
  sign(text: string): string
}

/** A new Ed25519 private key as PKCS#8 in PEM. */
export const newSigningKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/**
 * Reads a private key as PEM, or as PKCS#8 DER in base64: an environment variable is one line, and PEM is not.
 *
 * @throws SeinpostError `config_invalid` for what is no Ed25519 private key.
 */
export function signingKey(text: string): SigningKey {
  const key = parse(text)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (words) => sign(null, Buffer.from(words), key).toString('base64url'),
  }
}

function parse(text: string): KeyObject {
  try {
    const key = createPrivateKey(
      text.includes('-----BEGIN') ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' },
    )
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw noKey(cause)
  }
  throw noKey(undefined)
}

const noKey = (cause: unknown) =>
  new SeinpostError('config_invalid', 'audit.signingKey is no Ed25519 private key in PEM or base64', {
    remedy:
      'Make one with `openssl genpkey -algorithm ed25519`, or on one line with `openssl genpkey -algorithm ed25519 -outform DER | openssl base64 -A`.',
    cause,
  })

/** Names a public key: the first half of the SHA-256 of its DER. */
export function keyIdOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

/** Whether the holder of this public key (SPKI in PEM) signed the text; false, too, for a key or signature that cannot be read. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64url'))
  } catch (error) {
    // A key or signature that cannot even be read has signed nothing.
    if (error instanceof Error) return false
    throw error
  }
}
