/** What a code unit counts as: a separator, an invisible one that is skipped, or the letter it looks like. */
export const SEPARATOR = 0
export const INVISIBLE = 1

/** Cyrillic, Greek and other letters that are drawn as a Latin one; they must not hide a name or a postcode. */
const LOOKALIKES: readonly (readonly [latin: string, others: string])[] = [
  ['a', 'аαɑ'],
  ['b', 'вЬ'],
  ['c', 'сϲ'],
  ['e', 'еєε'],
  ['g', 'ɡ'],
  ['h', 'һн'],
  ['i', 'іιı'],
  ['j', 'ј'],
  ['k', 'кκ'],
  ['l', 'ӏ'],
  ['m', 'м'],
  ['n', 'ո'],
  ['o', 'оοօ'],
  ['p', 'рρ'],
  ['s', 'ѕ'],
  ['t', 'тτ'],
  ['u', 'υս'],
  ['v', 'ν'],
  ['x', 'хχ'],
  ['y', 'у'],
]
const PAIRS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ĳ: 'ij',
  þ: 'th',
  ø: 'o',
  đ: 'd',
  ł: 'l',
}

const isSymbol = (unit: number) =>
  (unit >= 0x2000 && unit <= 0x206f) ||
  (unit >= 0x20a0 && unit <= 0x20cf) ||
  (unit >= 0x2190 && unit <= 0x2bff) ||
  (unit >= 0x3000 && unit <= 0x303f) ||
  (unit >= 0xd800 && unit <= 0xdfff) ||
  (unit >= 0xe000 && unit <= 0xf8ff)

const isInvisible = (unit: number) =>
  unit === 0x00ad ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x206f) ||
  unit === 0xfeff ||
  (unit >= 0xfe00 && unit <= 0xfe0f) ||
  unit === 0x20e3 ||
  (unit >= 0x0300 && unit <= 0x036f)

/** Folded letters of one code unit: the first in the low 16 bits, a second, if any, in the high ones. */
function foldUnit(unit: number): number {
  if (isInvisible(unit)) return INVISIBLE
  if (isSymbol(unit)) return SEPARATOR
  const lower = String.fromCharCode(unit).toLowerCase()
  const plain = PAIRS[lower] ?? lower.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  if (!/^[\p{L}\p{N}]/u.test(plain)) return SEPARATOR
  const first = plain.charCodeAt(0)
  const second = plain.length === 2 ? plain.charCodeAt(1) : 0
  return first | (second << 16)
}

export interface FoldTable {
  readonly fold: Int32Array
  /** 1 where the code unit is a capital. */
  readonly upper: Uint8Array
}

/** Latin, Greek, Cyrillic, the Vietnamese letters and the full-width forms are folded; every other unit stands for itself. */
const FOLDED: readonly (readonly [from: number, to: number])[] = [
  [0, 0x0530],
  [0x1e00, 0x1eff],
  [0xff00, 0xffef],
]

/** Folds to lower-case Latin without accents, one table look-up a code unit. */
export function makeFoldTable(): FoldTable {
  const fold = new Int32Array(0x10000)
  const upper = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++)
    fold[unit] = isInvisible(unit) ? INVISIBLE : isSymbol(unit) ? SEPARATOR : unit
  for (const [from, to] of FOLDED)
    for (let unit = from; unit <= to; unit++) {
      fold[unit] = foldUnit(unit)
      const letter = String.fromCharCode(unit)
      if (letter !== letter.toLowerCase()) upper[unit] = 1
    }
  // Arabic-Indic digits are digits.
  for (let digit = 0; digit < 10; digit++) fold[0x660 + digit] = fold[0x6f0 + digit] = 0x30 + digit
  for (const [latin, others] of LOOKALIKES)
    for (const other of others) {
      fold[other.charCodeAt(0)] = latin.charCodeAt(0)
      fold[other.toUpperCase().charCodeAt(0)] = latin.charCodeAt(0)
    }
  return { fold, upper }
}

/** A text's letters and digits, folded, without what stands between them. */
export function foldJoined(text: string, fold: Int32Array): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const letter = fold[text.charCodeAt(at)] ?? 0
    if (letter > 1)
      out +=
        letter > 0xffff ? String.fromCharCode(letter & 0xffff, letter >>> 16) : String.fromCharCode(letter)
  }
  return out
}
