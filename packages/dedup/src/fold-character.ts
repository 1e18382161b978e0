/** Letters of other scripts that look like Latin ones; the part of Unicode's confusables (UTS #39) that posts use. */
const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    ԝ: 'w',
    н: 'h',
    г: 'r',
    п: 'n',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
    ω: 'w',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ə: 'e',
    ɑ: 'a',
    ɡ: 'g',
    ɩ: 'i',
    ʟ: 'l',
    ɴ: 'n',
    ʀ: 'r',
    ꜱ: 's',
    ᴀ: 'a',
    ᴄ: 'c',
    ᴅ: 'd',
    ᴇ: 'e',
    ᴋ: 'k',
    ᴍ: 'm',
    ᴏ: 'o',
    ᴘ: 'p',
    ᴛ: 't',
    ᴜ: 'u',
    ᴠ: 'v',
    ᴡ: 'w',
    ᴢ: 'z',
    þ: 'th',
    ð: 'd',
  }),
)

const IGNORED = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const WORD = /^[\p{L}\p{N}]+$/u

const folded = new Map<number, string | null>()

/**
 * The code point as matching sees it: '' when it carries nothing (marks, zero-width, bidi controls), null when it
 * separates words, else lower case letters and digits without accents, look-alikes of other scripts made Latin.
 */
export function foldCodePoint(code: number): string | null {
  const known = folded.get(code)
  if (known !== undefined) return known
  const answer = compute(code)
  folded.set(code, answer)
  return answer
}

function compute(code: number): string | null {
  const raw = String.fromCodePoint(code)
  const bare = raw.normalize('NFKD').replace(IGNORED, '').toLowerCase().normalize('NFKD').replace(IGNORED, '')
  if (bare === '') return /\s/u.test(raw) ? null : ''
  const latin = [...bare].map((letter) => CONFUSABLES.get(letter) ?? letter).join('')
  return WORD.test(latin) ? latin : null
}
