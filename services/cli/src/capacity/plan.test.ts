import { expect, test } from 'vitest'
import { seededRandom } from '../bench/generate-signals.ts'
import type { Costs } from './costs.ts'
import { type Demand, planCapacity } from './plan.ts'
import { simulate } from './simulate.ts'

const costs: Costs = {
  cpuUs: { gateway: 100, score: 150, dedup: 120, route: 60, queue: 80, kafka: 60, redis: 40, postgres: 150 },
  logBytes: 20_000,
  storeBytes: 6_000,
  redisBytes: 900,
}
const demand: Demand = {
  signalsPerDay: 1e6,
  peakFactor: 3,
  utilisation: 0.6,
  logDays: 14,
  storeDays: 90,
  dedupDays: 14,
  replicas: 3,
}

test('a province of a million signals a day fits on one machine of each kind', () => {
  const plan = planCapacity(demand, costs)
  expect(plan.peakPerSecond).toBe(35)
  expect(plan.breaks).toEqual([])
  expect(plan.totalCores).toBe(8)
})

test('what breaks first comes first', () => {
  const plan = planCapacity({ ...demand, signalsPerDay: 5e8 }, costs)
  expect(plan.breaks[0]).toMatch(/^PostgreSQL, by storage/u)
  expect(plan.breaks).toHaveLength(3)
})

test('the plan carries its peak in a simulation, and half of it does not', () => {
  const plan = planCapacity({ ...demand, signalsPerDay: 2e8 }, costs)
  const run = (share: number) =>
    simulate({
      perSecond: plan.peakPerSecond,
      seconds: 3,
      random: seededRandom(1),
      steps: (['gateway', 'score', 'dedup', 'route', 'queue'] as const).map((step) => ({
        step,
        cores: Math.max(1, Math.floor(plan.cores[step] * share)),
        cpuUs: costs.cpuUs[step],
      })),
    })
  expect(run(1).p99Ms).toBeLessThan(20)
  expect(run(0.5).p99Ms).toBeGreaterThan(10 * run(1).p99Ms)
})
