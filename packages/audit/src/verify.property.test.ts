import type { SqlRunner, Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore } from '@seinpost/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { chainHash } from './entry.ts'
import { type AuditAct, type AuditHead, newSigningKeyPem, openAuditLog, signingKey } from './index.ts'
import { verifyAudit } from './verify.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-11-16T08:00:00.000Z')
/** Four days of ten entries each; the heads of the first three are signed. */
const ENTRIES = 40
const SIGNED = 30
const key = signingKey(newSigningKeyPem())

const actOf = (index: number): AuditAct => ({
  at: new Date(START + Math.floor(index / 10) * DAY_MS + (index % 10) * 60_000),
  actor: { kind: 'person', id: `account-${index % 3}`, name: 'An “A” Peeters\u0000\ud800' },
  act: index % 2 === 0 ? 'case.view' : 'case.act',
  status: 200,
  caseId: `case-${index % 5}`,
  desk: 'analyst',
  details: { copies: index, note: null, fine: true },
})

class Undo extends Error {}

/** What verifying finds after `tamper`, which is undone again. */
async function foundAfter(
  store: Store,
  tamper: (tx: SqlRunner) => Promise<unknown>,
  copies: readonly AuditHead[] = [],
): Promise<readonly string[]> {
  let kinds: readonly string[] = []
  const undone = store.sql.tx(async (tx) => {
    await tx.query('alter table seinpost.audit disable trigger user')
    await tx.query('alter table seinpost.audit_heads disable trigger user')
    await tamper(tx)
    const { problems } = await verifyAudit(tx, { trusted: [key.publicKey], copies, pageSize: 7 })
    kinds = problems.map(({ kind }) => kind)
    throw new Undo()
  })
  await expect(undone).rejects.toThrow(Undo)
  return kinds
}

/** What somebody with the database's password can do: write what follows anew, so that every hash fits again. */
async function rechain(tx: SqlRunner, from: number): Promise<void> {
  const { rows } = await tx.query<{ seq: number; entry: string; hash: string }>(
    'select seq, entry, hash from seinpost.audit where seq >= $1::bigint order by seq',
    [from - 1],
  )
  let hash = rows[0]?.hash ?? ''
  for (const { seq, entry } of rows.slice(1)) {
    hash = chainHash(hash, entry)
    await tx.query('update seinpost.audit set hash = $2 where seq = $1::bigint', [seq, hash])
  }
}

