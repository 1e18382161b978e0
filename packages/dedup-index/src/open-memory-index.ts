import { MemoryIndex } from './memory-index.ts'
import type { DedupIndex, IndexPolicy } from './port.ts'

export interface OpenMemoryIndexOptions {
  readonly policy: IndexPolicy
  /** A directory of its own; made when it is not there. Absent means that nothing is kept. */
  readonly snapshotDir?: string
}

export async function openMemoryIndex({ policy }: OpenMemoryIndexOptions): Promise<DedupIndex> {
  return new MemoryIndex(policy)
}
