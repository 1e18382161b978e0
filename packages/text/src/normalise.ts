import { foldCharacters } from './fold-characters.ts'
import { foldLeet } from './fold-leet.ts'
import { foldLookAlikes } from './fold-look-alikes.ts'
import { foldQuotes } from './fold-quotes.ts'
import { foldSpacing } from './fold-spacing.ts'
import { CHARACTERS, foldsNeeded, LEET, LOOK_ALIKES, QUOTES, SPACING } from './folds-needed.ts'
import { type MappedText, type NormalisedText, type OffsetMap, spanIn } from './normalised-text.ts'

/** One pass can uncover work for the next (a joined word that is also leet); more passes than this find nothing new. */
const MAX_PASSES = 6

function pass(original: string): MappedText {
  let needed = foldsNeeded(original)
  let text: MappedText = { text: original, map: null, disguised: 0 }
  if ((needed & CHARACTERS) !== 0) {
    text = foldCharacters(original)
    needed = foldsNeeded(text.text)
  }
  // None of these folds makes work for a later one that was not there before: they put letters for signs and marks.
  if ((needed & QUOTES) !== 0) text = foldQuotes(text)
  if ((needed & LOOK_ALIKES) !== 0) text = foldLookAlikes(text)
  if ((needed & SPACING) !== 0) text = foldSpacing(text)
  return (needed & LEET) === 0 ? text : foldLeet(text)
}

/** The map of `second` (which was made from the text `first` maps) back to the first original. */
function compose(first: OffsetMap | null, second: OffsetMap | null): OffsetMap | null {
  if (first === null) return second
  if (second === null) return first
  return {
    starts: second.starts.map((at) => first.starts[at] ?? 0),
    ends: second.ends.map((at) => first.ends[at - 1] ?? 0),
  }
}

function toLower(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  // A few letters grow in lower case; they keep their case so that one offset serves both texts.
  return Array.from(text, (char) => {
    const small = char.toLowerCase()
    return small.length === char.length ? small : char
  }).join('')
}

/**
 * The text without disguises: Unicode NFKC, no invisible characters, look-alike letters, leet and spaced letters
 * folded. Idempotent on its `text`, never throws, linear in the input.
 */
export function normalise(original: string): NormalisedText {
  let { text, map, disguised } = pass(original)
  for (let passes = 1; passes < MAX_PASSES && text !== original; passes++) {
    const next = pass(text)
    if (next.text === text) break
    map = compose(map, next.map)
    text = next.text
    disguised += next.disguised
  }
  const length = text.length
  return {
    original,
    text,
    lower: toLower(text),
    disguised,
    span: (start, end) => spanIn(map, length, start, end),
  }
}
