import { randomUUID } from 'node:crypto'
import { afterAll, describe, test } from 'vitest'
import { startTestRedis } from '../test-support/redis-server.ts'
import { CONTRACT_POLICY, dedupIndexContract } from './dedup-index.contract.ts'
import { openRedisIndex } from './redis-index.ts'

const redis = await startTestRedis()
afterAll(() => redis?.stop())

if (redis === null) {
  describe('dedup index: redis', () => {
    test.skip('redis-server is not installed and SEINPOST_TEST_REDIS is not set', () => undefined)
  })
} else {
  const { url } = redis
  dedupIndexContract('redis', () =>
    openRedisIndex({ url, keyPrefix: `test:${randomUUID()}:`, policy: CONTRACT_POLICY }),
  )
}
