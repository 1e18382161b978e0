import { createHash } from 'node:crypto'

/** Letters and digits that cannot be taken for each other on paper (Crockford's, without the vowel-like ones). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
/** Bytes from here on would make the first letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length)

/** A code such as `K7QM-3XPA-9TRD-WZ2F`, of 78 bits: enough that nobody guesses one. */
export function receiptCode(randomBytes: (size: number) => Uint8Array): string {
  let code = ''
  while (code.length < LENGTH)
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR && code.length < LENGTH) code += ALPHABET.charAt(byte % ALPHABET.length)
    }
  return code.replace(/(.{4})(?=.)/gu, '$1-')
}

/** What is kept of a code; spaces, hyphens and small letters are how people write it. */
export const receiptHash = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/gu, ''))
    .digest('hex')
