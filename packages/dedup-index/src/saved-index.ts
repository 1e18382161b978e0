import type { Journal, JournalEntry } from './journal-file.ts'
import type { MemoryIndex } from './memory-index.ts'
import { toSnapshot } from './memory-snapshot.ts'
import type { DedupIndex, Found, IndexedText, IndexPolicy } from './port.ts'
import { deleteSnapshot, writeSnapshot } from './snapshot-file.ts'

export interface SaveOptions {
  readonly policy: IndexPolicy
  readonly dir: string
  readonly journal: Journal
  readonly saveWhileRunning: boolean
  readonly onSaveError: ((error: unknown) => void) | undefined
}

/** A snapshot is written when this many texts have come in since the last, and at least this share of the whole. */
const SAVE_AFTER_TEXTS = 20_000
const SAVE_AFTER_SHARE = 0.25
/** However large the index: the journal is read whole when the process starts again. */
const SAVE_AFTER_AT_MOST = 250_000
/** The same when the disk does not hold all there is in memory. */
const SAVE_SOON_TEXTS = 1_000
/** After a removal an index up to this size is written anew at once; a larger one is only taken off the disk. */
const QUICKLY_SAVED_TEXTS = 50_000

/**
 * An index in memory with a snapshot on disk and a journal of what came in since. Calls take turns, so that a snapshot is
 * whole and the journal in order.
 */
export class SavedIndex implements DedupIndex {
  readonly #index: MemoryIndex
  readonly #options: SaveOptions
  #last: Promise<unknown> = Promise.resolve()
  #sinceSave = 0
  /** Snapshot and journal together hold all there is in memory. */
  #isOnDisk = true

  constructor(index: MemoryIndex, options: SaveOptions) {
    this.#index = index
    this.#options = options
  }

  addAndFind(texts: readonly (IndexedText | { readonly id: string })[]): Promise<readonly Found[]> {
    return this.#inTurn(async () => {
      await this.#saveWhenDue()
      const added = texts.filter((text): text is IndexedText => 'facts' in text)
      this.#sinceSave += added.length
      const found = await this.#index.addAndFind(texts)
      if (added.length > 0) await this.#write({ added })
      return found
    })
  }

  settle(
    decisions: readonly { readonly id: string; readonly decision: string }[],
  ): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const standing = await this.#index.settle(decisions)
      if (decisions.length > 0) await this.#write({ settled: decisions })
      return standing
    })
  }

  remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return Promise.resolve()
    return this.#inTurn(async () => {
      await this.#index.remove(ids)
      if ((await this.#index.size()) <= QUICKLY_SAVED_TEXTS) return this.#save()
      this.#isOnDisk = false
      await deleteSnapshot(this.#options.dir)
      await this.#options.journal.clear()
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
      try {
        if (this.#sinceSave > 0 || !this.#isOnDisk) await this.#save()
      } finally {
        await this.#options.journal.close()
      }
    })
  }

  async #saveWhenDue(): Promise<void> {
    const share = (await this.#index.size()) * SAVE_AFTER_SHARE
    const grown = Math.min(Math.max(SAVE_AFTER_TEXTS, share), SAVE_AFTER_AT_MOST)
    const due = this.#isOnDisk ? grown : SAVE_SOON_TEXTS
    if (!this.#options.saveWhileRunning || this.#sinceSave < due) return
    try {
      await this.#save()
    } catch (error) {
      this.#goesOnWithout(error)
    }
  }

  async #save(): Promise<void> {
    await writeSnapshot(this.#options.dir, toSnapshot(this.#index.state(), this.#options.policy))
    await this.#options.journal.clear()
    this.#sinceSave = 0
    this.#isOnDisk = true
  }

  async #write(entry: JournalEntry): Promise<void> {
    // A journal with a gap is worth nothing behind the gap.
    if (!this.#isOnDisk || !this.#options.saveWhileRunning) return
    try {
      await this.#options.journal.append(entry)
    } catch (error) {
      this.#goesOnWithout(error)
    }
  }

  /** What is in memory is whole and the store has the rest: no reason to stop. The next snapshot may succeed. */
  #goesOnWithout(error: unknown): void {
    this.#sinceSave = 0
    this.#isOnDisk = false
    this.#options.onSaveError?.(error)
  }

  /** One call after the other, whether or not the one before succeeded. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn
    return turn
  }
}
