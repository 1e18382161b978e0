import type { Chance } from './chance.ts'

const SHORTEST = 5

/** A word of the phrase with two letters swapped or one left out, or null when all its words are short. */
export function misspelt(phrase: string, chance: Chance): string | null {
  const words = phrase.split(' ')
  const long = words.flatMap((word, at) => (word.length >= SHORTEST ? [at] : []))
  const at = long[Math.floor(chance() * long.length)]
  const word = at === undefined ? undefined : words[at]
  if (at === undefined || word === undefined) return null
  const from = 1 + Math.floor(chance() * (word.length - 3))
  const [first, second] = [word[from] ?? '', word[from + 1] ?? '']
  const slip = chance() < 0.5 ? second + first : second
  return words.with(at, word.slice(0, from) + slip + word.slice(from + 2)).join(' ')
}
