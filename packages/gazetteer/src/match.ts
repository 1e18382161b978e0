import { foldJoined } from './fold.ts'
import type { Gazetteer } from './gazetteer.ts'
import { matchMisspelt } from './misspelt.ts'
import type { Match } from './names.ts'
import { HASHTAG, MENTION } from './scan.ts'

/** A text that lists more names than this is read up to here: reading names against each other costs their square. */
const MOST_NAMES = 250

/** Longest names, left to right, without overlap. */
export function findMatches(gazetteer: Gazetteer, text: string): Match[] {
  const { tokens, trie, names } = gazetteer
  const found: Match[] = []
  for (let at = 0; at < tokens.count && found.length < MOST_NAMES; at++) {
    const flags = tokens.flags[at] as number // `at` is below the count.
    if (flags & MENTION) continue
    if (flags & HASHTAG) {
      const tag = matchHashtag(gazetteer, text, at)
      if (tag !== undefined) {
        found.push(tag)
        at = tag.last
        continue
      }
    }
    let node = 0
    let last = -1
    let id = -1
    for (let next = at; next < tokens.count; next++) {
      const word = tokens.word[next] as number // `next` is below the count.
      if (word < 0 || (next > at && !continues(gazetteer, next))) break
      node = trie.step(node, word)
      if (node === 0) break
      const ends = trie.nameAt(node)
      if (ends >= 0) {
        id = ends
        last = next
      }
    }
    const name = names[id]
    if (name === undefined) {
      const near = (tokens.word[at] as number) < 0 ? matchMisspelt(gazetteer, text, at) : undefined
      if (near !== undefined) found.push(near)
      continue
    }
    found.push({ first: at, last, name, hashtag: (flags & HASHTAG) !== 0, misspelt: false })
    at = last
  }
  return found
}

/** A name goes on over a space, hyphen or apostrophe, and over the full stop of a short form such as `St.`. */
function continues({ tokens }: Gazetteer, at: number): boolean {
  const gap = tokens.gap[at] as number // `at` is below the count.
  if (gap === 0) return true
  const size = (tokens.end[at - 1] as number) - (tokens.start[at - 1] as number)
  return size <= 3 && (gap === 2 || (gap === 1 && size === 1))
}

/** `#SintNiklaas`, `#sintniklaas`, `#DitIsGent`: the whole tag, or one of its capitalised parts, is a name. */
function matchHashtag(
  { tokens, joined, names, folds }: Gazetteer,
  text: string,
  at: number,
): Match | undefined {
  const raw = text.slice(tokens.start[at], tokens.end[at])
  const whole = names[joined.get(foldJoined(raw, folds.fold)) ?? -1]
  if (whole !== undefined) return { first: at, last: at, name: whole, hashtag: true, misspelt: false }
  const parts = raw.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/u)
  if (parts.length < 2) return undefined
  for (let size = parts.length - 1; size > 0; size--)
    for (let from = 0; from + size <= parts.length; from++) {
      const name = names[joined.get(foldJoined(parts.slice(from, from + size).join(''), folds.fold)) ?? -1]
      if (name !== undefined && name.risk < 2)
        return { first: at, last: at, name, hashtag: true, misspelt: false }
    }
  return undefined
}
