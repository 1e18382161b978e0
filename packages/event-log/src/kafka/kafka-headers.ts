import type { Topic } from '@seinpost/schemas'
import type { IHeaders } from 'kafkajs'
import { schemaStamp } from '../event-codec.ts'

const STAMP = 'seinpost-schema'

/** Structured mode of the CloudEvents binding for Kafka, and which schema the writer's types held the event to. */
export const headersOf = (topic: Topic): IHeaders => ({
  'content-type': 'application/cloudevents+json; charset=UTF-8',
  [STAMP]: schemaStamp(topic).toString(16),
})

/** The stamp of a record; 0, which makes it checked, for records of other programs. */
export function stampOf(headers: IHeaders | undefined): number {
  const value = headers?.[STAMP]
  const stamp = Number.parseInt(Buffer.isBuffer(value) ? value.toString('latin1') : '', 16)
  return Number.isInteger(stamp) ? stamp : 0
}
