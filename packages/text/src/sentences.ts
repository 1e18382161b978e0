import type { Span } from '@seinpost/schemas'
import type { Token } from './token.ts'

/** Spans of the sentences in the original text, in order. Nothing is added for a text without tokens. */
export function sentences(tokens: readonly Token[]): Span[] {
  const spans: { start: number; end: number; sentence: number }[] = []
  for (const { start, end, sentence } of tokens) {
    const last = spans.at(-1)
    if (last?.sentence === sentence) last.end = end
    else spans.push({ start, end, sentence })
  }
  return spans.map(({ start, end }) => ({ start, end }))
}
