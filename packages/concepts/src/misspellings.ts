/** Shorter words have too many neighbours that are other words. */
const SHORTEST_SWAPPED = 6
const SHORTEST_SHORTENED = 7
const LONGEST_TOKEN = 24

function* withoutOne(word: string): Generator<string> {
  for (let at = 1; at < word.length - 1; at++) yield word.slice(0, at) + word.slice(at + 1)
}

function* swapped(word: string): Generator<string> {
  for (let at = 1; at + 1 < word.length; at++) {
    if (word[at] !== word[at + 1]) yield word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  }
}

function* undoubled(word: string): Generator<string> {
  for (let at = 1; at < word.length; at++) {
    if (word[at] === word[at - 1]) yield word.slice(0, at) + word.slice(at + 1)
  }
}

/** First letter, last letter and length of a word in one number, to tell most other words from it without a look-up. */
const shapeOf = (first: string, last: string, length: number): number =>
  ((first.charCodeAt(0) & 0xff) << 16) | ((last.charCodeAt(last.length - 1) & 0xff) << 8) | (length & 0xff)

/**
 * Key words behind one slip of the finger: two letters swapped, one left out, one typed twice. The first letter must be
 * right, and a letter changed for another does not count, because that is how other words are made.
 */
export class Misspellings {
  readonly #keys = new Map<string, number>()
  /** Key words with one letter left out. */
  readonly #shortened = new Map<string, number>()
  readonly #shapes = new Set<number>()

  constructor(keys: readonly (readonly [word: string, id: number])[]) {
    for (const [word, id] of keys) {
      this.#keys.set(word, id)
      this.#shapes.add(shapeOf(word, word, word.length))
      if (word.length < SHORTEST_SHORTENED) continue
      for (const short of withoutOne(word)) if (!this.#shortened.has(short)) this.#shortened.set(short, id)
    }
  }

  /** The number of the key word that `form` exactly is, or -1. */
  key(form: string): number {
    return this.#keys.get(form) ?? -1
  }

  /** True when the two together are a key word. */
  joins(first: string, second: string): boolean {
    if (!this.#shapes.has(shapeOf(first, second, first.length + second.length))) return false
    return this.#keys.has(first + second)
  }

  /** The number of the key word that `form` is a slip of, or -1. Only for forms that are no word of the pack. */
  find(form: string): number {
    if (form.length < SHORTEST_SWAPPED || form.length > LONGEST_TOKEN) return -1
    const shortened = this.#shortened.get(form)
    if (shortened !== undefined) return shortened
    for (const other of swapped(form)) {
      const id = this.#keys.get(other)
      if (id !== undefined) return id
    }
    for (const other of undoubled(form)) {
      const id = this.#keys.get(other)
      if (id !== undefined) return id
    }
    return -1
  }
}
