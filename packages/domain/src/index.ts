export type { Bench, BenchOptions } from './bench.ts'
export { asSeinpostError, ERROR_CODES, type ErrorCode, SeinpostError } from './errors.ts'
export { eventOf } from './event.ts'
export { drop, each, emit, type Outcome, type Stage } from './stage.ts'