function auditContract(name: string, open: () => Promise<Store>): void {
  describe(`audit: ${name}`, () => {
    let store: Store
    let heads: readonly AuditHead[]
    beforeAll(async () => {
      store = await open()
      const audit = openAuditLog(store.sql, () => new Date('2026-11-19T10:00:00Z'))
      await audit.append(Array.from({ length: ENTRIES }, (_, index) => actOf(index)))
      heads = await audit.sign(key)
    })
    afterAll(() => store.close())
    const row = fc.integer({ min: 1, max: ENTRIES })
    const signed = fc.integer({ min: 2, max: SIGNED })
    const runs = { numRuns: 15 }

    test('what nobody touched is whole, and signing again signs nothing', async () => {
      const audit = openAuditLog(store.sql, () => new Date('2026-11-19T10:00:00Z'))
      expect(await audit.sign(key)).toEqual([])
      expect(await audit.verify({ trusted: [key.publicKey], copies: heads })).toEqual({
        ok: true,
        entries: ENTRIES,
        to: ENTRIES,
        heads: 3,
        lastHead: { day: '2026-11-18', seq: SIGNED },
        unsigned: 10,
        problems: [],
        problemCount: 0,
      })
    })

    test('the database refuses to change, delete or empty what stands in it', async () => {
      for (const statement of [
        `update seinpost.audit set entry = entry where seq = 3`,
        `delete from seinpost.audit where seq = 3`,
        `truncate seinpost.audit`,
        `update seinpost.audit_heads set signature = 'x'`,
      ])
        await expect(store.sql.query(statement)).rejects.toThrow(/only grows/u)
    })

    test('any changed row is found', async () => {
      await fc.assert(
        fc.asyncProperty(row, fc.constantFrom('account-9', 'x', '"'), async (seq, id) => {
          const kinds = await foundAfter(store, (tx) =>
            tx.query(
              `update seinpost.audit set entry = jsonb_set(entry::jsonb, '{actor,id}', to_jsonb($2::text))::text where seq = $1::bigint`,
              [seq, id],
            ),
          )
          expect(kinds).toContain('changed')
        }),
        runs,
      )
    })

    test('any missing row is found, and any row off the end that a head saw', async () => {
      await fc.assert(
        fc.asyncProperty(row, fc.integer({ min: 1, max: 4 }), async (seq, count) => {
          const gone = [seq, Math.min(ENTRIES, seq + count - 1)]
          const kinds = await foundAfter(store, (tx) =>
            tx.query('delete from seinpost.audit where seq between $1::bigint and $2::bigint', gone),
          )
          // Rows after the last head are only held by what comes after them.
          if (gone[1] === ENTRIES) return
          expect(kinds).toContain('missing')
        }),
        runs,
      )
    })

    test('any two rows in each other’s place are found', async () => {
      await fc.assert(
        fc.asyncProperty(row, row, async (a, b) => {
          fc.pre(a !== b)
          const kinds = await foundAfter(store, (tx) =>
            tx.query(
              `update seinpost.audit t set entry = o.entry, hash = o.hash from seinpost.audit o
              where (t.seq, o.seq) in (($1::bigint, $2::bigint), ($2::bigint, $1::bigint))`,
              [a, b],
            ),
          )
          expect(kinds).toContain('reordered')
        }),
        runs,
      )
    })

    test('any inserted row is found, its followers moved up or not', async () => {
      await fc.assert(
        fc.asyncProperty(signed, fc.boolean(), async (at, rehashed) => {
          const kinds = await foundAfter(store, async (tx) => {
            await tx.query('update seinpost.audit set seq = -seq where seq >= $1::bigint', [at])
            await tx.query('update seinpost.audit set seq = 1 - seq where seq < 0')
            await tx.query(
              `insert into seinpost.audit (seq, entry, hash)
              select $1::bigint, jsonb_set(entry::jsonb, '{seq}', to_jsonb($1::bigint))::text, hash
              from seinpost.audit where seq = $1::bigint - 1`,
              [at],
            )
            if (rehashed) await rechain(tx, at)
          })
          expect(kinds.length).toBeGreaterThan(0)
        }),
        runs,
      )
    })

    test('a history written anew, with every hash made to fit, is found by the heads', async () => {
      await fc.assert(
        fc.asyncProperty(signed, async (seq) => {
          const kinds = await foundAfter(store, async (tx) => {
            await tx.query(
              `update seinpost.audit set entry = replace(entry, 'case.view', 'case.look') where seq between $1::bigint - 1 and $1::bigint`,
              [seq],
            )
            await rechain(tx, Math.max(2, seq - 1))
            // The first row has no row before it to chain to here; it is found as changed.
          })
          expect(kinds.some((kind) => kind === 'head_changed' || kind === 'changed')).toBe(true)
        }),
        runs,
      )
    })

    test('a tail cut off is found by its head, and with the heads cut off as well by their copies', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: SIGNED - 1 }), async (kept) => {
          const cut = (tx: SqlRunner) => tx.query('delete from seinpost.audit where seq > $1::bigint', [kept])
          expect(await foundAfter(store, cut)).toContain('truncated')
          const cutBoth = async (tx: SqlRunner) => {
            await cut(tx)
            await tx.query('delete from seinpost.audit_heads where seq > $1::bigint', [kept])
          }
          expect(await foundAfter(store, cutBoth)).toEqual([])
          expect(await foundAfter(store, cutBoth, heads)).toEqual(
            expect.arrayContaining(['head_missing', 'truncated']),
          )
        }),
        runs,
      )
    })

    test('a head changed, left out, or signed with another key is found', async () => {
      const other = signingKey(newSigningKeyPem())
      const day = '2026-11-17'
      const cases: [string, string, readonly unknown[], string][] = [
        [
          'changed',
          'update seinpost.audit_heads set hash = $2 where day = $1::date',
          [day, 'f'.repeat(64)],
          'signature',
        ],
        ['left out', 'delete from seinpost.audit_heads where day = $1::date', [day], 'head_missing'],
        [
          'another key',
          'update seinpost.audit_heads set key_id = $2, public_key = $3 where day = $1::date',
          [day, other.id, other.publicKey],
          'signature',
        ],
      ]
      for (const [name, text, params, kind] of cases)
        expect(await foundAfter(store, (tx) => tx.query(text, params)), name).toContain(kind)
    })

    test('columns that were made to say something else than their line are found', async () => {
      const kinds = await foundAfter(store, async (tx) => {
        await tx.query('alter table seinpost.audit alter column case_id drop expression')
        await tx.query(`update seinpost.audit set case_id = 'case-other' where seq = 4`)
      })
      expect(kinds).toEqual(['changed'])
    })

    test('writers at once make one chain without a gap', async () => {
      const [one, two] = [0, 1].map(() => openAuditLog(store.sql, () => new Date('2026-11-19T11:00:00Z')))
      if (one === undefined || two === undefined) throw new Error('two logs')
      const before = await one.verify({ trusted: [key.publicKey] })
      await Promise.all(
        Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? one : two).append([actOf(ENTRIES - 1)])),
      )
      const after = await two.verify({ trusted: [key.publicKey] })
      expect(after).toMatchObject({ ok: true, entries: before.entries + 300, to: before.to + 300 })
    })

    test('search finds by case, actor, act and time, in pages', async () => {
      const audit = openAuditLog(store.sql, () => new Date('2026-11-19T10:00:00Z'))
      const first = await audit.search({ caseId: 'case-2', to: new Date('2026-11-19T00:00:00Z'), limit: 4 })
      const rest = await audit.search({
        caseId: 'case-2',
        to: new Date('2026-11-19T00:00:00Z'),
        before: first.next ?? 0,
        limit: 4,
      })
      expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual([28, 23, 18, 13, 8, 3])
      expect(rest.next).toBeNull()
      const acts = await audit.search({ act: 'case.a*', actor: 'account-1', limit: 2, before: 30 })
      expect(acts.entries.map(({ seq, act }) => [seq, act])).toEqual([
        [26, 'case.act'],
        [20, 'case.act'],
      ])
      expect((await audit.search({ act: 'case.*', refused: true, limit: 5 })).entries).toEqual([])
    })
  })
}

auditContract('embedded', () => openEmbeddedTestStore())
await describeOn('audit on PostgreSQL', startPostgres, ({ url }) => {
  auditContract('postgres', () => openPostgresTestStore(url))
})
