import { SeinpostError } from '@seinpost/domain'
import type { IndexedText } from './port.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Both lengths fit two bytes, and a record fits an arena's segment. */
const LONGEST = 0xffff
const HEAD_BYTES = 5
const KEY_BYTES = 8

/** Two independent 32-bit hashes of an exact key: 64 bits tell millions of keys apart. */
export interface KeyHash {
  readonly first: number
  readonly second: number
}

export function hashBytes(bytes: Uint8Array, seed: number): number {
  let hash = (2166136261 ^ seed) >>> 0
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export function hashKey(key: string): KeyHash {
  const bytes = encoder.encode(key)
  return { first: hashBytes(bytes, 0), second: hashBytes(bytes, 0x5bd1e995) }
}

export const encodeId = (id: string): Uint8Array => encoder.encode(id)
const ID_SEED = 0x1d
export const hashId = (id: Uint8Array): number => hashBytes(id, ID_SEED)

/** A text as bytes: number of keys, lengths, hashes of the keys, id, facts. */
export function encodeRecord({ facts, exactKeys }: IndexedText, id: Uint8Array): Uint8Array {
  const factBytes = encoder.encode(facts)
  if (id.length > LONGEST || factBytes.length > LONGEST) {
    throw new SeinpostError('internal', 'a text to index is longer than 65535 bytes', {
      remedy: 'Fingerprint the text: facts are bounded there.',
    })
  }
  const record = new Uint8Array(HEAD_BYTES + exactKeys.length * KEY_BYTES + id.length + factBytes.length)
  const view = new DataView(record.buffer)
  view.setUint8(0, exactKeys.length)
  view.setUint16(1, id.length)
  view.setUint16(3, factBytes.length)
  let at = HEAD_BYTES
  for (const key of exactKeys) {
    const { first, second } = hashKey(key)
    view.setUint32(at, first)
    view.setUint32(at + 4, second)
    at += KEY_BYTES
  }
  record.set(id, at)
  record.set(factBytes, at + id.length)
  return record
}

const NOTHING = new Uint8Array(HEAD_BYTES)

/** Reads the parts of a record where it lies, without copying it. */
export class RecordView {
  #bytes: Uint8Array = NOTHING
  #start = 0
  #idAt = 0
  #idLength = 0

  /** Points at the record that begins there, and answers itself: one view can read many. */
  at(bytes: Uint8Array, start: number): this {
    this.#bytes = bytes
    this.#start = start
    this.#idAt = start + HEAD_BYTES + this.keyCount * KEY_BYTES
    this.#idLength = this.#length(1)
    return this
  }

  get keyCount(): number {
    return this.#bytes[this.#start] ?? 0
  }

  keyHash(ordinal: number): KeyHash {
    return { first: this.#keyPart(ordinal, 0), second: this.#keyPart(ordinal, 4) }
  }

  hasKey(ordinal: number, { first, second }: KeyHash): boolean {
    return this.#keyPart(ordinal, 0) === first && this.#keyPart(ordinal, 4) === second
  }

  get idBytes(): Uint8Array {
    return this.#bytes.subarray(this.#idAt, this.#idAt + this.#idLength)
  }

  get id(): string {
    return decoder.decode(this.idBytes)
  }

  get facts(): string {
    const from = this.#idAt + this.#idLength
    return decoder.decode(this.#bytes.subarray(from, from + this.#length(3)))
  }

  hasId(id: Uint8Array): boolean {
    if (id.length !== this.#idLength) return false
    for (let at = 0; at < id.length; at++) if (this.#bytes[this.#idAt + at] !== id[at]) return false
    return true
  }

  /** Overwrites the record with zeros, so that a removed text is not in the memory or in a later snapshot. */
  erase(): void {
    this.#bytes.fill(0, this.#start, this.#idAt + this.#idLength + this.#length(3))
  }

  #length(at: number): number {
    return ((this.#bytes[this.#start + at] ?? 0) << 8) | (this.#bytes[this.#start + at + 1] ?? 0)
  }

  #keyPart(ordinal: number, part: number): number {
    const at = this.#start + HEAD_BYTES + ordinal * KEY_BYTES + part
    const bytes = this.#bytes
    const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16)
    return (high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
  }
}
