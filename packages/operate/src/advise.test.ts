import type { Level } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { advise } from './advise.ts'
import type { RerunCase } from './rerun.ts'
import { shareOf } from './share.ts'

const casesOf = (level: Level, count: number): RerunCase[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `case-${level}-${n}`,
    level,
    rankKey: level,
    desks: ['zone-5345'],
    members: [`signal-${level}-${n}`],
  }))
const everything = {
  archived: 0,
  cases: [...casesOf(1, 700), ...casesOf(2, 140), ...casesOf(3, 35), ...casesOf(4, 7)],
}
const half = () => 0.5
const adviceOf = (
  readers: number,
  assessed: readonly { signalId: string; outcome: 'refer' | 'no_concern' }[] = [],
) =>
  advise({
    everything,
    thresholdOf: () => 1,
    assessed,
    desks: { minutesPerCase: 6, capacity: { 'zone-5345': { readers, hoursPerDay: 1 } } },
    days: 7,
    chance: half,
  })[0]

const capacities: [number, number | undefined][] = [
  [20, 0],
  [3, 2],
  [0.7, 3],
  [0.1, 4],
  [0.05, undefined],
]
for (const [readers, level] of capacities)
  test(`${readers} readers for an hour take cases from level ${level}`, () =>
    expect(adviceOf(readers)?.advised?.queueFromLevel).toBe(level))

test('without assessments it says that it does not know what it misses', () => {
  const advice = adviceOf(3)
  expect(advice).toMatchObject({ sure: 'unsure', advised: { recall: null } })
  expect(advice?.says).toContain('not known')
})

test('recall is of what people found serious, and many assessments make it sure', () => {
  const assessed = everything.cases
    .filter(({ level }) => level >= 2)
    .map(({ members }) => ({ signalId: members[0] ?? '', outcome: 'refer' as const }))
  const advice = adviceOf(0.7, assessed)
  expect(advice?.advised?.recall).toMatchObject({ value: 42 / 182, of: 182 })
  expect(advice?.sure).toBe('sure')
})

test('a share of nothing is not known; of few it is wide', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(10, 10)).toMatchObject({ value: 1, high: 1, low: expect.closeTo(0.722, 2) })
})
