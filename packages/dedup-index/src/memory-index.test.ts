import { CONTRACT_POLICY, dedupIndexContract } from './dedup-index.contract.ts'
import { openMemoryIndex } from './open-memory-index.ts'

dedupIndexContract('memory', () => openMemoryIndex({ policy: CONTRACT_POLICY }))
