import { weightOf } from './compare-texts.ts'
import type { TextFacts } from './text-facts.ts'

/** Fewer words in common than this share of the smaller text cannot become a copy by looking closer. */
const LEAST_SHARE = 0.35
const DISGUISE = /[a-z]\d[a-z]|^\d[a-z]{3}/

/**
 * A quick look before two texts are laid side by side: whether they have enough words in common. Texts with digits in
 * their words are looked at closely in any case.
 */
export function shareWords(left: TextFacts, right: TextFacts): boolean {
  const [few, many] = left.words.length <= right.words.length ? [left, right] : [right, left]
  const there = new Set(many.words)
  let shared = 0
  let all = 0
  for (const word of few.words) {
    const weight = weightOf(word)
    all += weight
    if (there.has(word)) shared += weight
  }
  return (
    shared >= all * LEAST_SHARE ||
    few.words.some((word) => DISGUISE.test(word)) ||
    many.words.some((word) => DISGUISE.test(word))
  )
}
