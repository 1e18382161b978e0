import type { Token } from './token.ts'

/** Words whose full stop does not end a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'bv bijv nl dhr mevr mr mw dr prof ir ing st nr tel ca o.a enz m blz art vgl resp evt incl excl p pp fig cf mme mlle av bd etc no vol éd hr fr str bzw ggf usw inkl mrs ms jr sr vs eg ie i.e e.g approx dept'.split(
    ' ',
  ),
)

/** True when the punctuation `[at, to)` closes a sentence: `.`, `!`, `?` or `…`, not after an abbreviation or inside a number. */
export function endsSentence(text: string, at: number, to: number, before: Token | undefined): boolean {
  const mark = text[at] ?? ''
  if (!'.!?…'.includes(mark)) return false
  const next = text[to]
  if (next !== undefined && !/[\s"'”’»“\p{Extended_Pictographic}!?.…]/u.test(next)) return false
  if (mark !== '.' || to - at > 1 || before?.kind !== 'word') return true
  if (before.to !== at) return true
  return !(ABBREVIATIONS.has(before.lower) || /^\p{Lu}$/u.test(before.text))
}
