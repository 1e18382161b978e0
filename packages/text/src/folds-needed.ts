import { PLAIN } from './fold-characters.ts'
import { SIGN_FOR_LETTER } from './fold-leet.ts'
import { MAY_HOLD_QUOTES } from './fold-quotes.ts'
import { MAY_HOLD_LOOK_ALIKES } from './look-alikes.ts'

/** The folds, one bit each. */
export const CHARACTERS = 1
export const QUOTES = 2
export const LOOK_ALIKES = 4
export const LEET = 8
export const SPACING = 16

const SEPARATOR = /[ .\-_*·/]/u
const ANY = CHARACTERS | QUOTES | LOOK_ALIKES | LEET

function foldsOf(char: string): number {
  return (
    (PLAIN.test(char) ? 0 : CHARACTERS) |
    (MAY_HOLD_QUOTES.test(char) ? QUOTES : 0) |
    (MAY_HOLD_LOOK_ALIKES.test(char) ? LOOK_ALIKES : 0) |
    (SIGN_FOR_LETTER.test(char) ? LEET : 0) |
    (SEPARATOR.test(char) ? SPACING : 0)
  )
}

/** Up to the euro sign the answer stands in a table. */
const TABLE = Uint8Array.from({ length: 0x2100 }, (_, code) => foldsOf(String.fromCharCode(code)))

/** How far the next separator stands when one sign is between, which may take two units. */
function step(text: string, at: number): number {
  const code = text.charCodeAt(at + 1)
  return code >= 0xd800 && code <= 0xdbff ? 3 : 2
}

/** True when the same separator stands three times with one sign between. */
function isSpaced(text: string, at: number): boolean {
  const separator = text.charCodeAt(at)
  const next = at + step(text, at)
  return text.charCodeAt(next) === separator && text.charCodeAt(next + step(text, next)) === separator
}

/**
 * Which folds may change a text; those left out surely do not. One walk over the units is cheaper than a search for
 * each fold, and most texts need none.
 */
export function foldsNeeded(text: string): number {
  let needed = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folds = code < TABLE.length ? (TABLE[code] ?? 0) : ANY
    if ((folds & SPACING) === 0 || isSpaced(text, at)) needed |= folds
    else needed |= folds & ANY
  }
  return needed
}
