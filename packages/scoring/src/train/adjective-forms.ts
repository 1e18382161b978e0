/** Dutch: `walgelijk` to `walgelijke`, `dom` to `domme`, `groot` to `grote`, `lief` to `lieve`, `boos` to `boze`. */
function dutchInflected(word: string): string {
  if (/(?:e|en)$/u.test(word)) return word
  const long = /^(.*)([aeou])\2([bdfgklmnprst])$/u.exec(word)
  const voiced = (letter: string): string => (letter === 'f' ? 'v' : letter === 's' ? 'z' : letter)
  if (long) return `${long[1]}${long[2]}${voiced(long[3] ?? '')}e`
  if (/(?:ie|eu|oe|ij|ei|ui|ou)[fs]$/u.test(word)) return `${word.slice(0, -1)}${voiced(word.at(-1) ?? '')}e`
  if (/^[^aeiou]*[aeiou][bdfgklmnprst]$/u.test(word)) return `${word}${word.at(-1)}e`
  return `${word}e`
}

const ENDINGS: Readonly<Record<string, (word: string) => readonly string[]>> = {
  nl: (word) => [dutchInflected(word)],
  de: (word) => (word.endsWith('e') ? [`${word}n`, `${word}r`] : [`${word}e`, `${word}en`, `${word}er`]),
}

/** The forms an adjective takes before a noun; none for phrases, for nouns, and where lists carry the forms already. */
export function adjectiveForms(word: string, lang: string): readonly string[] {
  return /^\p{Ll}+$/u.test(word) ? (ENDINGS[lang]?.(word) ?? []) : []
}
