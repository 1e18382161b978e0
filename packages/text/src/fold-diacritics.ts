const MARKED = /[^\x20-\x7e]/u
const MARKS = /\p{M}/gu
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
])

/** `één` and `een`, `größe` and `grosse` meet. For comparing; the length may change. */
export function foldDiacritics(word: string): string {
  if (!MARKED.test(word)) return word
  return word
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[ßæœøłđ]/gu, (char) => SPECIAL.get(char) ?? char)
    .normalize('NFC')
}
