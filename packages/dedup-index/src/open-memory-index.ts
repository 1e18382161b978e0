import { MemoryIndex } from './memory-index.ts'
import { fromSnapshot } from './memory-snapshot.ts'
import type { DedupIndex, IndexPolicy } from './port.ts'
import { SavedIndex } from './saved-index.ts'
import { readSnapshot } from './snapshot-file.ts'

/** The index in memory, with what only it can tell. */
export interface MemoryIndexHandle extends DedupIndex {
  /** Memory that its arrays and decisions take, in bytes. */
  bytes(): number
}

export interface OpenMemoryIndexOptions {
  readonly policy: IndexPolicy
  /** A directory of its own; made when it is not there. Absent means that nothing is kept. */
  readonly snapshotDir?: string
  /** False to write a snapshot only on closing. True when absent. */
  readonly saveWhileRunning?: boolean
  /** Told when a snapshot could not be written; the index goes on, and the next one may succeed. */
  readonly onSaveError?: (error: unknown) => void
}

/**
 * Opens the index in memory, with what the snapshot holds. A snapshot is written on closing and now and then while texts
 * come in; removing texts takes it off the disk until the next. What came in after the last one is lost in a crash: add the texts of the store
 * from then on again (`rememberClustered` of @seinpost/dedup), all of the last two windows when the snapshot is missing,
 * damaged, or made for another `maxTexts`; adding what is known changes nothing. Ask `size()` to see what is there.
 *
 * @throws SeinpostError `data_dir_unusable` when the directory cannot be read
 */
export async function openMemoryIndex(options: OpenMemoryIndexOptions): Promise<MemoryIndexHandle> {
  const { policy, snapshotDir, onSaveError, saveWhileRunning = true } = options
  if (snapshotDir === undefined) return new MemoryIndex(policy)
  const snapshot = await readSnapshot(snapshotDir)
  const state = snapshot === null || snapshot === 'damaged' ? null : fromSnapshot(snapshot, policy)
  const index = new MemoryIndex(policy, state ?? undefined)
  return new SavedIndex(index, {
    policy,
    dir: snapshotDir,
    onSaveError,
    saveWhileRunning,
    isOnDisk: state !== null,
  })
}
