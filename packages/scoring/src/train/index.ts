export { syntheticCases } from './synthetic/sentences.ts'
