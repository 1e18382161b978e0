import { addSkipped, type CollectedItem, type Skipped, type SkipReason } from './item.ts'
import type { Cursor, Harvest } from './source.ts'

/** Gathers what one harvest holds. */
export class Gather {
  #items: CollectedItem[] = []
  #skipped: Skipped = {}
  #remarks: string[] = []

  get size(): number {
    return this.#items.length
  }

  add(item: CollectedItem): void {
    this.#items.push(item)
  }

  skip(reason: SkipReason, count = 1): void {
    if (count > 0) this.#skipped = addSkipped(this.#skipped, { [reason]: count })
  }

  remark(text: string): void {
    if (this.#remarks.length < 5) this.#remarks.push(text)
  }

  /** What was gathered, and an empty gather again. */
  take(cursor: Cursor): Harvest {
    const harvest = { items: this.#items, skipped: this.#skipped, remarks: this.#remarks, cursor }
    this.#items = []
    this.#skipped = {}
    this.#remarks = []
    return harvest
  }
}
