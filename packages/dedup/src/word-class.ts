import { FUNCTION_WORDS } from './words/function-words.ts'
import {
  CONDEMNATION_STEMS,
  NEGATION_WORDS,
  NUMBER_WORDS,
  PERSON_WORDS,
  STANCE_WORDS,
  TIME_STEMS,
  TIME_WORDS,
} from './words/guard-words.ts'
import { TARGET_STEMS, TARGET_WORDS } from './words/target-words.ts'

/** What a word is to the guard: bits, because a word can be several things. */
export const NEGATION = 1
export const NUMBER = 2
export const TIME = 4
/** A group, a role or a kind of person. */
export const TARGET = 8
/** Who does it or who undergoes it: `ik`, `jij`, `hij`, their forms, and the possessives. */
export const PERSON = 16
/** Words that put the writer against what is quoted. */
export const CONDEMNATION = 32
/** Words every text has; they say little about two texts being one. */
export const FUNCTION = 64
export const PLACE = 128
/** For or against. */
export const STANCE = 256
/** No listed word, but one with a letter left out. */
export const DISGUISED = 512

const EXACT = new Map<string, number>()
for (const [bit, words] of [
  [NEGATION, NEGATION_WORDS],
  [NUMBER, NUMBER_WORDS],
  [TIME, TIME_WORDS],
  [TARGET, TARGET_WORDS],
  [PERSON, PERSON_WORDS],
  [STANCE, STANCE_WORDS],
  [FUNCTION, FUNCTION_WORDS],
] as const) {
  for (const word of words) EXACT.set(word, (EXACT.get(word) ?? 0) | bit)
}

const STEMS = new Map<string, number>()
for (const [bit, stems] of [
  [TIME, TIME_STEMS],
  [TARGET, TARGET_STEMS],
  [CONDEMNATION, CONDEMNATION_STEMS],
] as const) {
  for (const stem of stems) STEMS.set(stem, (STEMS.get(stem) ?? 0) | bit)
}
/** Words and stems that name whom it is about, with one letter left out, as people do to slip past a filter: `mslim`. */
const CLIPPED = new Set<string>()
const SHORTEST_DISGUISED = 6
for (const word of [...TARGET_WORDS, ...TARGET_STEMS]) {
  if (word.length < SHORTEST_DISGUISED) continue
  for (let at = 1; at < word.length; at++) CLIPPED.add(word.slice(0, at) + word.slice(at + 1))
}

const SHORTEST_STEM = Math.min(...[...STEMS.keys()].map((stem) => stem.length))
const LONGEST_STEM = Math.max(...[...STEMS.keys()].map((stem) => stem.length))

/** Bounded, so that a stream of invented words cannot fill the memory. */
const CACHE_LIMIT = 100_000
let cache = new Map<string, number>()

/** The class bits of a folded word. */
export function wordClass(word: string): number {
  const known = cache.get(word)
  if (known !== undefined) return known
  const bits = compute(word)
  if (cache.size >= CACHE_LIMIT) cache = new Map()
  cache.set(word, bits)
  return bits
}

/** A clock time: `16u`, `8u15`, `18h`, `21h30`, `9uur`. */
const CLOCK = /^\d{1,2}(u|h|uur|uhr)(\d{2})?$/

function compute(word: string): number {
  let bits = EXACT.get(word) ?? 0
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) bits |= CLOCK.test(word) ? NUMBER | TIME : NUMBER
  for (let length = SHORTEST_STEM; length <= Math.min(LONGEST_STEM, word.length); length++) {
    bits |= STEMS.get(word.slice(0, length)) ?? 0
  }
  return bits === 0 && isDisguised(word) ? TARGET | DISGUISED : bits
}

function isDisguised(word: string): boolean {
  for (let length = SHORTEST_DISGUISED - 1; length <= word.length; length++) {
    // An inflection may follow; a longer rest is another word.
    if (word.length - length <= 2 && CLIPPED.has(word.slice(0, length))) return true
  }
  return false
}
