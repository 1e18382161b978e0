const LETTER = /^[\p{L}\p{M}]$/u

/** Latin, the combining marks and everything this project meets daily answers from a table. */
const TABLE_SIZE = 0x370
const table = new Uint8Array(TABLE_SIZE)
for (let code = 0; code < TABLE_SIZE; code++) {
  const char = String.fromCharCode(code)
  table[code] = LETTER.test(char) ? 1 : 0
}

/** True for a letter or a combining mark. `code` is a code point, or NaN for "past the end". */
export const isLetter = (code: number): boolean => {
  if (code < TABLE_SIZE) return table[code] === 1
  return code >= TABLE_SIZE && LETTER.test(String.fromCodePoint(code))
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

const VOWELS = 'aeiouyáàâäãéèêëíìîïóòôöõúùûüAEIOUY'
export const isVowel = (char: string): boolean => char !== '' && VOWELS.includes(char)
