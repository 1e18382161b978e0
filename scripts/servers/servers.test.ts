import { Redis } from 'ioredis'
import kafkajs from 'kafkajs'
import pg from 'pg'
import { expect, test } from 'vitest'
import {
  describeOn,
  KAFKA_VERSIONS,
  openHub,
  ownPostgres,
  ownRedis,
  startKafka,
  startPostgres,
  startRedis,
} from './index.ts'

await describeOn('Redis', startRedis, ({ url }) => {
  test('answers and never evicts', async () => {
    const redis = new Redis(url)
    expect(await redis.ping()).toBe('PONG')
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
    redis.disconnect()
  })
})

await describeOn(
  'Redis of its own',
  () => ownRedis({ durable: true }),
  (server) => {
    test('keeps its data over a restart and a kill', async () => {
      for (const fault of ['restart', 'kill', 'kill'] as const) {
        const redis = new Redis(server.url, { lazyConnect: true, retryStrategy: () => null })
        redis.on('error', () => undefined)
        await redis.connect()
        await redis.set(fault, 'kept')
        redis.disconnect()
        await server[fault]()
        await server.restart()
        const again = new Redis(server.url)
        expect(await again.get(fault)).toBe('kept')
        again.disconnect()
      }
    })
  },
)

await describeOn('PostgreSQL', startPostgres, ({ url }) => {
  test('gives an empty database of its own, not as root', async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(
      "select count(*)::int as tables from information_schema.tables where table_schema = 'public'",
    )
    expect(rows).toEqual([{ tables: 0 }])
    await client.end()
  })
})

await describeOn('PostgreSQL of its own', ownPostgres, (server) => {
  test('comes back with its data after a kill', async () => {
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table kept (n int)')
    await client.query('insert into kept values (7)')
    await server.kill()
    await server.restart()
    const again = new pg.Client({ connectionString: server.url })
    await again.connect()
    expect((await again.query('select n from kept')).rows).toEqual([{ n: 7 }])
    await again.end()
  })
})

for (const version of KAFKA_VERSIONS) {
  await describeOn(
    `Kafka ${version}`,
    () => startKafka(version),
    ({ broker }) => {
      test('is a cluster of one that makes topics', async () => {
        const { Kafka, logLevel } = kafkajs
        const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin()
        await admin.connect()
        expect((await admin.describeCluster()).brokers).toHaveLength(1)
        expect(
          await admin.createTopics({ topics: [{ topic: `servers-test-${version}`, numPartitions: 2 }] }),
        ).toBe(true)
        await admin.disconnect()
      })
    },
  )
}

test('a hub starts a server once and hands its address to all who ask', async () => {
  const close = await openHub()
  const [one, two] = await Promise.all([startRedis(), startRedis()])
  expect(one.url).toBe(two.url)
  await one.stop()
  const redis = new Redis(two.url)
  expect(await redis.ping()).toBe('PONG')
  redis.disconnect()
  await close()
})
