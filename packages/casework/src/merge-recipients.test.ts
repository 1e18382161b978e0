import type { Recipient } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeRecipients } from './merge-recipients.ts'

const to = (queue: string, role: Recipient['role'], more: Partial<Recipient> = {}): Recipient => ({
  queue,
  role,
  reason: 'names it',
  confidence: 0.8,
  route: 'root',
  released: false,
  ...more,
})
const recipients = fc.uniqueArray(
  fc.record({
    queue: fc.constantFrom('analyst', 'm-1', 'm-2', 'm-3', 'zone-1'),
    role: fc.constantFrom<Recipient['role'][]>('primary', 'co', 'information', 'analyst'),
    reason: fc.constant('r'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    route: fc.constant('root'),
    released: fc.boolean(),
  }),
  { selector: ({ queue }) => queue, maxLength: 5 },
)

describe('who receives a case', () => {
  test('only the lead says who is primary', () => {
    const merged = mergeRecipients([to('m-1', 'primary')], [to('m-2', 'primary'), to('analyst', 'analyst')])
    expect(merged.map(({ queue, role }) => [queue, role])).toEqual([
      ['m-1', 'primary'],
      ['m-2', 'co'],
      ['analyst', 'analyst'],
    ])
  })

  test('where the lead has none, the primary stays', () => {
    const merged = mergeRecipients([to('analyst', 'analyst')], [to('m-2', 'primary')])
    expect(merged.map(({ role }) => role)).toEqual(['analyst', 'primary'])
  })

  test('one row per queue, nobody dropped, released stays released, confidence never falls', () => {
    fc.assert(
      fc.property(recipients, recipients, (lead, others) => {
        const merged = mergeRecipients(lead, others)
        const byQueue = new Map(merged.map((recipient) => [recipient.queue, recipient]))
        expect(byQueue.size).toBe(merged.length)
        for (const { queue, released, confidence } of [...lead, ...others]) {
          const kept = byQueue.get(queue)
          expect(kept?.confidence).toBeGreaterThanOrEqual(confidence)
          if (released) expect(kept?.released).toBe(true)
        }
        expect(mergeRecipients(merged, others)).toEqual(merged)
      }),
    )
  })
})
