import { CUE } from './cues.ts'
import { foldJoined } from './fold.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Match, Name } from './names.ts'
import { CAPITAL } from './scan.ts'
import { cueAt, flagsAt, gapAt } from './surroundings.ts'

/** Shorter names are too near to other words. */
const SHORTEST = 5
const MIN_CAPITAL = 6
/** In small letters a word is less surely a name, so it must be longer. */
const MIN_SMALL = 8

/**
 * A name with one letter wrong, missing, doubled or swapped, beside a word that leads to a place; anywhere else an unknown word
 * is just a word. Symmetric deletion: the word and the names meet in what is left when one letter is taken out (SymSpell).
 */
export function matchMisspelt(gazetteer: Gazetteer, text: string, at: number): Match | undefined {
  const { tokens, folds } = gazetteer
  const size = (tokens.end[at] as number) - (tokens.start[at] as number) // `at` is a token.
  const isCapital = (flagsAt(gazetteer, at) & CAPITAL) !== 0
  if (size < (isCapital ? MIN_CAPITAL : MIN_SMALL) || gapAt(gazetteer, at) !== 0) return undefined
  const [before, beforeThat] = [cueAt(gazetteer, at - 1), cueAt(gazetteer, at - 2)]
  const leads = before & (CUE.into | CUE.body) || (before & CUE.of && beforeThat & CUE.body)
  if (!leads) return undefined
  const word = foldJoined(text.slice(tokens.start[at], tokens.end[at]), folds.fold)
  const name = nearestName(gazetteer, word)
  return name === undefined ? undefined : { first: at, last: at, name, hashtag: false, misspelt: true }
}

/** The one town's name that is a letter away from a folded word; undefined when there is none, or more than one. */
export function nearestName(gazetteer: Gazetteer, word: string): Name | undefined {
  if (word.length < SHORTEST) return undefined
  const found = new Set<number>()
  for (const form of deletionsOf(word)) for (const id of index(gazetteer).get(form) ?? []) found.add(id)
  const [only, other] = [...found].filter((id) => isOneAway(word, gazetteer.names[id]?.folded ?? ''))
  return other === undefined && only !== undefined ? gazetteer.names[only] : undefined
}

function deletionsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

/** One letter put in, left out or changed, or two neighbours swapped; never the first letter, which people get right. */
export function isOneAway(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** One-word names of towns by what is left of them without one letter; made on first use, 20 ms. */
function index(gazetteer: Gazetteer): ReadonlyMap<string, readonly number[]> {
  const known = gazetteer.misspelt.index
  if (known !== undefined) return known
  const made = new Map<string, number[]>()
  gazetteer.names.forEach(({ folded, senses, size, risk }, id) => {
    if (size !== 1 || risk > 1 || folded.length < MIN_CAPITAL) return
    if (!senses.some(({ kind, strength }) => 'mxfs'.includes(kind) && strength === 3)) return
    for (const form of deletionsOf(folded)) {
      const ids = made.get(form)
      if (ids === undefined) made.set(form, [id])
      else ids.push(id)
    }
  })
  gazetteer.misspelt.index = made
  return made
}
