/** What one signal costs, measured; docs/scale.md says when, where and with which command. */
export interface Costs {
  /** CPU microseconds of one core a signal takes at each step. */
  readonly cpuUs: Readonly<Record<Step, number>>
  /** Bytes one signal writes into the log, all topics together, before replication. */
  readonly logBytes: number
  /** Bytes one signal takes in the store, indexes included. */
  readonly storeBytes: number
  /** Bytes one text takes in the dedup index on Redis. */
  readonly redisBytes: number
}

export const STEPS = ['gateway', 'score', 'dedup', 'route', 'queue', 'kafka', 'redis', 'postgres'] as const
export type Step = (typeof STEPS)[number]
