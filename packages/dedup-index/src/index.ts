export { type OpenDedupIndexOptions, openDedupIndex } from './open.ts'
export { type MemoryIndexHandle, type OpenMemoryIndexOptions, openMemoryIndex } from './open-memory-index.ts'
export type { DedupIndex, Found, IndexedText, IndexMatch, IndexPolicy } from './port.ts'
