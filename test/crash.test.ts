import { expect, test } from 'vitest'
import { crashRun } from '../scripts/soak/crash.ts'

test('killed at random moments while signals go in, the program loses none and makes no case twice', async () => {
  const { acknowledged, ledger, missing } = await crashRun({ signals: 1_500, kills: 5, lifeMs: 800, seed: 3 })
  expect(acknowledged).toBe(1_500)
  expect(missing).toBe(0)
  expect(ledger).toMatchObject({ accepted: 1_500, balanced: true, problems: [] })
  expect(ledger.states.in_flight).toBe(0)
  expect(ledger.states.dead).toBe(0)
}, 180_000)
