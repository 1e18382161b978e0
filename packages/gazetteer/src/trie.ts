/** A trie of names over word numbers, in flat arrays: a step is one probe of an open-addressing table. */
export class NameTrie {
  #from = new Int32Array(1 << 16)
  #word = new Int32Array(1 << 16)
  #to = new Int32Array(1 << 16)
  #edges = 0
  /** Name that ends at a node, or -1. Node 0 is the root. */
  readonly #name: number[] = [-1]

  /** The node after `word`, or 0 when no name goes on so. */
  step(node: number, word: number): number {
    const mask = this.#to.length - 1
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & mask
    for (;;) {
      const to = this.#to[slot] as number // The slot is masked to the table's length.
      if (to === 0) return 0
      if (this.#from[slot] === node && this.#word[slot] === word) return to
      slot = (slot + 1) & mask
    }
  }

  nameAt(node: number): number {
    return this.#name[node] ?? -1
  }

  /** Number of the name these words spell, new (`fresh`) when it was not there. */
  add(words: readonly number[], fresh: number): number {
    let node = 0
    for (const word of words) node = this.step(node, word) || this.#grow(node, word)
    const known = this.nameAt(node)
    if (known >= 0) return known
    this.#name[node] = fresh
    return fresh
  }

  #grow(from: number, word: number): number {
    if (this.#edges * 2 > this.#to.length) this.#rehash()
    const to = this.#name.push(-1) - 1
    this.#put(from, word, to)
    this.#edges++
    return to
  }

  #put(from: number, word: number, to: number): void {
    const mask = this.#to.length - 1
    let slot = (Math.imul(from, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & mask
    while (this.#to[slot] !== 0) slot = (slot + 1) & mask
    this.#from[slot] = from
    this.#word[slot] = word
    this.#to[slot] = to
  }

  #rehash(): void {
    const [from, word, to] = [this.#from, this.#word, this.#to]
    const size = to.length * 2
    this.#from = new Int32Array(size)
    this.#word = new Int32Array(size)
    this.#to = new Int32Array(size)
    to.forEach((target, slot) => {
      if (target !== 0) this.#put(from[slot] ?? 0, word[slot] ?? 0, target)
    })
  }
}
