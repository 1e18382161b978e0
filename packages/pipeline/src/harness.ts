import type { EventLog, LogRecord, Subscription } from '@seinpost/event-log'
import type { Topic } from '@seinpost/schemas'
import { deadLetter, unreadableLetter } from './dead-letter.ts'
import { isolateFailures, type Limits } from './isolate-failures.ts'
import type { Logger } from './logger.ts'
import { countOutcomes, type ObserveBatch, type Outcomes } from './observe.ts'

export interface Harness {
  readonly log: EventLog
  readonly logger: Logger
  readonly now: () => Date
  readonly observe: ObserveBatch
  readonly limits: Limits
}

export interface Consumer<From extends Topic, Out> {
  /** Names the stage in logs, metrics and dead letters, and is its consumer group. */
  readonly name: string
  readonly from: From
  /** One answer per record, in order. */
  readonly work: (records: readonly LogRecord<From>[]) => Promise<readonly Out[]>
  /** Makes the answers durable before the offset moves. */
  readonly keep: (
    answers: readonly { readonly record: LogRecord<From>; readonly value: Out }[],
  ) => Promise<void>
  /** What an answer counts as. */
  readonly outcomeOf?: ((value: Out) => string) | undefined
}

/**
 * The one consumer loop: read, work, keep, and only then let the offset move. What the work cannot take is put aside in
 * `signals.dead` and the others go on; a fault that may pass (retryable) rejects, and the log delivers again.
 */
export function consume<From extends Topic, Out>(
  { name, from, work, keep, outcomeOf }: Consumer<From, Out>,
  { log, logger, now, observe, limits }: Harness,
): Promise<Subscription> {
  const putAside = async (events: Parameters<typeof log.append<'signals.dead'>>[1]) => {
    await log.append('signals.dead', events)
    for (const { id, data } of events)
      logger.warn({ stage: name, eventId: id, code: data.error.code }, 'event put aside')
  }
  const outcomesOf = (good: readonly { readonly value: Out }[]): Outcomes =>
    outcomeOf === undefined ? {} : countOutcomes(good, ({ value }) => outcomeOf(value))
  return log.subscribe(
    {
      topic: from,
      group: name,
      maxBatch: limits.maxBatch,
      onFault: ({ code, message }) =>
        logger.error({ stage: name, code, problem: message }, 'event log fault'),
      onUnreadable: (record) => putAside([unreadableLetter(record, { stage: name, now: now() })]),
    },
    async (records) => {
      const started = performance.now()
      const tried = await isolateFailures(records, work, limits)
      const good: { record: LogRecord<From>; value: Out }[] = []
      const dead: Parameters<typeof putAside>[0][number][] = []
      for (const [index, record] of records.entries()) {
        const outcome = tried[index]
        if (outcome?.kind === 'done') good.push({ record, value: outcome.value })
        if (outcome?.kind === 'dead') dead.push(deadLetter(record, outcome, { stage: name, now: now() }))
      }
      if (dead.length > 0) await putAside(dead)
      if (good.length > 0) await keep(good)
      observe({
        stage: name,
        taken: records.length,
        kept: good.length,
        dead: dead.length,
        ms: performance.now() - started,
        outcomes: outcomesOf(good),
        subjects: () => records.map(({ event }) => event.subject),
      })
    },
  )
}
