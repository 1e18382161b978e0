const CAPACITY = 1024

/** A small tally of slots, used again for each query: how many of its keys each slot shares. */
export class Candidates {
  readonly #slots = new Int32Array(CAPACITY).fill(-1)
  readonly #shared = new Uint8Array(CAPACITY)
  readonly #touched = new Int32Array(CAPACITY)
  #size = 0

  count(slot: number): void {
    let at = Math.imul(slot, 0x9e3779b1) >>> 22
    while (this.#slots[at] !== -1 && this.#slots[at] !== slot) at = (at + 1) & (CAPACITY - 1)
    if (this.#slots[at] === -1) {
      // Half full is more than any text's keys can bring: 32 keys of 16 texts.
      if (this.#size >= CAPACITY / 2) return
      this.#slots[at] = slot
      this.#shared[at] = 0
      this.#touched[this.#size++] = at
    }
    this.#shared[at] = (this.#shared[at] ?? 0) + 1
  }

  /** Calls `visit` for each slot and forgets all. */
  drain(visit: (slot: number, shared: number) => void): void {
    for (let index = 0; index < this.#size; index++) {
      const at = this.#touched[index] ?? 0
      visit(this.#slots[at] ?? 0, this.#shared[at] ?? 0)
      this.#slots[at] = -1
    }
    this.#size = 0
  }
}
