import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sql } from './port.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

/** What both adapters of the Sql port promise. */
export function sqlContract(name: string, open: () => Promise<Sql>): void {
  describe(`sql contract: ${name}`, () => {
    let sql: Sql
    beforeAll(async () => {
      sql = await open()
      await sql.query('create table public.notes (id int primary key, word text)')
    })
    afterAll(() => sql.close())

    const values: readonly (readonly [string, string, unknown])[] = [
      ['int4', '7::int4', 7],
      ['int8', '9007199254740991::int8', 9007199254740991],
      ['count', 'count(*)', 1],
      ['numeric', 'sum(2::int8)', 2],
      ['float8', '0.1::float8', 0.1],
      ['real', '0.5::real', 0.5],
      ['boolean', 'true', true],
      ['json', `'{"a":[1,"é",null]}'::json`, { a: [1, 'é', null] }],
      ['jsonb', `'{"a":{"b":2}}'::jsonb`, { a: { b: 2 } }],
      ['json null', `'null'::json`, null],
      ['timestamptz', `'2026-11-20 10:30:00.5+01'::timestamptz`, '2026-11-20T09:30:00.500Z'],
      ['timestamptz to the second', `'2026-11-20 10:30:00+00'::timestamptz`, '2026-11-20T10:30:00.000Z'],
      [
        'timestamptz to the microsecond',
        `'2026-11-20 10:30:00.123456+00'::timestamptz`,
        '2026-11-20T10:30:00.123Z',
      ],
      ['text', `'tekst met "quotes"'`, 'tekst met "quotes"'],
      ['empty text', `''`, ''],
      ['null', 'null::text', null],
      ['emoji', `'👩‍👩‍👧 ß'`, '👩‍👩‍👧 ß'],
    ]
    for (const [type, expression, want] of values) {
      test(`a value of ${type} comes back the same`, async () => {
        const { rows } = await sql.query(`select ${expression} as value`)
        expect(rows).toEqual([{ value: want }])
      })
    }

    const params: readonly (readonly [string, string, unknown, unknown])[] = [
      ['number', '$1::int4', 5, 5],
      ['boolean', '$1::boolean', false, false],
      ['null', '$1::text', null, null],
      ['undefined', '$1::text', undefined, null],
      ['date', '$1::timestamptz', new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05.678Z'],
      ['object', '$1::json', { a: 1 }, { a: 1 }],
      [
        'array of text',
        'to_json($1::text[])',
        ['a,b', 'c"d', '{e}', 'f\\g', '', 'NULL'],
        ['a,b', 'c"d', '{e}', 'f\\g', '', 'NULL'],
      ],
      ['array with null', 'to_json($1::text[])', ['a', null], ['a', null]],
      ['empty array', 'to_json($1::int[])', [], []],
      ['text with NUL', '$1::text', 'a\0b', 'a\ufffdb'],
      ['json with NUL', `$1::json->>'a'`, { a: 'x\0' }, 'x\ufffd'],
      ['SQL in text', '$1::text', `'; drop table notes; --`, `'; drop table notes; --`],
    ]
    for (const [type, expression, param, want] of params) {
      test(`a parameter that is ${type} goes in as it is`, async () => {
        const { rows } = await sql.query(`select ${expression} as value`, [param])
        expect(rows).toEqual([{ value: want }])
      })
    }

    test('counts the rows a write touched', async () => {
      const inserted = await sql.query(
        'insert into public.notes select n, $1 from generate_series(100, 104) n',
        ['x'],
      )
      const updated = await sql.query(`update public.notes set word = 'y' where id > 102`)
      const skipped = await sql.query(`insert into public.notes values (100, 'z') on conflict do nothing`)
      expect([inserted.rowCount, updated.rowCount, skipped.rowCount]).toEqual([5, 2, 0])
    })

    test('a statement that was run before runs with other parameters', async () => {
      const ask = async (n: number) =>
        (await sql.query<{ n: number }>('select $1::int + 1 as n', [n])).rows[0]?.n
      expect([await ask(1), await ask(2), await ask(3)]).toEqual([2, 3, 4])
    })

    test('a transaction that fails leaves nothing and the next statement works', async () => {
      const failing = sql.tx(async (tx) => {
        await tx.query(`insert into public.notes values (1, 'gone')`)
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      const { rows } = await sql.query('select word from public.notes where id = 1')
      expect(rows).toEqual([])
    })

    test('a refused statement says so without its parameters and spoils nothing', async () => {
      await sql.query(`insert into public.notes values (2, 'kept')`)
      const again = sql.query('insert into public.notes values ($1, $2)', [2, 'a secret word'])
      await expect(again).rejects.toMatchObject({
        code: 'internal',
        message: expect.not.stringContaining('secret'),
      })
      await expect(sql.query('select word from public.notes where id = 2')).resolves.toMatchObject({
        rows: [{ word: 'kept' }],
      })
    })

    test('statements of others stay out of a transaction', async () => {
      const seen: unknown[] = []
      let outside: Promise<unknown> = Promise.resolve()
      await sql.tx(async (tx) => {
        await tx.query(`insert into public.notes values (3, 'inside')`)
        outside = sql
          .query('select count(*) as n from public.notes where id = 3')
          .then(({ rows }) => seen.push(rows[0]))
        await tx.query(`update public.notes set word = 'later' where id = 3`)
        await tx.query('delete from public.notes where id = 3')
      })
      await outside
      expect(seen).toEqual([{ n: 0 }])
    })

    test('concurrent read-modify-write under a row lock loses no update', async () => {
      await sql.query(`insert into public.notes values (4, '0')`)
      const increment = () =>
        sql.tx(async (tx) => {
          const { rows } = await tx.query<{ word: string }>(
            'select word from public.notes where id = 4 for update',
          )
          await tx.query('update public.notes set word = $1 where id = 4', [
            String(Number(rows[0]?.word) + 1),
          ])
        })
      await Promise.all(Array.from({ length: 20 }, increment))
      await expect(sql.query('select word from public.notes where id = 4')).resolves.toMatchObject({
        rows: [{ word: '20' }],
      })
    })

    test('a transaction that loses is run again', async () => {
      await sql.query(`insert into public.notes values (5, '0')`)
      let runs = 0
      await sql.tx(async (tx) => {
        runs += 1
        if (runs === 1) await tx.query(`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`)
        await tx.query(`update public.notes set word = 'done' where id = 5`)
      })
      expect(runs).toBe(2)
    })

    test('a transaction that always loses is given up as retryable', async () => {
      const losing = sql.tx((tx) =>
        tx.query(`do $$ begin raise exception 'lost' using errcode = '40P01'; end $$`),
      )
      await expect(losing).rejects.toMatchObject({ code: 'store_unavailable', retryable: true })
    })

    test('a full disk is told as such', async () => {
      const full = sql.query(`do $$ begin raise exception 'no room' using errcode = '53100'; end $$`)
      await expect(full).rejects.toMatchObject({ code: 'disk_full', retryable: true })
    })

    test('a listener hears what is committed, and nothing after it stopped', async () => {
      const heard: string[] = []
      const stop = await sql.listen('contract', (payload) => heard.push(payload))
      await expect(
        sql.tx(async (tx) => {
          await tx.query(`select pg_notify('contract', 'rolled back')`)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      await sql.tx((tx) => tx.query(`select pg_notify('contract', 'committed')`))
      await expect.poll(() => heard, PATIENTLY).toEqual(['committed'])
      await stop()
      await sql.query(`select pg_notify('contract', 'too late')`)
      const other: string[] = []
      await sql.listen('contract', (payload) => other.push(payload))
      await sql.query(`select pg_notify('contract', 'last')`)
      await expect.poll(() => other, PATIENTLY).toContain('last')
      expect(heard).toEqual(['committed'])
    })
  })
}
