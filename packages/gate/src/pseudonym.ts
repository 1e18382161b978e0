import { createHmac, hkdfSync } from 'node:crypto'

export interface PseudonymKey {
  /** Names the key in every pseudonym it made, so that keys can rotate. */
  readonly id: string
  /** At least 32 bytes. */
  readonly secret: Uint8Array
}

/** A key from a secret of any length, stretched with HKDF-SHA256 (RFC 5869). */
export function pseudonymKey(secret: string | Uint8Array): PseudonymKey {
  const derive = (info: string, length: number) =>
    new Uint8Array(hkdfSync('sha256', secret, 'seinpost', info, length))
  return { id: Buffer.from(derive('pseudonym key id', 4)).toString('hex'), secret: derive('pseudonym', 32) }
}

/** The author's keyed pseudonym: equal for one account, useless without the key, different per platform. */
export function pseudonymOf(author: { handle: string; platform: string }, key: PseudonymKey): string {
  const account = `${author.platform.trim().toLowerCase()}\n${author.handle.normalize('NFKC').trim().toLowerCase()}`
  return createHmac('sha256', key.secret).update(account).digest('base64url').slice(0, 22)
}
