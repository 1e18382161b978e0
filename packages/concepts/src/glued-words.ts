/** Longer than this is no sentence without spaces but a flood. */
const LONGEST = 80
const SHORTEST = 7

/**
 * A sentence written without spaces (`ikhaatjullie`) as its words, or null. Every piece must be a known word, at least
 * one a word that is everywhere and one a key word, so that Dutch and German compounds stay whole.
 */
export function splitGlued(
  form: string,
  { isWord, isCommon, isKey }: Record<'isWord' | 'isCommon' | 'isKey', (word: string) => boolean>,
): string[] | null {
  if (form.length < SHORTEST || form.length > LONGEST) return null
  // Fewest pieces that end at each place; shorter sentences of longer words read more naturally.
  const pieces: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= form.length; end++) {
    let best: readonly string[] | null = null
    for (let start = Math.max(0, end - 20); start < end; start++) {
      const before = pieces[start]
      if (!before || (best && before.length + 1 >= best.length)) continue
      const piece = form.slice(start, end)
      if (piece.length < 2 && piece !== 'i' && piece !== 'u') continue
      if (isWord(piece)) best = [...before, piece]
    }
    pieces.push(best)
  }
  const words = pieces[form.length]
  if (!words || words.length < 2 || form.length / words.length < 2.5) return null
  const commons = words.filter(isCommon)
  return commons.length > 0 && words.some((word) => !isCommon(word) && isKey(word)) ? [...words] : null
}
