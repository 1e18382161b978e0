import type { LogRecord, SubscribeTo } from '../port.ts'
import { REFUSED, type RefusedEvent, refusal } from '../testing/refusal-events.ts'

export const TOPIC = REFUSED

export const idsOf = (records: readonly LogRecord[]): string[] => records.map(({ event }) => event.id)

/** Events of `subject` numbered from `from`. */
export const numbered = (subject: string, count: number, from = 0): RefusedEvent[] =>
  Array.from({ length: count }, (_, n) => refusal(subject, from + n))

export const to = (
  group: string,
  more: Partial<SubscribeTo<typeof TOPIC>> = {},
): SubscribeTo<typeof TOPIC> => ({
  topic: TOPIC,
  group,
  maxBatch: 100,
  onUnreadable: async ({ problem }) => {
    throw new Error(`unexpected unreadable record: ${problem}`)
  },
  ...more,
})

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** A moment after everything done so far and before everything done later: clocks tick in milliseconds. */
export async function laterThanNow(): Promise<Date> {
  const start = Date.now()
  while (Date.now() < start + 3) await new Promise((resolve) => setImmediate(resolve))
  const moment = new Date()
  while (Date.now() < start + 6) await new Promise((resolve) => setImmediate(resolve))
  return moment
}
