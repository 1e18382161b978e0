/**
 * Words to small numbers, looked up by a double 32-bit hash that the scanner keeps while it reads a token, so that no string
 * is cut for the thousands of words that are no name. Two words share both hashes with a chance of about 2^-64 a pair.
 */
export class WordTable {
  #first: Int32Array
  #second: Int32Array
  #ids: Int32Array
  #mask: number
  #size = 0

  constructor(capacity = 1 << 15) {
    this.#first = new Int32Array(capacity)
    this.#second = new Int32Array(capacity)
    this.#ids = new Int32Array(capacity).fill(-1)
    this.#mask = capacity - 1
  }

  get size(): number {
    return this.#size
  }

  /** The word's number, or -1. */
  find(first: number, second: number): number {
    let slot = (first ^ (second >>> 7)) & this.#mask
    for (;;) {
      const id = this.#ids[slot] as number // The slot is masked to the table's length.
      if (id < 0) return -1
      if (this.#first[slot] === first && this.#second[slot] === second) return id
      slot = (slot + 1) & this.#mask
    }
  }

  /** The number of a folded word, new when it has none. */
  add(word: string): number {
    let [first, second] = [HASH_SEED, 0]
    for (let at = 0; at < word.length; at++) {
      first = Math.imul(first ^ word.charCodeAt(at), HASH_PRIME)
      second = (Math.imul(second, 31) + word.charCodeAt(at)) | 0
    }
    const known = this.find(first, second)
    if (known >= 0) return known
    if (this.#size * 2 > this.#mask) this.#grow()
    this.#put(first, second, this.#size)
    return this.#size++
  }

  #put(first: number, second: number, id: number): void {
    let slot = (first ^ (second >>> 7)) & this.#mask
    while ((this.#ids[slot] as number) >= 0) slot = (slot + 1) & this.#mask
    this.#first[slot] = first
    this.#second[slot] = second
    this.#ids[slot] = id
  }

  #grow(): void {
    const [first, second, ids] = [this.#first, this.#second, this.#ids]
    const capacity = (this.#mask + 1) * 2
    this.#first = new Int32Array(capacity)
    this.#second = new Int32Array(capacity)
    this.#ids = new Int32Array(capacity).fill(-1)
    this.#mask = capacity - 1
    ids.forEach((id, slot) => {
      if (id >= 0) this.#put(first[slot] ?? 0, second[slot] ?? 0, id)
    })
  }
}

/** FNV-1a, and beside it the polynomial hash of Java's strings. */
export const HASH_SEED = 0x811c9dc5 | 0
export const HASH_PRIME = 0x01000193
