export type { DedupIndex, IndexedText, IndexMatch } from './port.ts'
