import { SKETCH_WORDS } from './sketch.ts'

const FIRST_ROWS = 2 ** 12
/** Exact keys a text may have; the chain to the text before with the same key is one number each. */
export const KEYS_PER_TEXT = 3

export interface ColumnsState {
  readonly at: Float64Array
  readonly place: Float64Array
  readonly sketch: Uint32Array
  readonly previous: Uint32Array
  readonly settled: Uint8Array
  readonly language: Uint8Array
}

/** One row a slot, in typed arrays that grow together up to the number of slots. */
export class Columns {
  readonly #limit: number
  /** When it was said. */
  at: Float64Array
  /** Where its record is in the arena; -1 when the slot is free. */
  place: Float64Array
  sketch: Uint32Array
  /** For each exact key, one more than the key value of the text before it with the same key; 0 for none. */
  previous: Uint32Array
  /** 1 once a decision stands. */
  settled: Uint8Array
  language: Uint8Array

  constructor(limit: number, state?: ColumnsState) {
    this.#limit = limit
    const rows = Math.min(limit, FIRST_ROWS)
    this.at = state?.at ?? new Float64Array(rows)
    this.place = state?.place ?? new Float64Array(rows).fill(-1)
    this.sketch = state?.sketch ?? new Uint32Array(rows * SKETCH_WORDS)
    this.previous = state?.previous ?? new Uint32Array(rows * KEYS_PER_TEXT)
    this.settled = state?.settled ?? new Uint8Array(rows)
    this.language = state?.language ?? new Uint8Array(rows)
  }

  state(): ColumnsState {
    const { at, place, sketch, previous, settled, language } = this
    return { at, place, sketch, previous, settled, language }
  }

  get bytes(): number {
    return Object.values(this.state()).reduce((sum, column) => sum + column.byteLength, 0)
  }

  /** Makes room for the slot; a quarter more each time, so that little is wasted and copying stays rare. */
  reserve(slot: number): void {
    if (slot < this.at.length) return
    const rows = Math.min(this.#limit, Math.ceil(Math.max(slot + 1, this.at.length * 1.25)))
    this.at = grown(this.at, new Float64Array(rows))
    this.place = grown(this.place, new Float64Array(rows).fill(-1))
    this.sketch = grown(this.sketch, new Uint32Array(rows * SKETCH_WORDS))
    this.previous = grown(this.previous, new Uint32Array(rows * KEYS_PER_TEXT))
    this.settled = grown(this.settled, new Uint8Array(rows))
    this.language = grown(this.language, new Uint8Array(rows))
  }
}

function grown<T extends Float64Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
