import type { Subscription } from '@seinpost/event-log'
import type { DataOf, SignalEvent, Topic } from '@seinpost/schemas'
import { consume, type Harness } from './harness.ts'

export interface Sink<From extends Topic> {
  readonly name: string
  readonly from: From
  /** Durable when it resolves; taking an event again must change nothing. */
  readonly take: (batch: readonly DataOf<From>[], events: readonly SignalEvent<From>[]) => Promise<void>
}

/** Runs the end of a line: events go into a store and nothing follows. */
export function runSink<From extends Topic>(
  { name, from, take }: Sink<From>,
  harness: Harness,
): Promise<Subscription> {
  return consume<From, null>(
    {
      name,
      from,
      work: async (records) => {
        const events = records.map(({ event }) => event)
        await take(
          events.map(({ data }) => data),
          events,
        )
        return records.map(() => null)
      },
      keep: async () => undefined,
    },
    harness,
  )
}
