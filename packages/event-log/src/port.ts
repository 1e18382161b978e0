import type { SeinpostError } from '@seinpost/domain'
import type { SignalEvent, Topic } from '@seinpost/schemas'

/** An event as it stands in the log. `offset` counts from 0 within its partition and never changes. */
export interface LogRecord<T extends Topic = Topic> {
  readonly topic: T
  readonly partition: number
  readonly offset: number
  readonly event: SignalEvent<T>
}

/** A record whose bytes are no valid event of its topic; it is put aside, never silently skipped. */
export interface UnreadableRecord {
  readonly topic: Topic
  readonly partition: number
  readonly offset: number
  readonly raw: string
  readonly problem: string
}

export interface SubscribeTo<T extends Topic> {
  readonly topic: T
  /** Each event goes to one member of a group; every group sees all events. */
  readonly group: string
  /** Most events handed over at once. */
  readonly maxBatch: number
  /** Called for records that do not parse, before the batch they stood in; must be durable when it resolves. */
  readonly onUnreadable: (record: UnreadableRecord) => Promise<void>
  /**
   * Told of every refused batch and of faults of the log itself, for logs and health. A `log_corrupt` partition stands
   * still from then on; anything else is tried again after a growing wait.
   */
  readonly onFault?: (fault: SeinpostError) => void
}

export interface Subscription {
  /** Resolves when everything appended before the call is handled and committed by the group. */
  caughtUp(): Promise<void>
  /** Lets the running batch finish and commit, then leaves the group. */
  stop(): Promise<void>
}

export interface Lag {
  readonly topic: Topic
  readonly group: string
  /** Events appended and not yet committed by the group. */
  readonly events: number
}

/** What became of a call to forget. */
export interface Forgotten {
  /** Records whose content went. */
  readonly records: number
  /** How long others may stand at most, where records cannot be taken out one by one; 0 where they can. */
  readonly remainDays: number
}

/**
 * The durable, partitioned event log. Delivery is at least once; order holds per key (the event's `subject`).
 */
export interface EventLog {
  /**
   * Durable when it resolves, all or an error: after an error some may be there, so appending again must be harmless.
   * Throws `event_invalid` for an event larger than `MAX_EVENT_BYTES` (then nothing is appended), `disk_full`.
   */
  append<T extends Topic>(topic: T, events: readonly SignalEvent<T>[]): Promise<void>
  /**
   * Calls `handle` with batches in order per key, one batch of a partition at a time. Offsets are committed after
   * `handle` resolves; when it rejects, the same events are delivered again.
   */
  subscribe<T extends Topic>(
    to: SubscribeTo<T>,
    handle: (records: readonly LogRecord<T>[]) => Promise<void>,
  ): Promise<Subscription>
  /**
   * Everything that stands in the log at the time of the call and was appended from `from` (inclusive) to `to`
   * (exclusive), in order per key, for replay. Throws `log_corrupt` at damage.
   */
  read<T extends Topic>(
    topic: T,
    range?: { readonly from?: Date; readonly to?: Date },
  ): AsyncIterable<LogRecord<T> | UnreadableRecord>
  /**
   * Takes the content of these subjects' events out of the log where it can; nobody is handed them any more. Offsets stay.
   * May be repeated.
   */
  forget(subjects: ReadonlySet<string>): Promise<Forgotten>
  /** How far each group that has ever committed, or is subscribed here, is behind. */
  lag(): Promise<readonly Lag[]>
  close(): Promise<void>
}
