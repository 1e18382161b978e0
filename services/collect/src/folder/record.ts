import type { CollectedItem, SkipReason } from '../source/item.ts'

/** What one record of a file is: an item, or why it is none. */
export type FileRecord =
  | ({ readonly kind: 'item' } & CollectedItem)
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly remark?: string }

export const skippedRecord = (reason: SkipReason, remark?: string): FileRecord => ({
  kind: 'skipped',
  reason,
  ...(remark !== undefined && { remark }),
})

/** What a file's reader knows of it. */
export interface FileContext {
  readonly name: string
  readonly bytes: Buffer
  /** When the file was last written: stands for a date that is missing. */
  readonly writtenAt: Date
}
