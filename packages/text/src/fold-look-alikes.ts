import { LOOK_ALIKES, MAY_HOLD_LOOK_ALIKES } from './look-alikes.ts'
import type { MappedText } from './normalised-text.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LATIN = /\p{Script=Latin}/u
const LATIN_ALL = /\p{Script=Latin}/gu
const LETTER_ALL = /\p{L}/gu

const foldWord = (word: string): string => {
  let folded = ''
  for (const char of word) folded += LOOK_ALIKES.get(char) ?? char
  return folded
}

/** A word wholly drawn with look-alikes is a disguise only amid Latin text. */
function isDisguised(word: string, mostlyLatin: boolean): boolean {
  if (LATIN.test(word)) return true
  return mostlyLatin && word.length >= 3 && [...word].every((char) => LOOK_ALIKES.has(char))
}

/** Letters of other scripts inside Latin words become the Latin letter they are drawn like; one unit for one unit. */
export function foldLookAlikes(input: MappedText): MappedText {
  if (!MAY_HOLD_LOOK_ALIKES.test(input.text)) return input
  const latin = input.text.match(LATIN_ALL)?.length ?? 0
  const mostlyLatin = latin * 2 > (input.text.match(LETTER_ALL)?.length ?? 0)
  let disguised = input.disguised
  const text = input.text.replace(WORD, (word) => {
    if (!isDisguised(word, mostlyLatin)) return word
    const folded = foldWord(word)
    if (folded !== word) disguised++
    return folded
  })
  return { ...input, text, disguised }
}
