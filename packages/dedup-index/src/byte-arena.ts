/** Small enough that the last one wastes little, large enough that a million texts need some hundred. */
const SEGMENT_BYTES = 2 ** 20
const NO_SEGMENT = new Uint8Array()

/**
 * Bytes appended one record after the other in segments; segments whose records have all left are let go. Places are
 * numbers that stay good: segment times its size plus the offset in it.
 */
export class ByteArena {
  readonly #segments: Map<number, Uint8Array>
  #last: number
  #used: number

  constructor(state?: {
    readonly segments: ReadonlyMap<number, Uint8Array>
    readonly last: number
    readonly used: number
  }) {
    this.#segments = new Map(state?.segments ?? [[0, new Uint8Array(SEGMENT_BYTES)]])
    this.#last = state?.last ?? 0
    this.#used = state?.used ?? 0
  }

  state() {
    return { segments: this.#segments, last: this.#last, used: this.#used }
  }

  get bytes(): number {
    return this.#segments.size * SEGMENT_BYTES
  }

  /** Copies the record in; answers its place. A record is at most one segment long. */
  append(record: Uint8Array): number {
    if (this.#used + record.length > SEGMENT_BYTES) {
      this.#last++
      this.#used = 0
      this.#segments.set(this.#last, new Uint8Array(SEGMENT_BYTES))
    }
    const place = this.#last * SEGMENT_BYTES + this.#used
    this.#segments.get(this.#last)?.set(record, this.#used)
    this.#used += record.length
    return place
  }

  /** Points the view at the record. */
  view<T>(place: number, view: { at(bytes: Uint8Array, start: number): T }): T {
    const segment = this.#segments.get(Math.floor(place / SEGMENT_BYTES)) ?? NO_SEGMENT
    return view.at(segment, place % SEGMENT_BYTES)
  }

  /** Lets go of the segments that end before the place. */
  dropBefore(place: number): void {
    const first = Math.floor(place / SEGMENT_BYTES)
    for (const segment of this.#segments.keys()) {
      if (segment >= first) return
      this.#segments.delete(segment)
    }
  }
}
