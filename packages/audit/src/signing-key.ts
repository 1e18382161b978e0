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

/** @throws SeinpostError `config_invalid` for what is no Ed25519 private key. */
export function signingKey(pem: string): SigningKey {
  const key = parse(pem)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  }
}

function parse(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw noKey(cause)
  }
  throw noKey(undefined)
}

const noKey = (cause: unknown) =>
  new SeinpostError('config_invalid', 'audit.signingKey is no Ed25519 private key in PEM', {
    remedy: 'Make one with `openssl genpkey -algorithm ed25519`.',
    cause,
  })

/** Names a public key: the first half of the SHA-256 of its DER. */
export function keyIdOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64url'))
  } catch (error) {
    // A key or signature that cannot even be read has signed nothing.
    if (error instanceof Error) return false
    throw error
  }
}
