import { TOPICS, type Topic } from '@seinpost/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEvent, encodeEvent, schemaStamp } from './event-codec.ts'
import { REFUSED, refusal } from './testing/refusal-events.ts'

const topics = Object.keys(TOPICS) as Topic[]

test('every topic has a stamp of its own', () => {
  const stamps = topics.map(schemaStamp)
  expect(new Set(stamps).size).toBe(topics.length)
  expect(stamps).not.toContain(0)
})

test('an event is read as it was written, checked or trusted', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: 'binary' }),
      (subject, detail) => {
        const event = refusal(subject, 1, detail)
        const bytes = Buffer.from(encodeEvent(REFUSED, event))
        expect(decodeEvent(REFUSED, bytes)).toEqual({ kind: 'event', event })
        expect(decodeEvent(REFUSED, bytes, schemaStamp(REFUSED))).toEqual({ kind: 'event', event })
      },
    ),
  )
})

test('any bytes get an answer, and what is wrong is named without the content', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => decodeEvent(REFUSED, Buffer.from(bytes)).kind === 'unreadable'),
  )
  const secret = { ...refusal('k', 0), source: 7, data: 'a secret' }
  const decoded = decodeEvent(REFUSED, Buffer.from(JSON.stringify(secret)))
  expect(decoded).toMatchObject({
    kind: 'unreadable',
    problem: expect.stringMatching(/^source: .*; data: /u),
  })
  expect(decoded).not.toMatchObject({ problem: expect.stringContaining('secret') })
})

test('an event stamped with another version of the schema is checked', () => {
  const wrong = Buffer.from(JSON.stringify({ ...refusal('k', 0), source: 7 }))
  expect(decodeEvent(REFUSED, wrong, schemaStamp('signals.dead')).kind).toBe('unreadable')
})
