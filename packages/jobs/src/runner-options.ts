import type { IQueueBackend, PgPool, withBackend } from 'bullmq'

/** How to reach the store's database: its own pool, or its address. */
export type DatabaseConnection = PgPool | { readonly connectionString: string }

export interface RunnerOptions {
  /** What goes wrong outside of any call: connections that drop, jobs that stall. */
  readonly onFault: (error: Error) => void
  /** Before every key, where several systems share a Redis. */
  readonly prefix?: string
  /** The first wait after a failed try. */
  readonly backoffMs?: number
  /** How soon a job of a worker that died is given to another. */
  readonly stalledMs?: number
}

export interface BullMq<B extends IQueueBackend, C> extends RunnerOptions {
  readonly classes: ReturnType<typeof withBackend<B, C>>
  readonly connection: C
}

/** What a job carries. */
export type JobData = Readonly<Record<string, unknown>>
