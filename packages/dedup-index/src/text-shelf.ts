import { ByteArena } from './byte-arena.ts'
import { Columns, KEYS_PER_TEXT } from './columns.ts'
import { KeyTable } from './key-table.ts'
import type { IndexedText } from './port.ts'
import { SKETCH_WORDS } from './sketch.ts'
import { encodeId, encodeRecord, hashId, hashKey, type KeyHash, RecordView } from './text-record.ts'

/** A key value is a slot and which of its keys: the exact ones first, the id last. */
const KINDS = KEYS_PER_TEXT + 1
const ID_KIND = KEYS_PER_TEXT

export interface ShelfState {
  readonly next: number
  readonly live: number
  readonly columns: ReturnType<Columns['state']>
  readonly keys: ReturnType<KeyTable['state']>
  readonly arena: ReturnType<ByteArena['state']>
}

/**
 * The texts themselves, in a ring of slots: the oldest leaves when the ring is full. Found by id and by exact key.
 */
export class TextShelf {
  readonly #limit: number
  readonly #arena: ByteArena
  readonly #keys: KeyTable
  readonly #view = new RecordView()
  readonly columns: Columns
  /** Texts ever put; the slot of a text is this number modulo the limit. */
  #next: number
  #live: number

  constructor(limit: number, state?: ShelfState) {
    this.#limit = limit
    this.#arena = new ByteArena(state?.arena)
    this.columns = new Columns(limit, state?.columns)
    this.#keys = new KeyTable((value) => this.#hashOf(value), state?.keys)
    this.#next = state?.next ?? 0
    this.#live = state?.live ?? 0
  }

  state(): ShelfState {
    return {
      next: this.#next,
      live: this.#live,
      columns: this.columns.state(),
      keys: this.#keys.state(),
      arena: this.#arena.state(),
    }
  }

  get live(): number {
    return this.#live
  }

  get bytes(): number {
    return this.#arena.bytes + this.columns.bytes + this.#keys.bytes
  }

  isLive(slot: number): boolean {
    return (this.columns.place[slot] ?? -1) >= 0
  }

  /** How long ago the slot was filled, in texts: 0 is the newest. */
  age(slot: number): number {
    const newest = (this.#next - 1) % this.#limit
    return (newest - slot + this.#limit) % this.#limit
  }

  record(slot: number): RecordView {
    return this.#arena.view(this.columns.place[slot] ?? -1, new RecordView())
  }

  /** The same for a look that is over before the next: the view is used again. */
  #glance(slot: number): RecordView {
    return this.#arena.view(this.columns.place[slot] ?? -1, this.#view)
  }

  /** The slot of an id, or -1. */
  slotOf(id: string): number {
    const bytes = encodeId(id)
    const value = this.#keys.find(hashId(bytes), (other) => this.#isId(other, bytes))
    return value === -1 ? -1 : Math.floor(value / KINDS)
  }

  /** Slots with the exact key, newest first, at most `limit`. */
  withKey(key: string, limit: number): number[] {
    const hash = hashKey(key)
    const slots: number[] = []
    let value = this.#keys.find(hash.first, (other) => this.#isKey(other, hash))
    while (value !== -1 && slots.length < limit) {
      slots.push(Math.floor(value / KINDS))
      value = this.#before(value)
    }
    return slots
  }

  /** The live text before this one with the same key, or -1. Links of removed texts still lead on. */
  #before(value: number): number {
    for (let at = value; ; ) {
      const slot = Math.floor(at / KINDS)
      const next = (this.columns.previous[slot * KEYS_PER_TEXT + (at % KINDS)] ?? 0) - 1
      // A link to a newer text leads into a slot that was used again: what it meant has left.
      if (next === -1 || this.age(Math.floor(next / KINDS)) <= this.age(slot)) return -1
      if (this.isLive(Math.floor(next / KINDS))) return next
      at = next
    }
  }

  /** Puts the text in the next slot, which it answers; `leaving` is told the slot that makes room. */
  put(text: IndexedText, leaving: (slot: number) => void): number {
    const slot = this.#next % this.#limit
    if (this.#next >= this.#limit) {
      if (this.isLive(slot)) {
        leaving(slot)
        this.#unlink(slot)
      }
      this.#letGo((slot + 1) % this.#limit)
    }
    this.#next++
    this.#live++
    this.columns.reserve(slot)
    this.#write(slot, text)
    return slot
  }

  /** Takes the text out and erases its bytes. */
  remove(slot: number): void {
    this.#unlink(slot)
  }

  #write(slot: number, text: IndexedText): void {
    const id = encodeId(text.id)
    this.columns.place[slot] = this.#arena.append(encodeRecord(text, id))
    this.columns.at[slot] = text.at
    this.columns.settled[slot] = 0
    this.columns.language[slot] = text.language
    this.columns.sketch.set(text.sketch.subarray(0, SKETCH_WORDS), slot * SKETCH_WORDS)
    const record = this.record(slot)
    for (let ordinal = 0; ordinal < KEYS_PER_TEXT; ordinal++) {
      const row = slot * KEYS_PER_TEXT + ordinal
      this.columns.previous[row] = 0
      if (ordinal >= record.keyCount) continue
      const hash = record.keyHash(ordinal)
      this.columns.previous[row] =
        this.#keys.put(hash.first, slot * KINDS + ordinal, (other) => this.#isKey(other, hash)) + 1
    }
    this.#keys.put(hashId(id), slot * KINDS + ID_KIND, (other) => this.#isId(other, id))
  }

  #unlink(slot: number): void {
    const record = this.record(slot)
    for (let ordinal = 0; ordinal < record.keyCount; ordinal++) {
      const value = slot * KINDS + ordinal
      this.#keys.take(record.keyHash(ordinal).first, value, this.#before(value))
    }
    this.#keys.take(hashId(record.idBytes), slot * KINDS + ID_KIND, -1)
    record.erase()
    this.columns.place[slot] = -1
    this.#live--
  }

  /** Frees the arena before the oldest text that is still there. */
  #letGo(oldest: number): void {
    const place = this.columns.place[oldest] ?? -1
    if (place >= 0) this.#arena.dropBefore(place)
  }

  #isKey(value: number, hash: KeyHash): boolean {
    const slot = Math.floor(value / KINDS)
    const kind = value % KINDS
    if (kind === ID_KIND || !this.isLive(slot)) return false
    const record = this.#glance(slot)
    return kind < record.keyCount && record.hasKey(kind, hash)
  }

  #isId(value: number, id: Uint8Array): boolean {
    const slot = Math.floor(value / KINDS)
    return value % KINDS === ID_KIND && this.isLive(slot) && this.#glance(slot).hasId(id)
  }

  #hashOf(value: number): number {
    const record = this.#glance(Math.floor(value / KINDS))
    return value % KINDS === ID_KIND ? hashId(record.idBytes) : record.keyHash(value % KINDS).first
  }
}
