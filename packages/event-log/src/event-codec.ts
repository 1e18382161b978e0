import { crc32 } from 'node:zlib'
import { SeinpostError } from '@seinpost/domain'
import { eventSchema, type SignalEvent, TOPICS, type Topic } from '@seinpost/schemas'
import { type ZodType, z } from 'zod'

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

interface TopicSchema {
  readonly schema: ZodType
  readonly stamp: number
}
const schemas = new Map<Topic, TopicSchema>()

function schemaOf(topic: Topic): TopicSchema {
  const known = schemas.get(topic)
  if (known !== undefined) return known
  const schema = eventSchema(topic)
  const text = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  const made = { schema, stamp: crc32(text) || 1 }
  schemas.set(topic, made)
  return made
}

/** A fingerprint of a topic's schema, never 0: what a writer stamps on events that its own types held to it. */
export const schemaStamp = (topic: Topic): number => schemaOf(topic).stamp

/**
 * Reads an event from its log text. Never throws: what does not parse is an answer with the problem in it. Bytes that
 * carry the stamp of the very schema they would be checked against, and a checksum, are what a typed writer of this
 * version wrote: checking them again would cost two thirds of reading them.
 */
export function decodeEvent<T extends Topic>(topic: T, bytes: Buffer, stamp = 0): Decoded<T> {
  const raw = bytes.toString('utf8')
  const json = parseJson(raw)
  if (json.problem !== undefined) return { kind: 'unreadable', raw, problem: json.problem }
  const known = schemaOf(topic)
  // Its writer's types and the equal schema say that it is a SignalEvent<T>.
  if (stamp === known.stamp) return { kind: 'event', event: json.value as SignalEvent<T> }
  const parsed = known.schema.safeParse(json.value)
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
