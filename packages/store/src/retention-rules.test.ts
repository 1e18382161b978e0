import { RetentionConfig } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { type RetentionFacts, retainUntil } from './retention-rules.ts'

const facts: RetentionFacts = {
  level: 2,
  outcome: null,
  sourceKind: 'public',
  state: 'open',
  receivedAt: '2026-11-01T00:00:00.000Z',
  assessedAt: null,
  closedAt: null,
  frameUntil: '2027-01-30T00:00:00.000Z',
}
const dismissed: RetentionFacts = {
  ...facts,
  state: 'closed',
  outcome: 'no_concern',
  assessedAt: '2026-11-10T00:00:00.000Z',
  closedAt: '2026-11-12T00:00:00.000Z',
}

const table: [string, RetentionFacts, unknown[], string][] = [
  ['without rules the frame holds', facts, [], '2027-01-30'],
  ['a rule that does not match changes nothing', facts, [{ when: { level: 0 }, days: 3 }], '2027-01-30'],
  ['a shorter rule shortens', facts, [{ when: { level: [1, 2] }, days: 30 }], '2026-12-01'],
  ['a longer rule does not lengthen', facts, [{ when: { level: 2 }, days: 300 }], '2027-01-30'],
  [
    'the shortest of several holds, whatever their order',
    facts,
    [
      { when: { sourceKind: 'public' }, days: 30 },
      { when: { level: 2 }, days: 10 },
      { when: {}, days: 20 },
    ],
    '2026-11-11',
  ],
  [
    'an explicit rule stands above shorter ones and above the frame',
    facts,
    [
      { when: { level: 2 }, days: 10 },
      { when: { sourceKind: 'public' }, days: 365, explicit: true },
    ],
    '2027-11-01',
  ],
  [
    'of two explicit rules the first decides',
    facts,
    [
      { when: { level: 2 }, days: 5, explicit: true },
      { when: {}, days: 365, explicit: true },
    ],
    '2026-11-06',
  ],
  [
    'an outcome counts from the assessment',
    dismissed,
    [{ when: { outcome: 'no_concern' }, days: 7 }],
    '2026-11-17',
  ],
  [
    'closed counts from the closing',
    dismissed,
    [{ when: { outcome: 'no_concern', state: 'closed' }, days: 7 }],
    '2026-11-19',
  ],
  [
    'what it does not name does not start its clock',
    dismissed,
    [{ when: { level: 2 }, days: 7 }],
    '2026-11-08',
  ],
  [
    'a signal without a level is matched by no level',
    { ...facts, level: null, state: 'dead' },
    [{ when: { level: 2 }, days: 1 }],
    '2027-01-30',
  ],
  [
    'a state matches',
    { ...facts, level: null, state: 'dead' },
    [{ when: { state: 'dead' }, days: 14 }],
    '2026-11-15',
  ],
]

for (const [name, given, rules, until] of table)
  test(name, () => {
    expect(retainUntil(given, RetentionConfig.parse(rules)).until).toBe(`${until}T00:00:00.000Z`)
  })
