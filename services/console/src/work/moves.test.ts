import type { Case } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { sampleCase, TOLD } from '../../test/sample-cases.ts'
import { standingOf } from './moves.ts'

const [told] = TOLD
if (told === undefined) throw new Error('there are samples')
const base = sampleCase(told)
const NOW = Date.parse('2026-11-20T10:00:00Z')
const ANALYST = { desk: 'analyst', name: 'An', now: NOW }

const held = (by: string, until = '2026-11-20T10:10:00Z'): Partial<Case> => ({
  status: 'claimed',
  desks: [{ queue: 'analyst', lease: { by, until }, handledAt: null }],
})
const released: Partial<Case> = { recipients: base.recipients.map((one) => ({ ...one, released: true })) }
const TOWN = { ...ANALYST, desk: 'municipality-12025' }

const cases: [string, Partial<Case>, typeof ANALYST, readonly string[]][] = [
  ['a new case can be claimed', {}, ANALYST, ['claim']],
  ['what is in hand can be assessed or given back', held('An'), ANALYST, ['assess', 'give_back']],
  ['what another has in hand cannot be touched', held('Bo'), ANALYST, []],
  ['a claim that ran out binds nobody', held('Bo', '2026-11-20T09:00:00Z'), ANALYST, ['claim']],
  ['what is assessed can be released', { status: 'assessed' }, ANALYST, ['release', 'claim', 'close']],
  [
    'when all have it there is nothing to release',
    { status: 'released', ...released },
    ANALYST,
    ['claim', 'close'],
  ],
  ['a closed case can be reopened', { status: 'closed' }, ANALYST, ['reopen']],
  ['a desk that has not got it can do nothing', {}, TOWN, []],
  [
    'a municipality acknowledges what is released',
    { status: 'released', ...released },
    TOWN,
    ['acknowledge', 'claim'],
  ],
  ['then it follows up', { status: 'acknowledged', ...released }, TOWN, ['follow_up', 'close', 'claim']],
  ['another desk has no say', {}, { ...ANALYST, desk: 'help' }, []],
]
for (const [name, over, who, want] of cases) {
  test(name, () => expect(standingOf({ ...base, ...over }, who).moves).toEqual(want))
}

test('says who has it in hand', () => {
  expect(standingOf({ ...base, ...held('Bo') }, ANALYST).heldBy?.by).toBe('Bo')
  expect(standingOf({ ...base, ...held('An') }, ANALYST)).toMatchObject({ heldBy: null, mine: true })
})
