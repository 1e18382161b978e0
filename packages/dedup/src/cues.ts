import { MARK_NAME } from './fold-text.ts'
import { combine, hash32 } from './hash.ts'
import type { TextFacts } from './text-facts.ts'
import { FUNCTION, PERSON, TIME, wordClass } from './word-class.ts'

/** Languages share their names, their numbers and the beginnings of many learned words. */
export const COGNATE_LETTERS = 4
const SHORTEST_COGNATE = 5
const DAY_MS = 86_400_000
const MOST_CUES = 4

/** What of a text would survive its translation, the most telling first. */
export interface Cue {
  readonly key: string
  readonly weight: number
}

/** Numbers and names of a text as they are, and the beginnings of its longer words. */
export function cuesOf({ words, marks }: TextFacts): Cue[] {
  const cues = new Map<string, number>()
  for (const [at, word] of words.entries()) {
    const classes = wordClass(word)
    if ((classes & FUNCTION) !== 0) continue
    if (/^\d/.test(word)) cues.set(word.replace(/^(\d+).*$/, '$1'), 2)
    else if (((marks[at] ?? 0) & MARK_NAME) !== 0 && word.length > 3) cues.set(word, 2)
    if (word.length < SHORTEST_COGNATE || (classes & (TIME | PERSON)) !== 0) continue
    const start = word.slice(0, COGNATE_LETTERS)
    if (!cues.has(start)) cues.set(start, 1)
  }
  return [...cues]
    .map(([key, weight]) => ({ key, weight }))
    .sort((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1))
}

/**
 * Index keys of the cues: each with the place, when there is one, and with the day and the next day, so that two texts
 * within a day of each other have one in common.
 */
export function cueKeys(facts: TextFacts, at: number): Uint32Array {
  const day = Math.floor(at / DAY_MS)
  const keys = cuesOf(facts)
    .filter(({ weight }) => weight > 1 || facts.place !== '')
    .slice(0, MOST_CUES)
    .flatMap(({ key }) => [day, day + 1].map((when) => combine(hash32(`${facts.place} ${key}`), when)))
  return Uint32Array.from(keys)
}
