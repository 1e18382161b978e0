/** Grown or swept when fuller; linear probing slows down beyond it. */
const LOAD = 0.6
const FIRST_CAPACITY = 2 ** 14
const EMPTY = 0
/** Where a value was taken out; probing goes on past it. */
const TAKEN = 0xffffffff

export interface KeyTableState {
  readonly used: number
  readonly entries: Uint32Array
}

/**
 * Hash of a key to the newest value that has it: open addressing with linear probing over plain numbers, four bytes an
 * entry. Keys are not stored: `hashOf` reads the hash of a value's key back.
 */
export class KeyTable {
  readonly #hashOf: (value: number) => number
  #entries: Uint32Array
  #used: number

  constructor(hashOf: (value: number) => number, state?: KeyTableState) {
    this.#hashOf = hashOf
    this.#entries = state?.entries ?? new Uint32Array(FIRST_CAPACITY)
    this.#used = state?.used ?? 0
  }

  state(): KeyTableState {
    return { used: this.#used, entries: this.#entries }
  }

  get bytes(): number {
    return this.#entries.byteLength
  }

  /** The value whose key has this hash and for which `is` holds, or -1. */
  find(hash: number, is: (value: number) => boolean): number {
    return (this.#entries[this.#locate(hash, is)] ?? EMPTY) - 1
  }

  /** Puts the value in the place of the one for which `is` holds, which is answered, or -1 when there was none. */
  put(hash: number, value: number, is: (value: number) => boolean): number {
    if (this.#used >= this.#entries.length * LOAD) this.#rebuild()
    const at = this.#locate(hash, is)
    const before = this.#entries[at] ?? EMPTY
    if (before === EMPTY) this.#used++
    this.#entries[at] = value + 1
    return before - 1
  }

  /** Takes the value out, putting `instead` in its place when that is not -1. */
  take(hash: number, value: number, instead: number): void {
    const at = this.#locate(hash, (other) => other === value)
    if (this.#entries[at] !== EMPTY) this.#entries[at] = instead === -1 ? TAKEN : instead + 1
  }

  #locate(hash: number, is: (value: number) => boolean): number {
    const mask = this.#entries.length - 1
    let at = hash & mask
    for (;;) {
      const entry = this.#entries[at] ?? EMPTY
      if (entry === EMPTY || (entry !== TAKEN && is(entry - 1))) return at
      at = (at + 1) & mask
    }
  }

  /** Leaves out what was taken, and doubles when what is left would still fill more than half of the load. */
  #rebuild(): void {
    const left = this.#entries.filter((entry) => entry !== EMPTY && entry !== TAKEN)
    const tight = left.length >= (this.#entries.length * LOAD) / 2
    this.#entries = new Uint32Array(this.#entries.length * (tight ? 2 : 1))
    for (const entry of left) this.#entries[this.#locate(this.#hashOf(entry - 1), () => false)] = entry
    this.#used = left.length
  }
}
