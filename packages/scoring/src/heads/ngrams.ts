/** A token as the heads see it: folded, lower case, with every group name replaced by its class. */
export interface HeadToken {
  readonly form: string
  /** True for a mask such as `<group>`: it has no letters to look at. */
  readonly masked: boolean
}

/** Buckets of the hashed n-grams; a power of two. */
export const BUCKETS = 1 << 17

/** Hashed n-grams of one text: `bucket[i]` was seen at token `token[i]` (and the next `width[i] - 1`). */
export interface Ngrams {
  readonly buckets: Int32Array
  readonly tokens: Int32Array
  readonly widths: Uint8Array
  readonly count: number
}

const FNV_PRIME = 16777619
const WORD_SEED = 0x811c9dc5
const PAIR_SEED = 0x1b873593
const SKIP_SEED = 0x27d4eb2f
const LETTER_SEED = 0x165667b1
const MAX_TOKENS = 400
const EDGE = 95

/** FNV-1a over the UTF-16 units of `word`, continued from `seed`. */
function hashWord(word: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME)
  return hash
}

/** The finaliser of MurmurHash3, so that the low bits we keep depend on all of them. */
function bucketOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  return mixed & (BUCKETS - 1)
}

class Growing {
  buckets = new Int32Array(1024)
  tokens = new Int32Array(1024)
  widths = new Uint8Array(1024)
  count = 0

  push(hash: number, token: number, width: number): void {
    if (this.count === this.buckets.length) this.grow()
    this.buckets[this.count] = bucketOf(hash)
    this.tokens[this.count] = token
    this.widths[this.count] = width
    this.count += 1
  }

  private grow(): void {
    const buckets = new Int32Array(this.count * 2)
    buckets.set(this.buckets)
    this.buckets = buckets
    const tokens = new Int32Array(this.count * 2)
    tokens.set(this.tokens)
    this.tokens = tokens
    const widths = new Uint8Array(this.count * 2)
    widths.set(this.widths)
    this.widths = widths
  }
}

/** Letter groups of three to five units of `_word_`, so that inflections and compounds share features. */
function pushLetters(out: Growing, word: string, token: number): void {
  const units = Math.min(word.length, 24) + 2
  const at = (i: number) => (i === 0 || i === units - 1 ? EDGE : word.charCodeAt(i - 1))
  for (let from = 0; from + 3 <= units; from += 1) {
    let hash = LETTER_SEED
    for (let to = from; to < Math.min(units, from + 5); to += 1) {
      hash = Math.imul(hash ^ at(to), FNV_PRIME)
      if (to - from >= 2) out.push(hash, token, 1)
    }
  }
}

/**
 * Words, neighbouring pairs, pairs with one word between, and letter groups, hashed (Weinberger 2009). Linear in the
 * text's length; tokens after the 400th are left out.
 */
export function ngramsOf(tokens: readonly HeadToken[]): Ngrams {
  const out = new Growing()
  const length = Math.min(tokens.length, MAX_TOKENS)
  for (let i = 0; i < length; i += 1) {
    const token = tokens[i]
    if (!token) break
    const word = hashWord(token.form, WORD_SEED)
    out.push(word, i, 1)
    const next = tokens[i + 1]
    if (next && i + 1 < length) out.push(hashWord(next.form, word ^ PAIR_SEED), i, 2)
    const second = tokens[i + 2]
    if (second && i + 2 < length) out.push(hashWord(second.form, word ^ SKIP_SEED), i, 3)
    if (!token.masked) pushLetters(out, token.form, i)
  }
  return { buckets: out.buckets, tokens: out.tokens, widths: out.widths, count: out.count }
}

/** The weight of each n-gram of a text, so that a long text is not louder than a short one. */
export const ngramWeight = (count: number): number => (count === 0 ? 0 : 1 / Math.sqrt(count))
