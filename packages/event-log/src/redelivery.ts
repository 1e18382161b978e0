import { setTimeout as delay } from 'node:timers/promises'

export interface Redelivery {
  /** Wait after the first refusal; it doubles with every further one. */
  readonly firstMs: number
  readonly mostMs: number
}
export const REDELIVERY: Redelivery = { firstMs: 50, mostMs: 30_000 }

/** Waits before try `attempt` + 1 (1 is the first); ends early when `stop` is aborted. */
export async function backOff(
  { firstMs, mostMs }: Redelivery,
  attempt: number,
  stop: AbortSignal,
): Promise<void> {
  const ms = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30))
  await delay(ms, undefined, { signal: stop }).catch(() => undefined)
}
