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

const MAX_TOKENS = 16_384

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
/** High surrogate of the mathematical letters. */
const MATHEMATICAL = 0xd835
const HASH = 0x23
const AT = 0x40
const COLON = 0x3a
const SLASH = 0x2f
const DOT = 0x2e

/** Space, hyphens, apostrophes and the underscore keep a name together. */
const SOFT = new Uint8Array(0x10000)
for (const unit of [0x20, 0x09, 0xa0, 0x2d, 0x27, 0x2019, 0x2018, 0x2010, 0x2011, 0x2013, 0x5f, 0x60, 0xb4])
  SOFT[unit] = 1

/** What one text's reading keeps between tokens. */
interface Progress {
  letters: number
  capitals: number
}

/** Reads a text once into tokens. At most 16,384 tokens are kept; what follows them is not read. */
export function scan(text: string, tokens: Tokens, folds: FoldTable, words: WordTable): void {
  const { fold } = folds
  const length = text.length
  const progress: Progress = { letters: 0, capitals: 0 }
  let at = 0
  let gap: number = 3
  let sentence = true
  let before = 0
  tokens.count = 0
  while (at < length && tokens.count < MAX_TOKENS) {
    const unit = text.charCodeAt(at)
    const folded = unit === MATHEMATICAL ? foldMathematical(text, at) : (fold[unit] as number) // 65,536 entries.
    if (folded > INVISIBLE) {
      const flags =
        (sentence ? SENTENCE_START : 0) | (before === HASH ? HASHTAG : before === AT ? MENTION : 0)
      tokens.gap[tokens.count] = gap
      at = readToken(text, at, tokens, { folds, words, flags, progress })
      gap = 0
      sentence = false
      before = 0
      continue
    }
    if (folded === SEPARATOR) {
      if (unit === COLON && text.startsWith('//', at + 1)) {
        at = skipAddress(text, at, tokens)
        gap = 3
        continue
      }
      if (SOFT[unit] !== 1) gap = Math.max(gap, unit === SLASH ? 1 : unit === DOT ? 2 : 3)
      if (endsSentence(text, unit, at)) sentence = true
      before = unit
    }
    at++
  }
  tokens.shouting = progress.letters > 12 && progress.capitals * 2 > progress.letters
}

const endsSentence = (text: string, unit: number, at: number) =>
  unit === DOT
    ? !(text.charCodeAt(at + 1) > SPACE)
    : unit === 0x21 || unit === 0x3f || unit === 0x0a || unit === 0x2026

/** The `https` of an address is no word, and what follows up to the next space is not read. */
function skipAddress(text: string, at: number, tokens: Tokens): number {
  if (tokens.count > 0 && tokens.end[tokens.count - 1] === at) tokens.count--
  let next = at
  while (next < text.length && text.charCodeAt(next) > SPACE) next++
  return next
}

interface Reading {
  readonly folds: FoldTable
  readonly words: WordTable
  readonly flags: number
  readonly progress: Progress
}

/** Reads one token from its first letter, hashing as it goes, and returns where it ends. */
function readToken(
  text: string,
  start: number,
  tokens: Tokens,
  { folds, words, flags, progress }: Reading,
): number {
  const { fold, upper } = folds
  let [at, end] = [start, start]
  let first = HASH_SEED
  let second = 0
  let size = 0
  let digits = 0
  let value = 0
  let caps = 0
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    const letter = unit === MATHEMATICAL ? foldMathematical(text, at) : (fold[unit] as number) // 65,536 entries.
    if (letter === SEPARATOR) break
    at += unit === MATHEMATICAL ? 2 : 1
    if (letter === INVISIBLE) continue
    end = at
    const low = letter & 0xffff
    first = Math.imul(first ^ low, HASH_PRIME)
    second = (Math.imul(second, 31) + low) | 0
    if (letter > 0xffff) {
      first = Math.imul(first ^ (letter >>> 16), HASH_PRIME)
      second = (Math.imul(second, 31) + (letter >>> 16)) | 0
    }
    if (low >= 0x30 && low <= 0x39 && ++digits <= 6) value = value * 10 + (low - 0x30)
    caps += upper[unit] as number // 65,536 entries.
    size++
  }
  const { count } = tokens
  const isNumber = digits === size
  progress.letters += size - digits
  progress.capitals += caps
  tokens.word[count] = words.find(first, second)
  tokens.start[count] = start
  tokens.end[count] = end
  tokens.value[count] = isNumber ? value : -1
  tokens.digits[count] = isNumber ? digits : 0
  const capital = upper[text.charCodeAt(start)] === 1 ? CAPITAL : 0
  tokens.flags[count] =
    flags | capital | (caps > 1 && caps === size - digits ? ALL_CAPS : 0) | (isNumber ? DIGITS : 0)
  tokens.count = count + 1
  return at
}

/** Mathematical bold, italic and other letters and digits (U+1D400 to U+1D7FF) as the plain ones. */
function foldMathematical(text: string, at: number): number {
  const plain = text
    .slice(at, at + 2)
    .normalize('NFKC')
    .toLowerCase()
  return /^[a-z0-9]$/u.test(plain) ? plain.charCodeAt(0) : SEPARATOR
}
