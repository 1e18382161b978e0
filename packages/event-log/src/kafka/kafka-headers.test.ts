import { expect, test } from 'vitest'
import { schemaStamp } from '../event-codec.ts'
import { headersOf, stampOf } from './kafka-headers.ts'

test('a record says which schema it was held to, as the broker gives headers back', () => {
  const sent = headersOf('signals.scored')
  const received = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, Buffer.from(String(value))]),
  )
  expect(stampOf(received)).toBe(schemaStamp('signals.scored'))
})

const strangers: [string, Parameters<typeof stampOf>[0]][] = [
  ['no headers', undefined],
  ['headers of others', { 'content-type': Buffer.from('application/json') }],
  ['nonsense', { 'seinpost-schema': Buffer.from('not a number') }],
  ['the same header twice', { 'seinpost-schema': [Buffer.from('1'), Buffer.from('2')] }],
]
for (const [name, headers] of strangers) test(`checked: ${name}`, () => expect(stampOf(headers)).toBe(0))
