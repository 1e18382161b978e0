import type { Signal } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from './open-store.ts'
import { sampleSignal } from './testing/index.ts'

/** What the ledger and the refusals promise on either adapter. */
export function ledgerContract(name: string, open: () => Promise<Store>): void {
  describe(`ledger contract: ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const admit = (...signals: readonly Signal[]) => store.ledger.admit(signals)

    test('a signal is new once and known afterwards', async () => {
      const signal = sampleSignal({ id: 'once' })
      expect(await admit(signal)).toEqual([{ kind: 'new', id: 'once' }])
      expect(await admit(signal)).toEqual([{ kind: 'known', id: 'once', state: 'in_flight' }])
    })

    test('the same source item under another id is known under its first id', async () => {
      await admit(sampleSignal({ id: 'item', text: 'same', key: 'web:1' }))
      const [again] = await admit(sampleSignal({ id: 'other', text: 'same', key: 'web:1' }))
      expect(again).toEqual({ kind: 'known', id: 'item', state: 'in_flight' })
    })

    test('other content under one id or one source item is a conflict', async () => {
      await admit(sampleSignal({ id: 'c1', text: 'one', key: 'web:c1' }))
      const answers = await admit(
        sampleSignal({ id: 'c1', text: 'two', key: 'web:c2' }),
        sampleSignal({ id: 'c3', text: 'two', key: 'web:c1' }),
      )
      expect(answers).toEqual([
        { kind: 'conflict', id: 'c1' },
        { kind: 'conflict', id: 'c1' },
      ])
    })

    test('repeats and conflicts within one call are told apart', async () => {
      const signal = sampleSignal({ id: 'twice', text: 'a' })
      const answers = await admit(signal, signal, sampleSignal({ id: 'fresh' }))
      expect(answers.map(({ kind }) => kind)).toEqual(['new', 'known', 'new'])
      const mixed = await admit(
        sampleSignal({ id: 'mix', text: 'a' }),
        sampleSignal({ id: 'mix', text: 'b' }),
      )
      expect(mixed.map(({ kind }) => kind).sort()).toEqual(['conflict', 'new'])
    })

    test('characters that no database holds spoil neither their own signal nor the others', async () => {
      const odd = sampleSignal({ id: 'odd', text: 'half \ud83d and \0', platform: 'p\0', key: 'k\0\udc00' })
      const answers = await admit(odd, sampleSignal({ id: 'even' }))
      expect(answers.map(({ kind }) => kind)).toEqual(['new', 'new'])
      expect(await admit(odd)).toEqual([{ kind: 'known', id: 'odd', state: 'in_flight' }])
      expect(await admit({ ...odd, id: 'odd-2' })).toEqual([{ kind: 'known', id: 'odd', state: 'in_flight' }])
      const kept = await store.ledger.inFlight({ olderThan: new Date('2027-01-01'), limit: 1_000 })
      expect(kept.find(({ id }) => id === 'odd')?.text).toBe('half \ufffd and \ufffd')
    })

    test('concurrent callers with the same signals admit each once', async () => {
      const signals = Array.from({ length: 50 }, (_, index) => sampleSignal({ id: `race-${index}` }))
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          admit(...(index % 2 === 0 ? signals : [...signals].reverse())),
        ),
      )
      expect(answers.flat().filter(({ kind }) => kind === 'new')).toHaveLength(50)
    })

    test('what was touched long ago and is still in flight is found, oldest first', async () => {
      await admit(sampleSignal({ id: 'stuck' }))
      const none = await store.ledger.inFlight({ olderThan: new Date('2026-11-20T10:00:00Z'), limit: 5 })
      const all = await store.ledger.inFlight({ olderThan: new Date('2026-11-20T10:00:01Z'), limit: 1_000 })
      expect(none).toEqual([])
      expect(all.find(({ id }) => id === 'stuck')).toEqual(sampleSignal({ id: 'stuck' }))
      expect(await store.ledger.inFlight({ olderThan: new Date('2027-01-01'), limit: 2 })).toHaveLength(2)
    })

    test('a dead signal is put aside once and revived once', async () => {
      await admit(sampleSignal({ id: 'dies' }))
      const dead = { id: 'dies', stage: 'score', code: 'stage_failed', message: 'thrown' }
      expect([await store.ledger.dead([dead]), await store.ledger.dead([dead])]).toEqual([1, 0])
      const [again] = await admit(sampleSignal({ id: 'dies' }))
      expect(again).toEqual({ kind: 'known', id: 'dies', state: 'dead' })
      expect((await store.ledger.revive(['dies', 'nobody'])).map(({ id }) => id)).toEqual(['dies'])
      expect(await store.ledger.revive(['dies'])).toEqual([])
    })

    test('refusals count once by key', async () => {
      const refusal = {
        reason: 'not_public',
        detail: 'source.visibility: …',
        fields: ['source.visibility'],
        source: {},
      } as const
      const entry = { key: 'k1', refusal: { ...refusal, fields: [...refusal.fields] } }
      await store.refusals.add([entry, { ...entry, key: 'k2' }])
      await store.refusals.add([entry])
      expect(await store.refusals.counts()).toEqual({ not_public: 2 })
      expect(await store.refusals.list({ limit: 1 })).toEqual([
        { ...entry.refusal, refusedAt: '2026-11-20T10:00:00.000Z' },
      ])
    })

    test('the count balances, and a row that vanished shows', async () => {
      const before = await store.ledger.count()
      expect(before).toMatchObject({ balanced: true, problems: [], refused: { not_public: 2 } })
      expect(before.accepted).toBe(before.states.in_flight + before.states.dead)
      await store.sql.query(`delete from seinpost.signals where id = 'once'`)
      const after = await store.ledger.count()
      expect(after).toMatchObject({ balanced: false, accepted: before.accepted })
      expect(after.problems).toEqual([
        `${before.accepted} signals were accepted and ${before.accepted - 1} are there`,
      ])
      await store.ledger.admit([sampleSignal({ id: 'once' })])
      await store.sql.query(
        'update seinpost.accepted set n = n - 1 where shard = (select max(shard) from seinpost.accepted where n > 0)',
      )
    })

    test('a signal that names a case that is not there shows', async () => {
      const broken = `update seinpost.signals set state = 'queued', case_id = 'case-none' where id = 'stuck'`
      await store.sql.query(broken)
      const { balanced, problems } = await store.ledger.count()
      expect(balanced).toBe(false)
      expect(problems).toEqual(['1 signals name a case that is not there'])
      await store.sql.query(
        `update seinpost.signals set state = 'in_flight', case_id = null where id = 'stuck'`,
      )
    })

    test('the table refuses a state that contradicts itself', async () => {
      const wrong = [
        `update seinpost.signals set state = 'queued' where id = 'stuck'`,
        `update seinpost.signals set state = 'purged' where id = 'stuck'`,
        `update seinpost.signals set state = 'lost' where id = 'stuck'`,
        `update seinpost.signals set state = 'dead' where id = 'stuck'`,
      ]
      for (const text of wrong)
        await expect(store.sql.query(text)).rejects.toMatchObject({ code: 'internal' })
    })
  })
}
