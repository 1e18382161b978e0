import { createHash } from 'node:crypto'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  type Sample,
  sampleRouted,
} from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { applyRouted } from './apply-routed.ts'
import { caseIdOf } from './case-id.ts'
import { workCase } from './work-case.ts'

const now = () => new Date('2027-06-01T00:00:00.000Z')
const at = (day: string) => ({ before: new Date(`${day}T00:00:00.000Z`), limit: 100 })

/** What purging promises, on either store. */
function retentionContract(name: string, open: () => Promise<Store>): void {
  describe(`retention: ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const policy = {
      thresholds: { queueFromLevel: 1 as const, referralsAlways: true },
      queue: { ageingPointsPerHour: 0.1 },
      now,
      priorityOf: () => ({ priority: 50, terms: [] }),
    }
    const take = async (retainUntil: string, ...samples: readonly Sample[]) => {
      const batch = samples.map((sample) => {
        const routed = sampleRouted(sample)
        const legal = { ...routed.signal.legal, retainUntil: `${retainUntil}T00:00:00.000Z` }
        return { ...routed, signal: { ...routed.signal, legal } }
      })
      await store.ledger.admit(batch.map(({ signal }) => signal))
      await applyRouted(batch, { cases: store.cases, policy })
      return batch
    }

    test('what is due goes whole, the rest stays, and the proof can be recomputed', async () => {
      const [low, first, copy] = await take(
        '2027-01-10',
        { id: 'low', level: 0, author: 'ann' },
        { id: 'first', level: 2 },
        { id: 'copy', level: 2, copyOf: 'first' },
      )
      await take('2027-03-01', { id: 'later', level: 2 }, { id: 'later-low', level: 0 })
      expect(await store.retention.purge(at('2027-01-10'))).toEqual({ signalIds: [], caseIds: [] })
      const purged = await store.retention.purge(at('2027-01-11'))
      expect(purged).toEqual({ signalIds: ['copy', 'first', 'low'], caseIds: [caseIdOf('first')] })
      expect(await store.retention.purge(at('2027-01-11'))).toEqual({ signalIds: [], caseIds: [] })
      const lines = [copy, first, low].map((routed) => `${routed?.signal.id} ${routed?.signal.contentHash}\n`)
      const digest = createHash('sha256').update(lines.join('')).digest('hex')
      expect(await store.retention.proofs({ limit: 5 })).toEqual([
        { seq: 1, at: now().toISOString(), before: '2027-01-11T00:00:00.000Z', signals: 3, cases: 1, digest },
      ])
      expect(await store.cases.case(caseIdOf('first'))).toBeNull()
      expect((await store.cases.queue('analyst', { limit: 9 })).map(({ caseId }) => caseId)).toEqual([
        caseIdOf('later'),
      ])
      expect(await store.ledger.count()).toMatchObject({
        balanced: true,
        accepted: 5,
        states: { purged: 3, queued: 1, archived: 1 },
      })
    })

    test('nothing readable of it is left in any table', async () => {
      const { rows: tables } = await store.sql.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'seinpost'`,
      )
      for (const { name } of tables) {
        const { rows } = await store.sql.query<{ row: string }>(
          `select t::text as row from seinpost.${name} t`,
        )
        for (const word of ['what low says', 'what first says', 'mastodon:low', 'ann']) {
          expect(rows.filter(({ row }) => row.includes(word))).toEqual([])
        }
      }
    })

    test('the same item handed in again is known as purged, not taken in anew', async () => {
      const again = sampleRouted({ id: 'low', level: 0, author: 'ann' }).signal
      expect(await store.ledger.admit([again])).toEqual([{ kind: 'known', id: 'low', state: 'purged' }])
      await applyRouted([sampleRouted({ id: 'low', level: 3 })], { cases: store.cases, policy })
      expect(await store.cases.caseOf('low')).toBeNull()
    })

    test('rules of the config give cases and signals another end, and give it back when they go', async () => {
      const rule = { explicit: false, when: {} }
      const endOf = async (table: string, id: string) => {
        const { rows } = await store.sql.query<{ until: string }>(
          `select retain_until as until from seinpost.${table} where id = $1`,
          [id],
        )
        return rows[0]?.until.slice(0, 10)
      }
      const frame = '2027-03-01'
      expect(await store.retention.apply([])).toBe(0)
      // Received on 10 November 2026.
      const rules = [
        { ...rule, when: { level: 2 as const, state: 'open' as const }, days: 30 },
        { ...rule, when: { state: 'archived' as const }, days: 10 },
      ]
      expect(await store.retention.apply(rules)).toBe(2)
      expect(await store.retention.apply(rules)).toBe(0)
      expect(await endOf('cases', caseIdOf('later'))).toBe('2026-12-10')
      expect(await endOf('signals', 'later')).toBe(frame)
      expect(await endOf('signals', 'later-low')).toBe('2026-11-20')
      expect(await store.retention.apply([])).toBe(2)
      expect(await endOf('cases', caseIdOf('later'))).toBe(frame)
      expect(await endOf('signals', 'later-low')).toBe(frame)
    })

    test('a case on hold stays until it is let go', async () => {
      await take('2027-01-05', { id: 'held', level: 2 })
      expect(await store.retention.hold(caseIdOf('held'), 'a court asked for it')).toBe(true)
      expect(await store.retention.hold('case-none', 'x')).toBe(false)
      expect(await store.retention.purge(at('2027-02-01'))).toEqual({ signalIds: [], caseIds: [] })
      await store.retention.hold(caseIdOf('held'), null)
      expect(await store.retention.purge(at('2027-02-01'))).toMatchObject({ signalIds: ['held'] })
    })

    test('a newer copy keeps its case; what is in flight is never purged', async () => {
      await take('2027-01-05', { id: 'old', level: 2 })
      await take('2027-05-01', { id: 'young', level: 2, copyOf: 'old' })
      await store.ledger.admit([sampleRouted({ id: 'flying' }).signal])
      expect(await store.retention.purge(at('2027-02-01'))).toEqual({ signalIds: [], caseIds: [] })
      expect((await store.cases.caseOf('old'))?.members).toHaveLength(2)
      const all = await store.retention.purge(at('2028-01-01'))
      expect(all.signalIds).toEqual(['later', 'later-low', 'old', 'young'])
      expect(await store.ledger.count()).toMatchObject({ balanced: true, states: { in_flight: 1 } })
    })

    test('an assessment changes the end, and what the log still holds is remembered until it is told', async () => {
      await take('2027-05-20', { id: 'dismissed', level: 2 })
      const id = caseIdOf('dismissed')
      const deps = { cases: store.cases, now, leaseMs: 60_000 }
      const by = { by: 'an', desk: 'analyst' }
      await workCase(id, { act: 'claim', ...by }, deps)
      const done = await workCase(
        id,
        { act: 'assess', outcome: 'no_concern', level: 0, context: [], ...by },
        deps,
      )
      expect(done).toMatchObject({ kind: 'done', status: 'closed' })
      const rules = [{ when: { outcome: 'no_concern' as const }, days: 7, explicit: true }]
      expect(await store.retention.apply(rules)).toBe(1)
      expect((await store.retention.purge(at('2027-06-08'))).caseIds).toEqual([])
      const { caseIds, signalIds } = await store.retention.purge(at('2027-06-09'))
      expect(caseIds).toEqual([id])
      expect((await store.retention.unforgotten()).get('dismissed')).toBe(now().toISOString())
      await store.retention.forgot(signalIds)
      expect((await store.retention.unforgotten()).has('dismissed')).toBe(false)
    })

    test('taking what was purged out of the files changes nothing of what is kept', async () => {
      const before = await store.ledger.count()
      await store.retention.scrub()
      expect(await store.ledger.count()).toEqual(before)
      expect((await store.retention.proofs({ limit: 1, before: 2 })).map(({ seq }) => seq)).toEqual([1])
    })
  })
}

retentionContract('embedded', () => openEmbeddedTestStore(now))
await describeOn('retention on PostgreSQL', startPostgres, ({ url }) => {
  retentionContract('postgres', () => openPostgresTestStore(url, now))
})
