const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
}
const MIXED = /\d[a-z]|[a-z]\d/
/** Numbers with a unit or an ordinal are numbers: `16u`, `8u15`, `2e`, `100eur`, `5km`, `1ste`, `g7`, `e40`, `covid19`. */
const NUMERAL = /^(?:\d+[a-z]{1,4}\d{0,2}|[a-z]{1,2}\d+|[a-z]+\d{2,}|\d{2,}[a-z]*)$/
const LONG_RUN = /(.)\1{2,}/gu

/**
 * The word without digits in the place of letters and without letters held down.
 *
 * @example unleet('h4at') // 'haat'; unleet('neeeee') // 'nee'; unleet('8u15') // '8u15'
 */
export function unleet(word: string): string {
  const plain =
    MIXED.test(word) && !NUMERAL.test(word) ? word.replace(/\d/g, (digit) => LEET[digit] ?? digit) : word
  return plain.length > 3 && !/^\d/.test(plain) ? plain.replace(LONG_RUN, '$1') : plain
}

/**
 * The word with every digit read as the letter it stands for and look-alike letters made one, to compare a disguised
 * word with a plain one; a number on both sides is compared as it is.
 */
export function skeleton(word: string): string {
  return word.replace(/[0-9]/g, (digit) => LEET[digit] ?? digit).replace(/l/g, 'i')
}
