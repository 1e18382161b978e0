import type { MappedText } from './normalised-text.ts'

/** Four or more single signs with the same separator between them: `v 3 r m 0 0 r d`, `v.l.u.c.h.t`. */
const SPACED =
  /(?<![\p{L}\p{N}\p{M}])[\p{L}\d@$!]([ .\-_*·/])[\p{L}\d@$!](?:\1[\p{L}\d@$!]){2,}(?![\p{L}\p{N}\p{M}])/gu
const MAYBE = /[\p{L}\d@$!]([ .\-_*·/])[\p{L}\d@$!]\1[\p{L}\d@$!]\1[\p{L}\d@$!]/u
const LETTERS = /\p{L}/gu
/** A spaced word after a one-letter word: `I h a t e`. */
const LONE_WORD = /^[IAYÀÔ] \p{Ll}/u

interface Join {
  readonly from: number
  readonly to: number
  readonly step: number
}

function joins(text: string): Join[] {
  const found: Join[] = []
  for (const match of text.matchAll(SPACED)) {
    const run = match[0]
    const letters = run.match(LETTERS)?.length ?? 0
    const skip = LONE_WORD.test(run) ? 2 : 0
    if (letters < 3 || letters * 4 < run.length || run.length - skip < 7) continue
    found.push({ from: match.index + skip, to: match.index + run.length, step: 2 })
  }
  return found
}

/** Takes the separators out of spaced words. Runs of digits stay: they are scores, phone numbers, dates. */
export function foldSpacing(input: MappedText): MappedText {
  if (!MAYBE.test(input.text)) return input
  const found = joins(input.text)
  if (found.length === 0) return input
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  const copy = (at: number): void => {
    text += input.text[at] ?? ''
    starts.push(input.map === null ? at : (input.map.starts[at] ?? 0))
    ends.push(input.map === null ? at + 1 : (input.map.ends[at] ?? 0))
  }
  let at = 0
  for (const { from, to } of found) {
    for (; at < from; at++) copy(at)
    for (; at < to; at++) if (!isSeparator(input.text, at, from)) copy(at)
  }
  for (; at < input.text.length; at++) copy(at)
  return { text, map: { starts, ends }, disguised: input.disguised + found.length }
}

/** Signs of a run may take two units (astral letters), so separators are recognised, not counted. */
const isSeparator = (text: string, at: number, from: number): boolean =>
  at > from && ' .-_*·/'.includes(text[at] ?? '')
