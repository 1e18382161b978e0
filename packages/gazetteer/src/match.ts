import type { Gazetteer } from './gazetteer.ts'
import type { Name } from './names.ts'
import { HASHTAG, MENTION } from './scan.ts'

/** A name found in the text, from token `first` to token `last`. */
export interface Match {
  readonly first: number
  readonly last: number
  readonly name: Name
  /** True when it is (part of) a hashtag. */
  readonly hashtag: boolean
}

/** Longest names, left to right, without overlap. */
export function findMatches(gazetteer: Gazetteer, text: string): Match[] {
  const { tokens, trie, names } = gazetteer
  const found: Match[] = []
  for (let at = 0; at < tokens.count; at++) {
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
    if (name === undefined) continue
    found.push({ first: at, last, name, hashtag: (flags & HASHTAG) !== 0 })
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
  if (whole !== undefined) return { first: at, last: at, name: whole, hashtag: true }
  const parts = raw.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/u)
  if (parts.length < 2) return undefined
  for (let size = parts.length - 1; size > 0; size--)
    for (let from = 0; from + size <= parts.length; from++) {
      const name = names[joined.get(foldJoined(parts.slice(from, from + size).join(''), folds.fold)) ?? -1]
      if (name !== undefined && name.risk < 2) return { first: at, last: at, name, hashtag: true }
    }
  return undefined
}

export function foldJoined(text: string, fold: Int32Array): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const letter = fold[text.charCodeAt(at)] ?? 0
    if (letter > 1)
      out +=
        letter > 0xffff ? String.fromCharCode(letter & 0xffff, letter >>> 16) : String.fromCharCode(letter)
  }
  return out
}
