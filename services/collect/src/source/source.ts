import type { CollectedItem, Skipped } from './item.ts'

/** Where a source left off: plain JSON that only its source understands. */
export type Cursor = Readonly<Record<string, unknown>>

/** A piece of what a source said. */
export interface Harvest {
  readonly items: readonly CollectedItem[]
  /** Where to go on, once `items` are durable. */
  readonly cursor: Cursor
  readonly skipped: Skipped
  /** What an operator should know, in words and without content: a damaged feed, a column that is missing. */
  readonly remarks: readonly string[]
  /** The source said that nothing changed, at the price of one small answer. */
  readonly unchanged?: boolean
}

/**
 * One kind of source behind one door. `read` goes on from `cursor` (null: from the beginning, or from now where a source
 * has none) and ends when there is nothing more for now; a stream ends when `stop` is aborted. Read twice from one
 * cursor it yields the same items with the same external ids, so that a crash between the two repeats nothing.
 *
 * @throws SeinpostError `source_unreachable`, with `RetryLater` when the source says when to come back.
 */
export interface Source {
  read(cursor: Cursor | null, to: { readonly stop: AbortSignal }): AsyncGenerator<Harvest>
}
