import type { Routed } from '@seinpost/schemas'
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
import type { CasePolicy } from './case-policy.ts'
import { rerankQueues } from './rerank.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

const NOW = new Date('2026-11-20T10:00:00.000Z')
const policy: CasePolicy = {
  thresholds: { queueFromLevel: 1, referralsAlways: true },
  queue: { ageingPointsPerHour: 0.1 },
  now: () => NOW,
  priorityOf: ({ score, copies, independentSources }) => {
    const spread = Math.min(10, copies - 1 + independentSources - 1)
    const priority = Math.min(100, score.priority + spread)
    return {
      priority,
      terms: [
        { name: 'severity', points: score.priority },
        { name: 'spread', points: priority - score.priority },
      ],
    }
  },
}

/** What applying routed signals promises, on either store. */
function applyContract(name: string, open: () => Promise<Store>): void {
  describe(`applying routed signals: ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const apply = (batch: readonly Routed[]) => applyRouted(batch, { cases: store.cases, policy })
    const take = async (...samples: readonly Sample[]) => {
      const batch = samples.map(sampleRouted)
      await store.ledger.admit(batch.map(({ signal }) => signal))
      return await apply(batch)
    }

    test('a signal from the threshold opens a case that its queues list', async () => {
      const { changes } = await take({ id: 'open-1', level: 3, queues: ['analyst', 'desk-open'] })
      const id = caseIdOf('open-1')
      expect(changes).toMatchObject([{ kind: 'opened', caseId: id, signalId: 'open-1', level: 3 }])
      const found = await store.cases.caseOf('open-1')
      expect(found).toEqual(await store.cases.case(id))
      expect(found).toMatchObject({
        id,
        status: 'new',
        level: 3,
        lead: sampleRouted({ id: 'open-1', level: 3 }).signal,
        members: [{ signalId: 'open-1', kind: 'first', of: null }],
        independentSources: 1,
        version: 1,
      })
      expect(await store.cases.queue('desk-open', { limit: 5 })).toEqual([])
      const waiting = await store.cases.queue('desk-open', { limit: 5, includeUnreleased: true })
      expect(waiting).toMatchObject([
        { caseId: id, rank: 1, released: false, copies: 1, excerpt: 'what open-1 says' },
      ])
    })

    test('handled twice, alone or in a batch, changes nothing', async () => {
      await take({ id: 'again-1', level: 2 })
      const before = await store.cases.caseOf('again-1')
      const batch = [sampleRouted({ id: 'again-1', level: 2 }), sampleRouted({ id: 'again-1', level: 2 })]
      expect(await apply(batch)).toEqual({ changes: [], archived: 0, repeated: 2 })
      expect(await store.cases.caseOf('again-1')).toEqual(before)
    })

    test('copies join, the worst one leads, spread and sources count and lift the priority', async () => {
      await take({ id: 'spread-1', level: 2, author: 'ann' })
      const same = await take({ id: 'spread-2', copyOf: 'spread-1', level: 2, author: 'ann' })
      const worse = await take({
        id: 'spread-3',
        copyOf: 'spread-1',
        level: 3,
        author: 'bob',
        queues: ['analyst', 'desk-b'],
      })
      expect(same.changes).toMatchObject([{ kind: 'joined', priority: 41 }])
      expect(worse.changes).toMatchObject([{ kind: 'raised', level: 3, priority: 63 }])
      const found = await store.cases.caseOf('spread-2')
      expect(found).toMatchObject({
        level: 3,
        lead: { id: 'spread-3' },
        independentSources: 2,
        priority: 63,
        version: 3,
      })
      expect(found?.members.map(({ signalId }) => signalId)).toEqual(['spread-1', 'spread-2', 'spread-3'])
      expect(found?.recipients.map(({ queue, role }) => [queue, role])).toEqual([
        ['desk-b', 'primary'],
        ['analyst', 'analyst'],
        ['municipality-12025', 'co'],
      ])
      const points = found?.score.explanation.priority.reduce((sum, term) => sum + term.points, 0)
      expect(points).toBe(found?.priority)
    })

    test('below the threshold is archived; the copy that lifts the cluster brings it along', async () => {
      const low = await take({ id: 'low-1', level: 0 }, { id: 'low-2', level: 0, copyOf: 'low-1' })
      expect(low).toEqual({ changes: [], archived: 2, repeated: 0 })
      expect(await store.cases.caseOf('low-1')).toBeNull()
      await take({ id: 'low-3', level: 1, copyOf: 'low-1' })
      const found = await store.cases.caseOf('low-1')
      expect(found?.members.map(({ signalId }) => signalId)).toEqual(['low-3', 'low-1', 'low-2'])
      expect(found).toMatchObject({ level: 1, lead: { id: 'low-3' }, independentSources: 3 })
    })

    test('a referral and a cry for help become cases at any level', async () => {
      const { changes, archived } = await take(
        { id: 'ref-1', level: 0, referral: true },
        { id: 'help-1', level: 0, context: ['help_seeking'] },
        { id: 'plain-1', level: 0 },
      )
      expect(changes.map(({ signalId }) => signalId)).toEqual(['ref-1', 'help-1'])
      expect(archived).toBe(1)
    })

    test('the queue is ranked by priority, acute first, and pages', async () => {
      const queues = ['desk-rank']
      await take(
        { id: 'rank-a', level: 2, queues, released: true },
        { id: 'rank-b', level: 4, queues, released: true },
        { id: 'rank-c', level: 1, queues, released: true },
        { id: 'rank-d', level: 3, queues },
      )
      const page = await store.cases.queue('desk-rank', { limit: 2 })
      expect(page.map(({ level, rank }) => [level, rank])).toEqual([
        [4, 1],
        [2, 2],
      ])
      const next = await store.cases.queue('desk-rank', { limit: 2, offset: 2 })
      expect(next.map(({ level, rank }) => [level, rank])).toEqual([[1, 3]])
      const all = await store.cases.queue('desk-rank', { limit: 9, includeUnreleased: true })
      expect(all.map(({ level }) => level)).toEqual([4, 3, 2, 1])
      const counts = await store.cases.queues()
      expect(counts.find(({ queue }) => queue === 'desk-rank')).toEqual({
        queue: 'desk-rank',
        open: 3,
        unreleased: 1,
        acute: 1,
      })
    })

    test('a changed ageing ranks the queues anew, once', async () => {
      const queues = ['desk-age']
      const old = [sampleRouted({ id: 'age-old', level: 1, queues, released: true })]
      const early = { ...policy, now: () => new Date('2026-11-10T10:00:00.000Z') }
      await store.ledger.admit(old.map(({ signal }) => signal))
      await applyRouted(old, { cases: store.cases, policy: early })
      await take({ id: 'age-new', level: 2, queues, released: true })
      const order = async () =>
        (await store.cases.queue('desk-age', { limit: 9 })).map(({ caseId }) => caseId)
      const [older, newer] = [caseIdOf('age-old'), caseIdOf('age-new')]
      await rerankQueues({ ageingPointsPerHour: 0.01 }, { cases: store.cases })
      expect(await order()).toEqual([newer, older])
      expect(await rerankQueues({ ageingPointsPerHour: 0.2 }, { cases: store.cases })).toBeGreaterThan(1)
      expect(await order()).toEqual([older, newer])
      expect(await rerankQueues({ ageingPointsPerHour: 0.2 }, { cases: store.cases })).toBe(0)
      await rerankQueues(policy.queue, { cases: store.cases })
    })

    test('two workers with copies of one text end in one case', async () => {
      const batches = Array.from({ length: 8 }, (_, worker) =>
        Array.from({ length: 20 }, (_, n) =>
          sampleRouted({
            id: `c-${worker}-${n}`,
            copyOf: `c-0-${n}`,
            level: n % 3 === 0 && worker !== 7 ? 0 : 2,
          }),
        ),
      )
      await store.ledger.admit(batches.flat().map(({ signal }) => signal))
      const shuffled = batches.map((batch, worker) => (worker % 2 === 0 ? batch : [...batch].reverse()))
      await Promise.all(shuffled.map(apply))
      for (let n = 0; n < 20; n++) {
        const found = await store.cases.caseOf(`c-3-${n}`)
        expect(found?.members).toHaveLength(8)
      }
    })

    test('the same batch at two workers is applied once', async () => {
      const batch = Array.from({ length: 30 }, (_, n) => sampleRouted({ id: `dup-${n}`, level: 2 }))
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const results = await Promise.all([apply(batch), apply([...batch].reverse()), apply(batch)])
      expect(results.flatMap(({ changes }) => changes)).toHaveLength(30)
    })

    test('what the ledger never saw is accepted on the way', async () => {
      await apply([sampleRouted({ id: 'stranger', level: 2 })])
      expect(await store.cases.caseOf('stranger')).not.toBeNull()
    })

    test('related cases show each other', async () => {
      await take({ id: 'rel-1', level: 3 })
      const quote = sampleRouted({ id: 'rel-2', level: 1 })
      const related = [
        { cluster: 'rel-1', signal: 'rel-1', reason: 'quotes_or_condemns' as const, similarity: 0.75 },
      ]
      await store.ledger.admit([quote.signal])
      await apply([{ ...quote, cluster: { ...quote.cluster, held: 'quotes_or_condemns', related } }])
      expect((await store.cases.caseOf('rel-2'))?.related).toEqual([
        { caseId: caseIdOf('rel-1'), reason: 'quotes_or_condemns', similarity: 0.75 },
      ])
      expect((await store.cases.caseOf('rel-1'))?.related).toMatchObject([{ caseId: caseIdOf('rel-2') }])
    })

    test('changes are told to whoever listens', async () => {
      const told: string[] = []
      const stop = await store.changes.subscribe((changes) =>
        told.push(...changes.map(({ caseId }) => caseId)),
      )
      const many = Array.from({ length: 120 }, (_, n) => ({ id: `told-${n}`, level: 2 }) as const)
      await take(...many)
      await expect.poll(() => told.length, PATIENTLY).toBe(120)
      await stop()
    })

    test('after all of it the ledger adds up', async () => {
      const count = await store.ledger.count()
      expect(count).toMatchObject({ balanced: true, problems: [] })
      expect(count.states).toMatchObject({ in_flight: 0, dead: 0, purged: 0 })
    })

    test('a member or a queue that vanished shows in the ledger', async () => {
      await store.sql.query(`delete from seinpost.case_recipients where case_id = $1`, [caseIdOf('rel-1')])
      await store.sql.query(`update seinpost.cases set copies = 9 where id = $1`, [caseIdOf('rel-2')])
      const { balanced, problems } = await store.ledger.count()
      expect(balanced).toBe(false)
      expect(problems).toEqual([
        '1 cases whose members are not as many as they say, or without exactly one that opened them',
        '1 cases that no queue receives',
      ])
    })
  })
}

applyContract('embedded', () => openEmbeddedTestStore())
await describeOn('applying on PostgreSQL', startPostgres, ({ url }) => {
  applyContract('postgres', () => openPostgresTestStore(url))
})
