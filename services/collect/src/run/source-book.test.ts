import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore } from '@seinpost/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../../scripts/servers/index.ts'
import { NOW } from '../testing/test-web.ts'
import { openSqlSourceBook } from './sql-source-book.ts'
import { noStats } from './stats.ts'

function bookContract(name: string, open: () => Promise<Store>) {
  describe(`the book of sources, ${name}`, () => {
    let store: Store
    let now = NOW
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    beforeEach(async () => {
      now = NOW
      await store.sql.query('drop table if exists seinpost.sources')
    })
    const book = (holder = 'one', alone = false) =>
      openSqlSourceBook(store.sql, { now: () => now, holder, alone })
    const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

    test('gives the longest waiting first, no more than asked, and none twice', async () => {
      const one = await book()
      await one.claim(['a', 'b', 'c'], 3)
      for (const [id, at] of [
        ['a', 3],
        ['b', 1],
        ['c', 2],
      ] as const)
        await one.release(id, { dueAt: minutes(at), failures: 0, stats: noStats() })
      now = minutes(2)
      expect((await one.claim(['a', 'b', 'c'], 5)).map(({ id }) => id).toSorted()).toEqual(['b', 'c'])
      now = minutes(4)
      expect((await one.claim(['a', 'b', 'c'], 5)).map(({ id }) => id)).toEqual(['a'])
    })

    test('keeps cursor, counts and the last error', async () => {
      const one = await book()
      await one.claim(['a'], 1)
      expect(
        await one.advance('a', { cursor: { seen: ['x'], n: 1 }, stats: { ...noStats(), human: 2 } }),
      ).toBe(true)
      await one.advance('a', { cursor: { seen: ['y'], n: 2 }, stats: { ...noStats(), human: 3 } })
      await one.release('a', {
        dueAt: minutes(5),
        failures: 2,
        error: 'kapot',
        stats: { ...noStats(), visits: 1 },
      })
      expect((await (await book('two')).all())[0]).toMatchObject({
        cursor: { seen: ['y'], n: 2 },
        failures: 2,
        lastError: 'kapot',
        dueAt: minutes(5).toISOString(),
        running: false,
        stats: { human: 5, visits: 1 },
      })
    })

    test('two who ask at the same moment never get the same source', async () => {
      const ids = Array.from({ length: 40 }, (_, n) => `s${n}`)
      const books = await Promise.all(['one', 'two', 'three'].map((holder) => book(holder)))
      const claims = await Promise.all(books.map((one) => one.claim(ids, 20)))
      const given = claims.flat().map(({ id }) => id)
      expect([given.length, new Set(given).size]).toEqual([40, 40])
    })

    test('collectors that start at the same moment all have their table', async () => {
      const books = await Promise.all(Array.from({ length: 6 }, (_, n) => book(`start ${n}`)))
      expect(books).toHaveLength(6)
    })

    test('what a crash left claimed is free at once for whoever is alone', async () => {
      await (await book('crashed')).claim(['a'], 1)
      expect(await (await book('next')).claim(['a'], 1)).toEqual([])
      expect(await (await book('next', true)).claim(['a'], 1)).toHaveLength(1)
    })

    test('one that is switched off is not given, and one that is hastened is given now', async () => {
      const one = await book()
      await one.switch('a', 'gevraagd')
      expect(await one.claim(['a'], 1)).toEqual([])
      await one.switch('a', null)
      await one.claim(['a'], 1)
      await one.release('a', { dueAt: minutes(60), failures: 0, stats: noStats() })
      expect(await one.claim(['a'], 1)).toEqual([])
      await one.hasten(['a'])
      expect(await one.claim(['a'], 1)).toHaveLength(1)
    })
  })
}

bookContract('embedded', () => openEmbeddedTestStore(() => NOW))
await describeOn('the book of sources on PostgreSQL', startPostgres, ({ url }) => {
  bookContract('postgres', () => openPostgresTestStore(url, () => NOW))
})
