/** Buckets of the hashed features; a power of two. */
export const BUCKETS = 1 << 15
/** Class order of the weights. */
export const LANGUAGE_CLASSES = ['nl', 'fr', 'en', 'de', 'other'] as const
/** Texts are judged by their first so many units; more adds nothing but time. */
const LONGEST = 400
const LONGEST_WORD = 24

const FNV_PRIME = 0x01000193
const WORD_SEED = 0x2545f491
const EDGE = 95

const isLetterish = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f && code !== 0xf7) || code === 39

/** Adds the features of the word `text[from, to)`: the word itself and its 2- to 4-grams with edges, as bucket numbers. */
function addWord(text: string, from: number, to: number, into: number[]): void {
  let whole = WORD_SEED
  for (let start = from - 1; start < to; start++) {
    let hash = 0x811c9dc5
    const first = start < from ? EDGE : text.charCodeAt(start)
    if (start >= from) whole = Math.imul(whole ^ first, FNV_PRIME)
    hash = Math.imul(hash ^ first, FNV_PRIME)
    for (let length = 2; length <= 4; length++) {
      const at = start + length - 1
      if (at > to) break
      hash = Math.imul(hash ^ (at === to ? EDGE : text.charCodeAt(at)), FNV_PRIME)
      into.push(((hash >>> 15) ^ hash ^ length) & (BUCKETS - 1))
    }
  }
  into.push(((whole >>> 15) ^ whole) & (BUCKETS - 1))
}

/** Bucket numbers of a lower-case text's features; words with digits and signs count by their letters. */
export function languageFeatures(lower: string): number[] {
  const features: number[] = []
  const end = Math.min(lower.length, LONGEST)
  let at = 0
  while (at < end) {
    if (!isLetterish(lower.charCodeAt(at))) {
      at++
      continue
    }
    const from = at
    while (at < end && isLetterish(lower.charCodeAt(at))) at++
    addWord(lower, from, Math.min(at, from + LONGEST_WORD), features)
  }
  return features
}
