import { createRequire } from 'node:module'

/** What the fix needs of kafkajs's queue of requests to one broker. */
interface RequestQueue {
  readonly pending: readonly unknown[]
  /** Milliseconds since the epoch until which the broker asked us to wait. */
  readonly throttledUntil: number
  scheduleCheckPendingRequests(): void
}

const fixed = new WeakSet<object>()

/**
 * Stops kafkajs 2.2.4 from re-arming a timer of 1 ms on every connection for ever (tulios/kafkajs#1751): an idle producer
 * costs about 3 % of a core with it and 0.2 % without. A check is only due when a request waits or the broker throttles.
 */
export function stopIdleTimer(now: () => number): void {
  const { prototype } = requestQueue()
  if (fixed.has(prototype)) return
  fixed.add(prototype)
  const schedule = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > now()) schedule.call(this)
  }
}

function requestQueue(): { prototype: RequestQueue } {
  const loaded: unknown = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js')
  const prototype: unknown = typeof loaded === 'function' ? loaded.prototype : undefined
  if (!isRequestQueue(prototype))
    throw new Error('kafkajs is not the version the idle-timer fix was written for')
  return { prototype }
}

const isRequestQueue = (value: unknown): value is RequestQueue =>
  typeof value === 'object' &&
  value !== null &&
  'scheduleCheckPendingRequests' in value &&
  typeof value.scheduleCheckPendingRequests === 'function'
