import type { Level, Recipient, ThresholdConfig } from '@seinpost/schemas'
import { sampleRouted } from '@seinpost/store/testing'
import { describe, expect, test } from 'vitest'
import { admitCase, joinedBy } from './becomes-case.ts'

const DESKS = ['analyst', 'municipality-12025', 'zone-5345']
const routed = (
  level: Level,
  more: { referral?: boolean; queues?: readonly string[]; released?: boolean } = {},
) => sampleRouted({ id: 'a', level, queues: DESKS, ...more })
const base: ThresholdConfig = { queueFromLevel: 1, referralsAlways: true }
const desk = (name: string, queueFromLevel: Level): ThresholdConfig => ({
  ...base,
  overrides: [{ when: { desk: name }, queueFromLevel }],
})
const queues = (recipients: readonly Recipient[]) => recipients.map(({ queue }) => queue)

describe('who receives a signal under thresholds', () => {
  const cases: [string, Level, ThresholdConfig, string, readonly string[]][] = [
    ['at the threshold everybody', 1, base, 'level', DESKS],
    ['below it nobody', 0, base, 'below_threshold', []],
    ['below a desk of its own threshold the others', 1, desk('zone-5345', 2), 'level', DESKS.slice(0, 2)],
    ['at it that desk too', 2, desk('zone-5345', 2), 'level', DESKS],
    [
      'a lower threshold of one desk brings the analyst along',
      0,
      desk('zone-5345', 0),
      'level',
      ['analyst', 'zone-5345'],
    ],
    ['what the analyst does not read waits for nobody', 1, desk('analyst', 2), 'below_threshold', []],
    [
      'the first override that holds counts',
      1,
      {
        ...base,
        overrides: [
          { when: { platform: 'mastodon' }, queueFromLevel: 1 },
          { when: { language: 'nl' }, queueFromLevel: 3 },
        ],
      },
      'level',
      DESKS,
    ],
    [
      'another language',
      1,
      { ...base, overrides: [{ when: { language: 'fr' }, queueFromLevel: 3 }] },
      'level',
      DESKS,
    ],
    [
      'its source kind',
      1,
      { ...base, overrides: [{ when: { source: 'public' }, queueFromLevel: 3 }] },
      'below_threshold',
      [],
    ],
  ]
  for (const [name, level, thresholds, reason, to] of cases)
    test(name, () => {
      const admitted = admitCase(routed(level), thresholds)
      expect(admitted.reason).toBe(reason)
      expect(queues(admitted.recipients)).toEqual(to)
    })

  test('a referral goes to all its desks whatever the level', () => {
    const admitted = admitCase(routed(0, { referral: true }), desk('zone-5345', 4))
    expect(admitted).toMatchObject({ reason: 'referral' })
    expect(queues(admitted.recipients)).toEqual(DESKS)
  })

  test('what is released already does not hang on the analyst', () => {
    const admitted = admitCase(routed(1, { released: true }), desk('analyst', 2))
    expect(queues(admitted.recipients)).toEqual(DESKS.slice(1))
  })

  test('when the owner is left out the next desk owns the case', () => {
    const { recipients } = admitCase(
      sampleRouted({ id: 'a', level: 1, queues: ['analyst', 'municipality-12025', 'municipality-11002'] }),
      desk('municipality-12025', 3),
    )
    expect(recipients.map(({ queue, role }) => [queue, role])).toEqual([
      ['analyst', 'analyst'],
      ['municipality-11002', 'primary'],
    ])
  })
})

test('a copy brings a case to its own desks, as far as the level of the case reaches', () => {
  expect(queues(joinedBy(routed(0), 1, base))).toEqual(DESKS)
  expect(queues(joinedBy(routed(0), 1, desk('zone-5345', 2)))).toEqual(DESKS.slice(0, 2))
  expect(queues(joinedBy(routed(0), 2, desk('zone-5345', 2)))).toEqual(DESKS)
})
