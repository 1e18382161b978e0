/** Four letters apart or more are one word written wide: `h a a t`. Three may be an abbreviation: `z.B. à`. */
const SHORTEST_RUN = 4

/** The words with runs of single letters joined; the joined word has the marks of its first and the end of its last. */
export function joinSpacedLetters(words: readonly string[], marks: readonly number[]) {
  const joined: { words: string[]; marks: number[] } = { words: [], marks: [] }
  for (let at = 0; at < words.length; ) {
    const end = endOfRun(words, at)
    const whole = end - at >= SHORTEST_RUN
    const stop = whole ? end : at + 1
    joined.words.push(whole ? words.slice(at, end).join('') : (words[at] ?? ''))
    joined.marks.push((marks[at] ?? 0) | (marks[stop - 1] ?? 0))
    at = stop
  }
  return joined
}

function endOfRun(words: readonly string[], from: number): number {
  let end = from
  while (end < words.length && words[end]?.length === 1 && !/\d/.test(words[end] ?? '')) end++
  return end
}
