import { Redis } from 'ioredis'
import pg from 'pg'
import { expect, test } from 'vitest'
import { describeOn, ownPostgres, ownRedis, startPostgres, startRedis } from './index.ts'

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
      for (const fault of ['restart', 'kill'] as const) {
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
