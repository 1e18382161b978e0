import type { SqlFault } from '../sql-fault.ts'
import type { TextResult } from '../values.ts'

/** From the process to its database thread. */
export type Request =
  | {
      readonly kind: 'query'
      readonly id: number
      readonly text: string
      readonly params: readonly (string | null)[]
    }
  /** Several statements without parameters. */
  | { readonly kind: 'script'; readonly id: number; readonly text: string }
  | { readonly kind: 'close'; readonly id: number }

/** From the database thread to the process. */
export type Response =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly fault: SqlFault }
  /** The thread is lost: it will not answer what it was asked, nor anything more. */
  | { readonly kind: 'broken'; readonly fault: SqlFault }
  | { readonly kind: 'result'; readonly id: number; readonly result: TextResult }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: SqlFault }
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string }
  | { readonly kind: 'closed'; readonly id: number }

export interface WorkerInput {
  /** The PostgreSQL data directory. */
  readonly directory: string
}
