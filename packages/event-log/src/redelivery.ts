import { setTimeout as delay } from 'node:timers/promises'

export interface Redelivery {
  /** Wait after the first refusal; it doubles with every further one. */
  readonly firstMs: number
  readonly mostMs: number
}
export const REDELIVERY: Redelivery = { firstMs: 50, mostMs: 30_000 }

/** Milliseconds to wait after the `attempt`-th refusal in a row (1 is the first). */
export const waitOf = ({ firstMs, mostMs }: Redelivery, attempt: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30))

/** Waits that long; ends early when `stop` is aborted. */
export async function backOff(redelivery: Redelivery, attempt: number, stop: AbortSignal): Promise<void> {
  await delay(waitOf(redelivery, attempt), undefined, { signal: stop }).catch(() => undefined)
}
