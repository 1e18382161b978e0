import { eventOf, type SeinpostError } from '@seinpost/domain'
import type { LogRecord, UnreadableRecord } from '@seinpost/event-log'
import type { SignalEvent } from '@seinpost/schemas'

type DeadEvent = SignalEvent<'signals.dead'>

interface By {
  readonly stage: string
  readonly now: Date
}

/** An event a stage could not take, with the error and the event itself, so that it can be replayed. */
export function deadLetter(
  { event, topic }: LogRecord,
  { error, attempts }: { readonly error: SeinpostError; readonly attempts: number },
  { stage, now }: By,
): DeadEvent {
  const dead = eventOf('signals.dead', {
    subject: event.subject,
    source: `/seinpost/${stage}`,
    time: now.toISOString(),
    data: { stage, error: { code: error.code, message: error.message }, attempts, topic, original: event },
  })
  return { ...dead, id: `${event.id}/dead/${stage}` }
}

/** A record that is no event. Its signal is unknown, so its place in the log is the subject. */
export function unreadableLetter(
  { topic, partition, offset, raw, problem }: UnreadableRecord,
  { stage, now }: By,
): DeadEvent {
  return eventOf('signals.dead', {
    subject: `${topic}/${partition}/${offset}`,
    source: `/seinpost/${stage}`,
    time: now.toISOString(),
    data: { stage, error: { code: 'event_invalid', message: problem }, attempts: 1, topic, original: raw },
  })
}
