import type { LogRecord } from '../port.ts'
import { numberOf, type REFUSED } from './refusal-events.ts'

/** Watches what handlers of one group do: order per key, repeats, and whether two of them ever hold one key at once. */
export class OrderWatch {
  readonly problems: string[] = []
  handled = 0
  repeated = 0
  readonly #next = new Map<string, number>()
  readonly #held = new Map<string, string>()

  /** The handler of `member`; `work` is what it does with a batch. */
  handler(member: string, work: () => Promise<void> = async () => undefined) {
    return async (records: readonly LogRecord<typeof REFUSED>[]): Promise<void> => {
      const keys = new Set(records.map(({ event }) => event.subject))
      for (const key of keys) {
        const holder = this.#held.get(key)
        if (holder !== undefined) this.problems.push(`${key} is with ${holder} and ${member} at once`)
        this.#held.set(key, member)
      }
      await work()
      for (const { event } of records) this.#note(event.subject, numberOf(event))
      for (const key of keys) this.#held.delete(key)
    }
  }

  /** How far a key has come. */
  next(key: string): number {
    return this.#next.get(key) ?? 0
  }

  #note(key: string, n: number): void {
    const wanted = this.next(key)
    if (n > wanted) this.problems.push(`${key} ${n} comes before ${key} ${wanted}`)
    if (n < wanted) this.repeated++
    if (n === wanted) this.#next.set(key, n + 1)
    this.handled++
  }
}
