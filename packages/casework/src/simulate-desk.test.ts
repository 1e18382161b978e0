import { describe, expect, test } from 'vitest'
import { seededChance } from './seeded-chance.ts'
import { DISCIPLINES, type Discipline, simulateDesk, USUAL_LOAD } from './simulate-desk.ts'

const run = (discipline: Discipline, overload: number, ageingPointsPerHour = 0.1, seed = 1) =>
  simulateDesk(
    { ...USUAL_LOAD, overload },
    { discipline, queue: { ageingPointsPerHour }, chance: seededChance(seed) },
  )

describe('a simulated desk', () => {
  test('the same chance gives the same week', () => {
    expect(run('ranked', 3)).toEqual(run('ranked', 3))
  })

  test('with people to spare nobody waits long, in any order', () => {
    for (const discipline of DISCIPLINES) {
      const { p90, reviewed, arrived } = run(discipline, 0.3)
      expect(Math.max(p90[1], p90[2], p90[3], p90[4])).toBeLessThan(10)
      expect(reviewed).toBeGreaterThan(arrived * 0.99)
    }
  })

  for (const seed of [1, 2, 3]) {
    test(`ten times too few people: acute ones wait a twentieth of first-in-first-out or less (week ${seed})`, () => {
      const ours = run('ranked', 10, 0.1, seed)
      const fifo = run('first_in_first_out', 10, 0.1, seed)
      expect(ours.median[4]).toBeLessThanOrEqual(fifo.median[4] / 20)
      expect(ours.median[3]).toBeLessThan(fifo.median[3])
    })
  }

  test('ageing lets the lowest through that severity alone never reaches', () => {
    const load = { ...USUAL_LOAD, overload: 1.5, hours: 1_000 }
    const week = (discipline: Discipline) =>
      simulateDesk(load, { discipline, queue: { ageingPointsPerHour: 2 }, chance: seededChance(5) })
    expect(week('ranked').p90[1]).toBeLessThan(week('severity_only').p90[1])
  })
})
