import { expect, test } from 'vitest'
import { describeOn, ownPostgres } from '../../../../scripts/servers/index.ts'
import { openPostgresTestStore, sampleSignal } from '../testing/index.ts'
import { openPostgres } from './postgres-sql.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

await describeOn(
  'PostgreSQL that goes away',
  () => ownPostgres(),
  (server) => {
    test('a restart costs running calls a retryable error, and nothing after it', {
      timeout: 60_000,
    }, async () => {
      const store = await openPostgresTestStore(server.url)
      const heard: string[] = []
      await store.changes.subscribe((changes) => heard.push(...changes.map(({ caseId }) => caseId)))
      await store.sql.listen('later', (payload) => heard.push(payload))
      const acknowledged: string[] = []
      const errors: unknown[] = []
      let stop = false
      const writing = (async () => {
        for (let n = 0; !stop; n++) {
          const id = `w-${n}`
          await store.ledger.admit([sampleSignal({ id })]).then(
            () => acknowledged.push(id),
            (error) => errors.push(error),
          )
        }
      })()
      await expect.poll(() => acknowledged.length, PATIENTLY).toBeGreaterThan(20)
      await server.kill()
      await expect.poll(() => errors.length, { timeout: 20_000 }).toBeGreaterThan(0)
      await server.restart()
      const before = acknowledged.length
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 20)
      stop = true
      await writing
      for (const error of errors) expect(error).toMatchObject({ code: 'store_unavailable', retryable: true })
      const { rows } = await store.sql.query<{ n: number }>(
        'select count(*) as n from seinpost.signals where id = any($1::text[])',
        [acknowledged],
      )
      expect(rows[0]?.n).toBe(acknowledged.length)
      expect((await store.ledger.count()).balanced).toBe(true)
      await expect
        .poll(
          async () => {
            await store.sql.query(`select pg_notify('later', 'heard again')`)
            return heard
          },
          { timeout: 20_000 },
        )
        .toContain('heard again')
      await store.close()
    })

    test('a server that is not there is told as such, with what to do', async () => {
      const sql = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none', poolSize: 2 })
      await expect(sql.query('select 1')).rejects.toMatchObject({
        code: 'store_unavailable',
        retryable: true,
        remedy: expect.stringContaining('store.url'),
      })
      await sql.close()
    })
  },
)
