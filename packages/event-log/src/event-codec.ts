import { SeinpostError } from '@seinpost/domain'
import { eventSchema, type SignalEvent, TOPICS, type Topic } from '@seinpost/schemas'
import type { ZodType } from 'zod'

/** The largest event a log takes, as UTF-8 JSON. Far above the gate's limits, so that a dead letter fits as well. */
export const MAX_EVENT_BYTES = 4 * 1024 * 1024

/** The event as its log text; throws `event_invalid` for what the log must not take. */
export function encodeEvent(topic: Topic, event: SignalEvent): string {
  if (event.subject === '' || event.type !== topic) {
    throw new SeinpostError('event_invalid', `event ${event.id} cannot go to ${topic}`, {
      remedy: 'Give it a subject, and the type of the topic.',
    })
  }
  const json = JSON.stringify(event)
  if (json.length * 3 > MAX_EVENT_BYTES && Buffer.byteLength(json) > MAX_EVENT_BYTES) {
    throw new SeinpostError(
      'event_invalid',
      `event ${event.id} has ${Buffer.byteLength(json)} bytes; the event log takes ${MAX_EVENT_BYTES}`,
      { remedy: 'Refuse such a signal at the gate (gate.maxTextLength).' },
    )
  }
  return json
}

export type Decoded<T extends Topic> =
  | { readonly kind: 'event'; readonly event: SignalEvent<T> }
  | { readonly kind: 'unreadable'; readonly raw: string; readonly problem: string }

const schemas = new Map<Topic, ZodType>()

/** Reads an event from its log text. Never throws: what does not parse is an answer with the problem in it. */
export function decodeEvent<T extends Topic>(topic: T, bytes: Buffer): Decoded<T> {
  const raw = bytes.toString('utf8')
  const json = parseJson(raw)
  if (json.problem !== undefined) return { kind: 'unreadable', raw, problem: json.problem }
  const schema = schemas.get(topic) ?? eventSchema(topic)
  schemas.set(topic, schema)
  const parsed = schema.safeParse(json.value)
  if (!parsed.success) return { kind: 'unreadable', raw, problem: problemOf(parsed.error.issues) }
  // The schema of `topic` has just accepted it, which is what SignalEvent<T> means.
  return { kind: 'event', event: parsed.data as SignalEvent<T> }
}

function parseJson(raw: string): { value?: unknown; problem?: string } {
  try {
    return { value: JSON.parse(raw) }
  } catch (error) {
    // The parser's message may quote the text, which must not reach a log line or a console.
    return { problem: `not JSON (${error instanceof Error ? error.name : 'error'})` }
  }
}

/** The first few problems, by field; never the values. */
const problemOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string =>
  issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'event'}: ${message}`)
    .join('; ')

/** Throws `usage` for a topic that is none of ours, which only untyped callers can bring. */
export function checkTopic(topic: string): asserts topic is Topic {
  if (Object.hasOwn(TOPICS, topic)) return
  throw new SeinpostError('usage', `no topic "${topic}"`, {
    remedy: `Use one of ${Object.keys(TOPICS).join(', ')}.`,
  })
}
