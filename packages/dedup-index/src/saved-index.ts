import type { MemoryIndex } from './memory-index.ts'
import { toSnapshot } from './memory-snapshot.ts'
import type { DedupIndex, Found, IndexedText, IndexPolicy } from './port.ts'
import { deleteSnapshot, writeSnapshot } from './snapshot-file.ts'

export interface SaveOptions {
  readonly policy: IndexPolicy
  readonly dir: string
  readonly saveWhileRunning: boolean
  /** Whether the directory holds what the index begins with. */
  readonly isOnDisk: boolean
  readonly onSaveError: ((error: unknown) => void) | undefined
}

/** A snapshot is written when this many texts have come in since the last, and at least this share of the whole. */
const SAVE_AFTER_TEXTS = 20_000
const SAVE_AFTER_SHARE = 0.25
/** After a removal, and at the very start, there is no snapshot at all: one is written sooner. */
const SAVE_SOON_TEXTS = 1_000

/** An index in memory that is written to disk now and then. Calls wait while it is written, so that it is whole. */
export class SavedIndex implements DedupIndex {
  readonly #index: MemoryIndex
  readonly #options: SaveOptions
  #last: Promise<unknown> = Promise.resolve()
  #sinceSave = 0
  #isOnDisk: boolean

  constructor(index: MemoryIndex, options: SaveOptions) {
    this.#index = index
    this.#options = options
    this.#isOnDisk = options.isOnDisk
  }

  addAndFind(texts: readonly (IndexedText | { readonly id: string })[]): Promise<readonly Found[]> {
    return this.#inTurn(async () => {
      await this.#saveWhenDue()
      this.#sinceSave += texts.length
      return this.#index.addAndFind(texts)
    })
  }

  settle(
    decisions: readonly { readonly id: string; readonly decision: string }[],
  ): Promise<readonly string[]> {
    return this.#inTurn(() => this.#index.settle(decisions))
  }

  remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return Promise.resolve()
    return this.#inTurn(async () => {
      await this.#index.remove(ids)
      // Writing all the rest anew for each removal would be dear; without a snapshot nothing removed is on the disk.
      await deleteSnapshot(this.#options.dir)
      this.#isOnDisk = false
    })
  }

  size(): Promise<number> {
    return this.#inTurn(() => this.#index.size())
  }

  bytes(): number {
    return this.#index.bytes()
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#sinceSave > 0 || !this.#isOnDisk) await this.#save()
    })
  }

  async #saveWhenDue(): Promise<void> {
    const grown = Math.max(SAVE_AFTER_TEXTS, (await this.#index.size()) * SAVE_AFTER_SHARE)
    const due = this.#isOnDisk ? grown : SAVE_SOON_TEXTS
    if (!this.#options.saveWhileRunning || this.#sinceSave < due) return
    try {
      await this.#save()
    } catch (error) {
      // The next one may succeed; what is in memory is whole, and the store has the rest.
      this.#sinceSave = 0
      this.#options.onSaveError?.(error)
    }
  }

  async #save(): Promise<void> {
    await writeSnapshot(this.#options.dir, toSnapshot(this.#index.state(), this.#options.policy))
    this.#sinceSave = 0
    this.#isOnDisk = true
  }

  /** One call after the other, whether or not the one before succeeded. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn
    return turn
  }
}
