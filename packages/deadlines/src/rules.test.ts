import { DeadlinesConfig } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { belgianHolidays } from './holidays.ts'
import { compileDeadlines } from './rules.ts'

const config = DeadlinesConfig.parse({
  calendars: {
    always: { holidays: false },
    office: { hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' } },
    night: { hours: { from: '22:00', to: '06:00' }, holidays: false },
  },
  rules: [
    { name: 'acute', minLevel: 4, within: '30m', calendar: 'always', remindBefore: '10m' },
    { name: 'serious', minLevel: 3, within: 'same day', calendar: 'office' },
    { name: 'night desk', desks: ['night-desk'], within: '4h', calendar: 'night' },
    { name: 'towns', desks: ['municipality-*'], within: '4h', calendar: 'office', remindBefore: '8h' },
  ],
})
const termOf = compileDeadlines(config)
const TOWN = 'municipality-11002'

for (const [name, queue, level, from, dueAt] of [
  ['acute on Christmas night counts at once', TOWN, 4, '2026-12-25T01:00:00Z', '2026-12-25T01:30:00Z'],
  ['serious in the morning is for today', TOWN, 3, '2026-11-20T08:30:00Z', '2026-11-20T16:00:00Z'],
  ['serious on Friday evening is for Monday', TOWN, 3, '2026-11-20T18:00:00Z', '2026-11-23T16:00:00Z'],
  ['hours stop for the night', TOWN, 1, '2026-11-19T15:00:00Z', '2026-11-20T11:00:00Z'],
  ['and for the weekend', TOWN, 1, '2026-11-20T15:00:00Z', '2026-11-23T11:00:00Z'],
  ['and for Armistice Day', TOWN, 1, '2026-11-10T15:00:00Z', '2026-11-12T11:00:00Z'],
  ['an hour the clock skips is not working time', TOWN, 1, '2026-03-27T15:00:00Z', '2026-03-30T10:00:00Z'],
  ['a night runs past midnight', 'night-desk', 1, '2026-11-20T23:00:00Z', '2026-11-21T03:00:00Z'],
  [
    'a night of summer time ends is an hour longer',
    'night-desk',
    1,
    '2026-10-24T22:00:00Z',
    '2026-10-25T02:00:00Z',
  ],
] as const)
  test(name, () => {
    expect(termOf({ queue, level, from: new Date(from) })?.dueAt.toISOString()).toBe(
      new Date(dueAt).toISOString(),
    )
  })

test('a reminder is never due before the case came in', () => {
  const from = new Date('2026-11-19T10:00:00Z')
  expect(termOf({ queue: TOWN, level: 1, from })?.remindAt).toEqual(from)
})

test('a desk no rule speaks of owes nothing', () => {
  expect(termOf({ queue: 'help', level: 1, from: new Date('2026-11-19T10:00:00Z') })).toBeNull()
})

test('the ten holidays of 2026 and 2027', () => {
  expect([...belgianHolidays(2026)].sort()).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-07-21',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  expect(belgianHolidays(2027)).toContain('2027-03-29')
})

for (const [name, rule, message] of [
  ['an unknown calendar', { name: 'a', within: '4h', calendar: 'offce' }, 'names the calendar "offce"'],
  [
    'crossed levels',
    { name: 'a', within: '4h', calendar: 'x', minLevel: 3, maxLevel: 2 },
    'holds for no level',
  ],
  ['a length without its unit', { name: 'a', within: '4', calendar: 'x' }, 'must be a duration such as'],
] as const)
  test(`${name} is told with what is wrong`, () => {
    const parsed = DeadlinesConfig.safeParse({ calendars: { x: {} }, rules: [rule] })
    expect(JSON.stringify(parsed.error?.issues)).toContain(message.replaceAll('"', '\\"'))
  })
