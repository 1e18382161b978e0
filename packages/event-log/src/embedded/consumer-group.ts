import { SeinpostError } from '@seinpost/domain'
import type { Topic } from '@seinpost/schemas'
import type { LogRecord, SubscribeTo, Subscription } from '../port.ts'
import type { Redelivery } from '../redelivery.ts'
import type { ConsumerOffsets } from './consumer-offsets.ts'
import { type Member, PartitionConsumer } from './partition-consumer.ts'
import type { PartitionLog } from './partition-log.ts'

interface Waiter {
  readonly targets: readonly number[]
  readonly resolve: () => void
  readonly reject: (fault: SeinpostError) => void
}

export interface ConsumerGroupOptions<T extends Topic> {
  readonly topic: T
  readonly group: string
  readonly partitions: readonly PartitionLog[]
  readonly offsets: ConsumerOffsets
  readonly redelivery: Redelivery
}

/** The members of one group on one topic, each serving its share of the partitions. */
export class ConsumerGroup<T extends Topic> {
  readonly #options: ConsumerGroupOptions<T>
  readonly #consumers: readonly PartitionConsumer<T>[]
  #members: readonly Member<T>[] = []
  readonly #stops = new Set<AbortController>()
  readonly #waiters = new Set<Waiter>()

  constructor(options: ConsumerGroupOptions<T>) {
    this.#options = options
    const { topic, group, offsets, redelivery } = options
    this.#consumers = options.partitions.map(
      (log, partition) =>
        new PartitionConsumer({
          topic,
          partition,
          log,
          redelivery,
          committed: () => this.#committed(partition),
          commit: async (offset) => {
            await offsets.commit({ group, topic, partition, offset })
            this.#settle()
          },
          member: () => this.#members[partition % this.#members.length],
          onStuck: () => this.#settle(),
        }),
    )
  }

  join(to: SubscribeTo<T>, handle: (records: readonly LogRecord<T>[]) => Promise<void>): Subscription {
    const stopping = new AbortController()
    const member: Member<T> = { to, handle, stop: stopping.signal }
    this.#stops.add(stopping)
    this.#change([...this.#members, member])
    return {
      caughtUp: () => this.#caughtUp(stopping.signal),
      stop: async () => {
        stopping.abort()
        this.#stops.delete(stopping)
        this.#change(this.#members.filter((other) => other !== member))
        await Promise.all(this.#consumers.map((consumer) => consumer.released(member)))
      },
    }
  }

  /** Lets running batches finish and commit, then serves nobody any more. */
  async close(): Promise<void> {
    this.#change([])
    // Ends waits between redeliveries, and rejects whoever waits for the group to catch up.
    for (const stop of this.#stops) stop.abort()
    await Promise.all(this.#consumers.map((consumer) => consumer.close()))
  }

  #change(members: readonly Member<T>[]): void {
    this.#members = members
    for (const consumer of this.#consumers) consumer.wake()
  }

  #committed(partition: number): number {
    return this.#options.offsets.committed(this.#options.group, this.#options.topic, partition)
  }

  async #caughtUp(stop: AbortSignal): Promise<void> {
    if (stop.aborted) throw stopped()
    const targets = this.#options.partitions.map((log) => log.end)
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { targets, resolve, reject }
      this.#waiters.add(waiter)
      const onStop = () => this.#waiters.delete(waiter) && reject(stopped())
      stop.addEventListener('abort', onStop, { once: true })
      this.#settle()
    })
  }

  /** Answers the waiters whose targets are reached, and all of them when a partition can go no further. */
  #settle(): void {
    const fault = this.#consumers.find((consumer) => consumer.fault !== undefined)?.fault
    for (const waiter of this.#waiters) {
      const reached = waiter.targets.every((target, partition) => this.#committed(partition) >= target)
      if (!reached && fault === undefined) continue
      this.#waiters.delete(waiter)
      if (reached) waiter.resolve()
      else if (fault !== undefined) waiter.reject(fault)
    }
  }
}

const stopped = (): SeinpostError =>
  new SeinpostError('log_unavailable', 'the subscription was stopped before it had caught up')
