import { MARK_NAME } from './fold-text.ts'
import { hash32 } from './hash.ts'
import type { TextFacts } from './text-facts.ts'
import { FUNCTION, PERSON, wordClass } from './word-class.ts'

/** Languages share their names, their numbers and the beginnings of many learned words. */
const COGNATE_LETTERS = 4
const SHORTEST_COGNATE = 5
const MOST_CUES = 10

/** What of a text would survive its translation. */
export interface Cue {
  readonly key: string
  /** 2 for a number or a name, 1 for the beginning of a word. */
  readonly weight: number
}

/** Numbers and names of a text as they are, and the beginnings of its longer words; the most telling first. */
export function cuesOf(
  { words, marks }: Pick<TextFacts, 'words' | 'marks'>,
  classes: readonly number[] = words.map(wordClass),
): Cue[] {
  const cues = new Map<string, number>()
  for (const [at, word] of words.entries()) {
    const first = word.charCodeAt(0)
    if (first >= 48 && first <= 57) {
      cues.set(Number.parseInt(word, 10).toString(), 2)
      continue
    }
    if (word.length < COGNATE_LETTERS || ((classes[at] ?? 0) & (FUNCTION | PERSON)) !== 0) continue
    const isName = ((marks[at] ?? 0) & MARK_NAME) !== 0
    // A name keeps its beginning where its end is bent: Lier and Lierre, Essen and Essenaar.
    const key = word.slice(0, COGNATE_LETTERS)
    if (isName) cues.set(key, 2)
    else if (word.length >= SHORTEST_COGNATE && !cues.has(key)) cues.set(key, 1)
  }
  return [...cues].map(([key, weight]) => ({ key, weight })).sort((one, other) => other.weight - one.weight)
}

/** Index keys of the most telling cues. */
export function cueKeys(facts: Pick<TextFacts, 'words' | 'marks'>, classes: readonly number[]): Uint32Array {
  const cues = cuesOf(facts, classes).slice(0, MOST_CUES)
  return Uint32Array.from(cues, ({ key }) => hash32(key, 0x44))
}
