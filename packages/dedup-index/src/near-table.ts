import { TEXTS_PER_KEY } from './port.ts'

const WAYS = TEXTS_PER_KEY
/** 2^15 sets of 16: half a million entries, two megabytes. */
const FIRST_SET_BITS = 15
/** Beyond it sets overflow and forget more than they should. */
const LOAD = 0.8

/** State of a table as it is written in a snapshot. */
export interface NearTableState {
  readonly setBits: number
  readonly count: number
  readonly entries: Uint32Array
  readonly fills: Uint8Array
}

/**
 * Key to slots, set-associative: a key's set is one cache line of 16 entries, the newest overwrite the oldest, so a
 * frequent key costs no more than a rare one. An entry holds the slot and as many further bits of the key as fit, which
 * sort out most strangers and let the table double by splitting each set in two without reading the texts again. Some
 * strangers stay, and the entry of a text that left names the one that has its slot now: who asks verifies what is found.
 */
export class NearTable {
  readonly #slotBits: number
  readonly #tagMask: number
  #setBits: number
  #count: number
  #entries: Uint32Array
  /** How many were ever put in a set, kept below 32 once it is full. */
  #fills: Uint8Array

  constructor(slotBits: number, state?: NearTableState) {
    this.#slotBits = slotBits
    this.#tagMask = 2 ** (32 - slotBits) - 1
    this.#setBits = state?.setBits ?? FIRST_SET_BITS
    this.#count = state?.count ?? 0
    this.#entries = state?.entries ?? new Uint32Array(WAYS * 2 ** FIRST_SET_BITS)
    this.#fills = state?.fills ?? new Uint8Array(2 ** FIRST_SET_BITS)
  }

  state(): NearTableState {
    return { setBits: this.#setBits, count: this.#count, entries: this.#entries, fills: this.#fills }
  }

  get bytes(): number {
    return this.#entries.byteLength + this.#fills.byteLength
  }

  add(key: number, slot: number): void {
    if (this.#count >= this.#entries.length * LOAD) this.#double()
    const set = key & (2 ** this.#setBits - 1)
    const tag = (key >>> FIRST_SET_BITS) & this.#tagMask
    // Shifts wrap at 32 bits: a table of 2^32 slots would need no tag at all, and none is that large.
    this.#put(set, ((tag << this.#slotBits) | slot) >>> 0)
  }

  /** Writes the slots that may have the key into `out` from `from` on, newest first; answers where it ends. */
  collect(key: number, out: Uint32Array, from: number): number {
    const set = key & (2 ** this.#setBits - 1)
    const tag = (key >>> FIRST_SET_BITS) & this.#tagMask
    const fill = this.#fills[set] ?? 0
    const slotMask = 2 ** this.#slotBits - 1
    let end = from
    for (let back = 1; back <= Math.min(fill, WAYS); back++) {
      const entry = this.#entries[set * WAYS + ((fill - back) & (WAYS - 1))] ?? 0
      if (entry >>> this.#slotBits === tag) out[end++] = entry & slotMask
    }
    return end
  }

  #put(set: number, entry: number): void {
    const fill = this.#fills[set] ?? 0
    this.#entries[set * WAYS + (fill & (WAYS - 1))] = entry
    this.#fills[set] = fill + 1 < 2 * WAYS ? fill + 1 : WAYS
    if (fill < WAYS) this.#count++
  }

  /** Each set becomes two; the bit that parts them is in the tag. */
  #double(): void {
    const { entries, fills } = { entries: this.#entries, fills: this.#fills }
    const sets = 2 ** this.#setBits
    const bit = this.#slotBits + (this.#setBits - FIRST_SET_BITS)
    if (bit >= 32) return
    this.#entries = new Uint32Array(entries.length * 2)
    this.#fills = new Uint8Array(sets * 2)
    this.#setBits++
    this.#count = 0
    for (let set = 0; set < sets; set++) {
      const fill = fills[set] ?? 0
      for (let back = Math.min(fill, WAYS); back >= 1; back--) {
        const entry = entries[set * WAYS + ((fill - back) & (WAYS - 1))] ?? 0
        this.#put(((entry >>> bit) & 1) === 1 ? set + sets : set, entry)
      }
    }
  }
}
