export { type OpenDedupIndexOptions, openDedupIndex } from './open.ts'
export { type OpenMemoryIndexOptions, openMemoryIndex } from './open-memory-index.ts'
export type { DedupIndex, Found, IndexedText, IndexMatch, IndexPolicy } from './port.ts'
