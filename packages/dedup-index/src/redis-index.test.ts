import { randomUUID } from 'node:crypto'
import { describeOn, startRedis } from '../../../scripts/servers/index.ts'
import { CONTRACT_POLICY, dedupIndexContract } from './dedup-index.contract.ts'
import { openRedisIndex } from './redis-index.ts'

await describeOn('the dedup index on Redis', startRedis, ({ url }) => {
  dedupIndexContract('redis', () =>
    openRedisIndex({ url, keyPrefix: `test:${randomUUID()}:`, policy: CONTRACT_POLICY }),
  )
})
