import { Journal, replayJournal } from './journal-file.ts'
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
  /** False to write only on closing. True when absent. */
  readonly saveWhileRunning?: boolean
  /** Told when a snapshot could not be written; the index goes on, and the next one may succeed. */
  readonly onSaveError?: (error: unknown) => void
}

/**
 * Opens the index in memory, with what the snapshot and the journal of the calls since hold: all that was answered before
 * a crash of the process. Only when the snapshot is damaged or made for another `maxTexts`, after a power cut, or after
 * `onSaveError`, texts may be missing: add those of the store's last two windows again (`rememberClustered` of
 * @seinpost/dedup); adding what is known changes nothing. `size()` says what is there.
 *
 * @throws SeinpostError `data_dir_unusable` when the directory cannot be read
 */
export async function openMemoryIndex(options: OpenMemoryIndexOptions): Promise<MemoryIndexHandle> {
  const { policy, snapshotDir: dir, onSaveError, saveWhileRunning = true } = options
  if (dir === undefined) return new MemoryIndex(policy)
  const snapshot = await readSnapshot(dir)
  const state = snapshot === null || snapshot === 'damaged' ? null : fromSnapshot(snapshot, policy)
  const index = new MemoryIndex(policy, state ?? undefined)
  await replayJournal(dir, (entry) => {
    if ('added' in entry) for (const text of entry.added) index.addOne(text)
    else for (const { id, decision } of entry.settled) index.settleOne(id, decision)
  })
  const journal = await Journal.open(dir)
  return new SavedIndex(index, { policy, dir, journal, onSaveError, saveWhileRunning })
}
