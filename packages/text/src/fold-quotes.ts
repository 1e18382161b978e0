import type { MappedText } from './normalised-text.ts'

export const MAY_HOLD_QUOTES = /[`´‘’ʼ′]/u
/** An apostrophe in a word (`da’s`, `l’école`) or before a clipped one (`’t`); other marks stay, they may quote. */
const APOSTROPHE = /[`´‘’ʼ′](?:(?<=\p{L}[`´‘’ʼ′])(?=\p{L})|(?<![\p{L}\p{N}][`´‘’ʼ′])(?=[tsknm](?!\p{L})))/giu

/** Typographic apostrophes become the plain one, so that `da’s` and `da's` are one word. One unit for one unit. */
export function foldQuotes(input: MappedText): MappedText {
  if (!MAY_HOLD_QUOTES.test(input.text)) return input
  return { ...input, text: input.text.replace(APOSTROPHE, "'") }
}
