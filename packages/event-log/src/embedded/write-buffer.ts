import { type FrameRecord, HEADER_BYTES, writeFrame } from './frame.ts'

const SMALLEST = 64 * 1024
const KEPT = 1024 * 1024

/** Records that wait for one write. Grows as needed and gives a large buffer back once it is written. */
export class WriteBuffer {
  #bytes = Buffer.allocUnsafe(SMALLEST)
  #length = 0
  #records = 0

  get length(): number {
    return this.#length
  }
  get records(): number {
    return this.#records
  }
  /** What is to be written; valid until `clear`. */
  get content(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  push(record: FrameRecord): void {
    const most = HEADER_BYTES + 3 * record.json.length
    if (this.#length + most > this.#bytes.length) this.#grow(this.#length + most)
    this.#length += writeFrame(this.#bytes, this.#length, record)
    this.#records++
  }

  clear(): void {
    this.#length = 0
    this.#records = 0
    if (this.#bytes.length > KEPT) this.#bytes = Buffer.allocUnsafe(SMALLEST)
  }

  #grow(needed: number): void {
    let size = this.#bytes.length
    while (size < needed) size *= 2
    const larger = Buffer.allocUnsafe(size)
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
