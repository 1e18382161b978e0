import { type FoldTable, INVISIBLE, SEPARATOR } from './fold.ts'
import { HASH_PRIME, HASH_SEED, type WordTable } from './word-table.ts'

/** How strongly two tokens are parted: 0 by a space, hyphen or apostrophe, 1 by a slash, 2 by a full stop, 3 by anything harder. */
export type Gap = 0 | 1 | 2 | 3

export const CAPITAL = 1
export const ALL_CAPS = 2
export const SENTENCE_START = 4
export const HASHTAG = 8
export const MENTION = 16
export const DIGITS = 32

const MAX_TOKENS = 4096

/** The tokens of one text, in arrays that are used again for the next text: read them before the next `scan`. */
export interface Tokens {
  count: number
  readonly word: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly flags: Uint8Array
  readonly gap: Uint8Array
  /** Value of a token of digits, and how many digits. */
  readonly value: Int32Array
  readonly digits: Uint8Array
  /** True when most letters are capitals, so that a capital says nothing. */
  shouting: boolean
}

export const makeTokens = (): Tokens => ({
  count: 0,
  word: new Int32Array(MAX_TOKENS),
  start: new Int32Array(MAX_TOKENS),
  end: new Int32Array(MAX_TOKENS),
  flags: new Uint8Array(MAX_TOKENS),
  gap: new Uint8Array(MAX_TOKENS),
  value: new Int32Array(MAX_TOKENS),
  digits: new Uint8Array(MAX_TOKENS),
  shouting: false,
})

const SPACE = 0x20
const NEWLINE = 0x0a
const HASH = 0x23
const AT = 0x40
const COLON = 0x3a
const SLASH = 0x2f
const DOT = 0x2e

/** Space, hyphens, apostrophes and the underscore keep a name together. */
const SOFT = new Set([0x20, 0x09, 0xa0, 0x2d, 0x27, 0x2019, 0x2018, 0x2010, 0x2011, 0x2013, 0x5f, 0x60, 0xb4])
/** Quotation marks and brackets part names but start no sentence by themselves. */
const SENTENCE_END = new Set([0x2e, 0x21, 0x3f, 0x0a, 0x2026])

/** Reads a text once into tokens. At most 4,096 tokens are kept; what follows them is not read. */
export function scan(text: string, tokens: Tokens, { fold, upper }: FoldTable, words: WordTable): void {
  const length = text.length
  let [count, at, gap, before, letters, capitals] = [0, 0, 3, 0, 0, 0]
  let sentence = true
  while (at < length && count < MAX_TOKENS) {
    const unit = text.charCodeAt(at)
    const folded = unit === 0xd835 ? foldMathematical(text, at) : (fold[unit] as number) // 65,536 entries.
    if (folded === INVISIBLE) {
      at++
      continue
    }
    if (folded === SEPARATOR) {
      if (unit === COLON && text.charCodeAt(at + 1) === SLASH && text.charCodeAt(at + 2) === SLASH) {
        if (count > 0 && tokens.end[count - 1] === at) count--
        while (at < length && text.charCodeAt(at) > SPACE) at++
        gap = 3
        continue
      }
      if (!SOFT.has(unit)) gap = Math.max(gap, unit === SLASH ? 1 : unit === DOT ? 2 : 3)
      if (SENTENCE_END.has(unit)) {
        const next = text.charCodeAt(at + 1)
        if (unit !== DOT || !(next > SPACE)) sentence = true
        if (unit === NEWLINE) gap = 3
      }
      before = unit
      at++
      continue
    }
    const start = at
    let [first, second, size, digits, value, caps] = [HASH_SEED, 0, 0, 0, 0, 0]
    let end = at
    while (at < length) {
      const next = text.charCodeAt(at)
      const mathematical = next === 0xd835
      const letter = mathematical ? foldMathematical(text, at) : (fold[next] as number) // 65,536 entries.
      if (letter === SEPARATOR) break
      at += mathematical ? 2 : 1
      if (letter === INVISIBLE) continue
      end = at
      const low = letter & 0xffff
      first = Math.imul(first ^ low, HASH_PRIME)
      second = (Math.imul(second, 31) + low) | 0
      if (letter > 0xffff) {
        first = Math.imul(first ^ (letter >>> 16), HASH_PRIME)
        second = (Math.imul(second, 31) + (letter >>> 16)) | 0
      }
      if (low >= 0x30 && low <= 0x39) {
        digits++
        if (digits <= 6) value = value * 10 + (low - 0x30)
      }
      caps += upper[next] as number // 65,536 entries.
      size++
    }
    letters += size - digits
    capitals += caps
    const capital = upper[text.charCodeAt(start)] === 1
    tokens.word[count] = words.find(first, second)
    tokens.start[count] = start
    tokens.end[count] = end
    tokens.gap[count] = gap
    tokens.value[count] = digits === size ? value : -1
    tokens.digits[count] = digits === size ? digits : 0
    tokens.flags[count] =
      (capital ? CAPITAL : 0) |
      (caps > 1 && caps === size - digits ? ALL_CAPS : 0) |
      (sentence ? SENTENCE_START : 0) |
      (before === HASH ? HASHTAG : 0) |
      (before === AT ? MENTION : 0) |
      (digits === size ? DIGITS : 0)
    count++
    gap = 0
    sentence = false
    before = 0
  }
  tokens.count = count
  tokens.shouting = letters > 12 && capitals * 2 > letters
}

/** Mathematical bold, italic and other letters and digits (U+1D400 to U+1D7FF) as the plain ones. */
function foldMathematical(text: string, at: number): number {
  const plain = text
    .slice(at, at + 2)
    .normalize('NFKC')
    .toLowerCase()
  return /^[a-z0-9]$/u.test(plain) ? plain.charCodeAt(0) : SEPARATOR
}
