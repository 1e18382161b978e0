import type { SignalInput } from '@seinpost/schemas'

/** The part of a referral by which two partners' words about one event are found. */
export type Referred = Pick<SignalInput, 'text' | 'publishedAt' | 'place' | 'referral'> & {
  readonly id: string
}

/** Two referrals, by id, that seem to be about one event. */
export interface LikePair {
  readonly a: string
  readonly b: string
  /** Share of the smaller text's words that both use, in [0,1]. */
  readonly likeness: number
}

const WITHIN_MS = 3 * 86_400_000
const LIKE_FROM = 0.45
const MIN_WORDS = 4

/**
 * Pairs of referrals that seem to be about one event: the same place or none said, within three days, and enough words in
 * common (overlap coefficient over words of four letters and more). Linked, never merged: each partner is owed an answer.
 */
export function linkReferrals(referrals: readonly Referred[]): LikePair[] {
  const ordered = referrals.toSorted((x, y) => Date.parse(x.publishedAt) - Date.parse(y.publishedAt))
  const words = ordered.map(({ text }) => wordsOf(text))
  const links: LikePair[] = []
  for (const [at, one] of ordered.entries()) {
    for (let next = at + 1; next < ordered.length; next += 1) {
      const other = ordered[next]
      if (other === undefined || Date.parse(other.publishedAt) - Date.parse(one.publishedAt) > WITHIN_MS)
        break
      if (!samePlace(one, other)) continue
      const likeness = overlap(words[at] ?? new Set(), words[next] ?? new Set())
      if (likeness >= LIKE_FROM) links.push({ a: one.id, b: other.id, likeness })
    }
  }
  return links
}

function samePlace({ place: one }: Referred, { place: other }: Referred): boolean {
  if (one === undefined || other === undefined) return true
  if (one.postcode !== undefined && other.postcode !== undefined) return one.postcode === other.postcode
  return (
    one.municipality === other.municipality ||
    one.municipality === undefined ||
    other.municipality === undefined
  )
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(
      text
        .toLowerCase()
        .normalize('NFC')
        .matchAll(/[\p{L}\p{M}\p{N}]{4,}/gu),
      ([word]) => word,
    ),
  )

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size)
  if (smaller < MIN_WORDS) return 0
  let both = 0
  for (const word of one) if (other.has(word)) both += 1
  return both / smaller
}
