import { clusterConfig } from '../../test/support/cluster.ts'
import { ownKafka } from '../servers/kafka.ts'
import { ownPostgres } from '../servers/postgres.ts'
import { ownRedis } from '../servers/redis.ts'
import { type FaultReport, faultRun } from './cluster-faults.ts'

/** 50,000 signals through a cluster whose workers die and whose broker, Redis and PostgreSQL restart meanwhile. */
export async function clusterSoak(signals: number, kills: number): Promise<FaultReport> {
  const [kafka, redis, postgres] = await Promise.all([
    ownKafka({ version: '3.9', heapMegabytes: 512 }),
    ownRedis({ durable: true }),
    ownPostgres({ durable: true }),
  ])
  const config = clusterConfig({
    broker: kafka.broker,
    redis: redis.url,
    postgres: postgres.url,
    stop: async () => undefined,
  })
  try {
    const faults = [kafka, redis, postgres].map((server) => () => server.restart())
    return await faultRun(config, { signals, kills, seed: 13, faults })
  } finally {
    config.remove()
    await Promise.all([kafka.stop(), redis.stop(), postgres.stop()])
  }
}
