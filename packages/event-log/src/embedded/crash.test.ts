import { expect, test } from 'vitest'
import { crashRounds } from '../testing/crash-rounds.ts'

test('killed at random moments, the log keeps every acknowledged event, whole and in order', async () => {
  const result = await crashRounds({ kills: 6, random: Math.random })
  expect(result.problems).toEqual([])
  expect(result.acknowledged).toBeGreaterThan(result.kills)
  // A commit that was cut off brings back at most the batch of each of the three partitions.
  expect(result.repeated).toBeLessThanOrEqual(result.kills * 3 * 50)
})
