/** A token as the heads see it: folded, lower case, with every group name replaced by its class. */
export interface HeadToken {
  readonly form: string
  /** True for a mask such as `<group>`: it has no letters to look at. */
  readonly masked: boolean
  /** True for a word that a negation reaches: to the heads it is another word. */
  readonly negated?: boolean
}

/** Buckets of the hashed n-grams; a power of two. */
export const BUCKETS = 1 << 17

/** Kinds of n-gram: a word, two neighbours, two words around a third, letters of a word. */
export const WORD = 0
const PAIR = 1
const SKIP = 2
const LETTERS = 3
/** How many tokens further the second word of a kind stands. */
export const REACH: Readonly<Uint8Array> = Uint8Array.of(0, 1, 2, 0)
/** A word has many letter groups; each is quieter, or they would drown the words. */
export const LOUDNESS: Readonly<Float64Array> = Float64Array.of(1.5, 1.5, 1, 0.5)

/** Hashed n-grams of one text: `buckets[i]`, of kind `kinds[i]`, starts at token `tokens[i]`. */
export interface Ngrams {
  readonly buckets: Int32Array
  readonly tokens: Int32Array
  readonly kinds: Uint8Array
  readonly count: number
}

const FNV_PRIME = 16777619
const WORD_SEED = 0x811c9dc5
const PAIR_SEED = 0x1b873593
const SKIP_SEED = 0x27d4eb2f
const LETTER_SEED = 0x165667b1
/** Mixed into the seeds of a negated word. */
const NEGATION = 0x9e3779b1
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

/** Arrays that n-grams are written to; one buffer serves text after text, so that a text costs no new arrays. */
export class NgramBuffer implements Ngrams {
  buckets = new Int32Array(1024)
  tokens = new Int32Array(1024)
  kinds = new Uint8Array(1024)
  count = 0

  push(hash: number, token: number, kind: number): void {
    const at = this.count
    if (at === this.buckets.length) this.#grow()
    this.buckets[at] = bucketOf(hash)
    this.tokens[at] = token
    this.kinds[at] = kind
    this.count = at + 1
  }

  #grow(): void {
    const buckets = new Int32Array(this.count * 2)
    buckets.set(this.buckets)
    this.buckets = buckets
    const tokens = new Int32Array(this.count * 2)
    tokens.set(this.tokens)
    this.tokens = tokens
    const kinds = new Uint8Array(this.count * 2)
    kinds.set(this.kinds)
    this.kinds = kinds
  }
}

/** Letter groups of three and four units of `_word_`, so that inflections and compounds share features. */
function pushLetters(out: NgramBuffer, word: string, token: number, seed: number): void {
  const last = Math.min(word.length, 24) + 1
  const at = (i: number) => (i === 0 || i === last ? EDGE : word.charCodeAt(i - 1))
  for (let from = 0; from + 2 <= last; from += 1) {
    const two = Math.imul(Math.imul(seed ^ at(from), FNV_PRIME) ^ at(from + 1), FNV_PRIME)
    const three = Math.imul(two ^ at(from + 2), FNV_PRIME)
    out.push(three, token, LETTERS)
    if (from + 3 <= last) out.push(Math.imul(three ^ at(from + 3), FNV_PRIME), token, LETTERS)
  }
}

/**
 * Words, neighbouring pairs, pairs with one word between, and letter groups, hashed (Weinberger 2009). Linear in the
 * text's length; tokens after the 400th are left out. What was in `out` is gone.
 */
export function ngramsOf(tokens: readonly HeadToken[], out: NgramBuffer = new NgramBuffer()): Ngrams {
  out.count = 0
  const length = Math.min(tokens.length, MAX_TOKENS)
  for (let i = 0; i < length; i += 1) {
    const token = tokens[i]
    if (!token) break
    const turn = token.negated ? NEGATION : 0
    const word = hashWord(token.form, WORD_SEED ^ turn)
    out.push(word, i, WORD)
    const next = tokens[i + 1]
    if (next && i + 1 < length) out.push(hashWord(next.form, word ^ PAIR_SEED), i, PAIR)
    const second = tokens[i + 2]
    if (second && i + 2 < length) out.push(hashWord(second.form, word ^ SKIP_SEED), i, SKIP)
    if (!token.masked) pushLetters(out, token.form, i, LETTER_SEED ^ turn)
  }
  return out
}

/** The squared loudness of a sentence of some eight words: up to there a word counts the same, however few stand by it. */
const SHORT_TEXT = 64

/** What one unit of loudness is worth in a text, so that a long text is not louder than a short one. */
export function ngramScale({ kinds, count }: Pick<Ngrams, 'kinds' | 'count'>): number {
  let squares = 0
  for (let i = 0; i < count; i += 1) squares += (LOUDNESS[kinds[i] ?? 0] ?? 0) ** 2
  return 1 / Math.sqrt(Math.max(SHORT_TEXT, squares))
}
