export { acceptSignal, type GateDeps, type GateVerdict } from './accept.ts'
export { type PseudonymKey, pseudonymKey, pseudonymOf } from './pseudonym.ts'
export { type NdjsonLine, readNdjson } from './read-ndjson.ts'
