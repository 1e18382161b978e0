import { TEXTS_PER_KEY } from './port.ts'

const WAYS = TEXTS_PER_KEY
/** A set is one cache line of 64 bytes: how many were ever put in it, then its entries. */
const ROW = WAYS + 1
/** 2^15 sets: half a million entries, two megabytes. */
const FIRST_SET_BITS = 15
/** Beyond it sets overflow and forget more than they should. */
const LOAD = 0.8

/** State of a table as it is written in a snapshot. */
export interface NearTableState {
  readonly setBits: number
  readonly count: number
  readonly entries: Uint32Array
}

/**
 * Key to slots, set-associative: a key's set is one cache line of 15 entries, the newest overwrite the oldest, so a
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

  constructor(slotBits: number, state?: NearTableState) {
    this.#slotBits = slotBits
    this.#tagMask = 2 ** (32 - slotBits) - 1
    this.#setBits = state?.setBits ?? FIRST_SET_BITS
    this.#count = state?.count ?? 0
    this.#entries = state?.entries ?? new Uint32Array(ROW * 2 ** FIRST_SET_BITS)
  }

  state(): NearTableState {
    return { setBits: this.#setBits, count: this.#count, entries: this.#entries }
  }

  get bytes(): number {
    return this.#entries.byteLength
  }

  add(key: number, slot: number): void {
    if (this.#count >= 2 ** this.#setBits * WAYS * LOAD) this.#double()
    const set = key & (2 ** this.#setBits - 1)
    const tag = (key >>> FIRST_SET_BITS) & this.#tagMask
    // Shifts wrap at 32 bits: a table of 2^32 slots would need no tag at all, and none is that large.
    this.#put(set, ((tag << this.#slotBits) | slot) >>> 0)
  }

  /** Writes the slots that may have the key into `out` from `from` on, newest first; answers where it ends. */
  collect(key: number, out: Uint32Array, from: number): number {
    const set = key & (2 ** this.#setBits - 1)
    const tag = (key >>> FIRST_SET_BITS) & this.#tagMask
    const fill = this.#entries[set * ROW] ?? 0
    const slotMask = 2 ** this.#slotBits - 1
    let end = from
    for (let back = 1; back <= Math.min(fill, WAYS); back++) {
      const entry = this.#entries[place(set, fill - back)] ?? 0
      if (entry >>> this.#slotBits === tag) out[end++] = entry & slotMask
    }
    return end
  }

  #put(set: number, entry: number): void {
    const fill = this.#entries[set * ROW] ?? 0
    this.#entries[place(set, fill)] = entry
    this.#entries[set * ROW] = fill + 1
    if (fill < WAYS) this.#count++
  }

  /** Each set becomes two; the bit that parts them is in the tag. */
  #double(): void {
    const entries = this.#entries
    const sets = 2 ** this.#setBits
    const bit = this.#slotBits + (this.#setBits - FIRST_SET_BITS)
    if (bit >= 32) return
    this.#entries = new Uint32Array(entries.length * 2)
    this.#setBits++
    this.#count = 0
    for (let set = 0; set < sets; set++) {
      const fill = entries[set * ROW] ?? 0
      for (let back = Math.min(fill, WAYS); back >= 1; back--) {
        const entry = entries[place(set, fill - back)] ?? 0
        this.#put(((entry >>> bit) & 1) === 1 ? set + sets : set, entry)
      }
    }
  }
}

/** Where the entry that was put in as the given one lies; the counter begins anew after four thousand million. */
const place = (set: number, ordinal: number): number => set * ROW + 1 + (ordinal % WAYS)
