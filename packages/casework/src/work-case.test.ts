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
import type { ActRequest } from './decide-act.ts'
import { statusMoves } from './life-cycle.ts'
import { lapseClaims, takeNext, workCase } from './work-case.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

/** What working on cases promises, on either store. */
function workContract(name: string, open: (clock: () => Date) => Promise<Store>): void {
  describe(`working on cases: ${name}`, () => {
    let store: Store
    let time = Date.UTC(2026, 10, 20, 10)
    const now = () => new Date(time)
    beforeAll(async () => {
      store = await open(now)
    })
    afterAll(() => store.close())

    const policy: CasePolicy = {
      thresholds: { queueFromLevel: 1, referralsAlways: true },
      queue: { ageingPointsPerHour: 0.1 },
      now,
      priorityOf: ({ score }) => ({ priority: score.priority, terms: [] }),
    }
    const open1 = async (...samples: readonly Sample[]) => {
      const batch = samples.map(sampleRouted)
      await store.ledger.admit(batch.map(({ signal }) => signal))
      await applyRouted(batch, { cases: store.cases, policy })
      return caseIdOf(samples[0]?.copyOf ?? samples[0]?.id ?? '')
    }
    const deps = () => ({ cases: store.cases, now, leaseMs: 600_000 })
    const work = (id: string, request: ActRequest) => workCase(id, request, deps())
    const ann = (desk: string) => ({ desk, by: 'ann' })

    test('the store knows the moves of the life cycle and no others', async () => {
      const { rows } = await store.sql.query(
        'select from_status, to_status from seinpost.case_moves order by 1, 2',
      )
      expect(rows).toEqual(statusMoves().map(([from_status, to_status]) => ({ from_status, to_status })))
    })

    test('an illegal move is impossible in the store itself', async () => {
      const id = await open1({ id: 'move-1', level: 2 })
      for (const status of ['assessed', 'released', 'follow_up', 'closed']) {
        const move = store.sql.query('update seinpost.cases set status = $2 where id = $1', [id, status])
        await expect(move).rejects.toMatchObject({
          message: expect.stringContaining(`cannot go from new to ${status}`),
        })
      }
      const start = `insert into seinpost.cases select (json_populate_record(c, '{"id":"x","cluster":"x","status":"closed"}')).*
        from seinpost.cases c where id = $1`
      await expect(store.sql.query(start, [id])).rejects.toMatchObject({
        message: expect.stringContaining('cannot begin as closed'),
      })
      const held = `update seinpost.case_recipients set open = false, claimed_by = 'x', lease_until = now() where case_id = $1`
      await expect(store.sql.query(held, [id])).rejects.toMatchObject({ code: 'internal' })
    })

    test('a case from claim to close, as both desks see it', async () => {
      const id = await open1({ id: 'story-1', level: 3, queues: ['analyst-s', 'town-s'] })
      // The analyst's desk of this test is not called `analyst`, so that other tests' cases stay out of it.
      await store.sql.query(
        `update seinpost.case_recipients set role = 'analyst', released = true where queue = 'analyst-s'`,
      )
      expect(await work(id, { act: 'acknowledge', ...ann('town-s') })).toMatchObject({
        reason: 'not_received',
      })
      expect(await work(id, { act: 'claim', ...ann('analyst-s') })).toMatchObject({
        kind: 'done',
        status: 'claimed',
        version: 2,
      })
      expect(await store.cases.queue('analyst-s', { limit: 5 })).toMatchObject([
        { caseId: id, claimedBy: 'ann' },
      ])
      expect(await work(id, { act: 'claim', desk: 'analyst-s', by: 'bob' })).toMatchObject({ reason: 'held' })
      const assess = {
        act: 'assess',
        outcome: 'refer',
        level: 3,
        context: ['quotation'],
        note: 'x',
        ...ann('analyst-s'),
      } as const
      expect(await work(id, { ...assess, version: 1 })).toMatchObject({ reason: 'stale', version: 2 })
      expect(await work(id, { ...assess, version: 2 })).toMatchObject({ kind: 'done', status: 'assessed' })
      expect(await store.cases.queue('analyst-s', { limit: 5 })).toEqual([])
      expect(await store.cases.queue('analyst-s', { limit: 5, handled: true })).toMatchObject([
        { caseId: id },
      ])
      expect(await store.cases.queue('town-s', { limit: 5 })).toEqual([])
      expect(
        await work(id, { act: 'release', queues: ['town-s', 'town-new'], ...ann('analyst-s') }),
      ).toMatchObject({ status: 'released' })
      expect(await store.cases.queue('town-s', { limit: 5 })).toMatchObject([{ caseId: id, released: true }])
      expect(await store.cases.queue('town-new', { limit: 5 })).toMatchObject([{ caseId: id }])
      expect(await work(id, { act: 'acknowledge', ...ann('town-s') })).toMatchObject({
        status: 'acknowledged',
      })
      expect(await work(id, { act: 'follow_up', ...ann('town-s') })).toMatchObject({ status: 'follow_up' })
      expect(await work(id, { act: 'close', note: 'done', ...ann('town-s') })).toMatchObject({
        status: 'closed',
      })
      expect(await store.cases.queue('town-new', { limit: 5 })).toEqual([])
      const found = await store.cases.case(id)
      expect(found).toMatchObject({
        status: 'closed',
        version: 7,
        assessment: { outcome: 'refer', context: ['quotation'], by: 'ann', signalId: 'story-1' },
      })
      expect(found?.history?.map(({ act, from, to }) => [act, from, to])).toEqual([
        ['claim', 'new', 'claimed'],
        ['assess', 'claimed', 'assessed'],
        ['release', 'assessed', 'released'],
        ['acknowledge', 'released', 'acknowledged'],
        ['follow_up', 'acknowledged', 'follow_up'],
        ['close', 'follow_up', 'closed'],
      ])
    })

    test('a claim that is kept holds; one that is not lapses, says so, and can be taken again', async () => {
      const id = await open1({ id: 'lease-1', level: 2, queues: ['desk-l'], released: true })
      await work(id, { act: 'claim', ...ann('desk-l') })
      time += 500_000
      expect(await work(id, { act: 'keep', ...ann('desk-l') })).toMatchObject({ kind: 'done', version: 2 })
      time += 500_000
      expect(await lapseClaims(deps())).toBe(0)
      time += 500_000
      expect(await work(id, { act: 'keep', ...ann('desk-l') })).toMatchObject({ reason: 'not_held' })
      expect(await takeNext({ desk: 'desk-l', by: 'bob' }, deps())).toBe(id)
      const acts = (await store.cases.case(id))?.history?.map(({ act, by }) => [act, by])
      expect(acts).toEqual([
        ['claim', 'ann'],
        ['lapse', 'system'],
        ['claim', 'bob'],
      ])
    })

    test('the next case is the first in rank that nobody has', async () => {
      const queues = ['desk-n']
      await open1(
        { id: 'next-low', level: 1, queues, released: true },
        { id: 'next-high', level: 4, queues, released: true },
        { id: 'next-wait', level: 3, queues },
      )
      const first = await takeNext({ desk: 'desk-n', by: 'ann' }, deps())
      const second = await takeNext({ desk: 'desk-n', by: 'bob' }, deps())
      expect([first, second]).toEqual([caseIdOf('next-high'), caseIdOf('next-low')])
      expect(await takeNext({ desk: 'desk-n', by: 'cid' }, deps())).toBeNull()
    })

    test('fifty people at one desk never get one case twice', async () => {
      const samples = Array.from(
        { length: 40 },
        (_, n) => ({ id: `many-${n}`, level: 2, queues: ['desk-m'], released: true }) as const,
      )
      await open1(...samples)
      const taken = await Promise.all(
        Array.from({ length: 50 }, (_, n) => takeNext({ desk: 'desk-m', by: `person-${n}` }, deps())),
      )
      const got = taken.filter((id) => id !== null)
      expect(new Set(got).size).toBe(got.length)
      expect(got).toHaveLength(40)
    })

    test('two people who assess at once: one does, the other is told', async () => {
      const id = await open1({ id: 'both-1', level: 2 })
      await work(id, { act: 'claim', ...ann('analyst') })
      const assess = {
        act: 'assess',
        outcome: 'watch',
        level: 2,
        context: [],
        version: 2,
        ...ann('analyst'),
      } as const
      const results = await Promise.all([work(id, assess), work(id, { ...assess, outcome: 'no_concern' })])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
      expect(results.find(({ kind }) => kind === 'refused')).toMatchObject({ reason: 'stale', version: 3 })
    })

    test('a worse copy brings an assessed case back, and a dismissed one too; a mere repost does not', async () => {
      const assessed = await open1({ id: 'back-1', level: 1 })
      await work(assessed, { act: 'claim', ...ann('analyst') })
      await work(assessed, { act: 'assess', outcome: 'watch', level: 1, context: [], ...ann('analyst') })
      const dismissed = await open1({ id: 'back-2', level: 1 })
      await work(dismissed, { act: 'claim', ...ann('analyst') })
      await work(dismissed, {
        act: 'assess',
        outcome: 'no_concern',
        level: 0,
        context: [],
        ...ann('analyst'),
      })
      await open1(
        { id: 'back-1b', copyOf: 'back-1', level: 1 },
        { id: 'back-2b', copyOf: 'back-2', level: 1 },
      )
      const status = async (id: string) => (await store.cases.case(id))?.status
      expect([await status(assessed), await status(dismissed)]).toEqual(['assessed', 'closed'])
      await open1(
        { id: 'back-1c', copyOf: 'back-1', level: 3 },
        { id: 'back-2c', copyOf: 'back-2', level: 3 },
      )
      expect([await status(assessed), await status(dismissed)]).toEqual(['new', 'new'])
      const listed = (await store.cases.queue('analyst', { limit: 100 })).map(({ caseId }) => caseId)
      expect(listed).toEqual(expect.arrayContaining([assessed, dismissed]))
    })

    test('acts are told to whoever listens, and a case that is not there is not found', async () => {
      const told: unknown[] = []
      const stop = await store.changes.subscribe((changes) => told.push(...changes))
      const id = await open1({ id: 'told-1', level: 2 })
      await work(id, { act: 'claim', ...ann('analyst') })
      await expect
        .poll(() => told, PATIENTLY)
        .toMatchObject([{ kind: 'opened' }, { kind: 'worked', act: 'claim', status: 'claimed', caseId: id }])
      await stop()
      expect(await work('case-none', { act: 'claim', ...ann('analyst') })).toEqual({ kind: 'not_found' })
      expect((await store.ledger.count()).balanced).toBe(true)
    })
  })
}

workContract('embedded', (clock) => openEmbeddedTestStore(clock))
await describeOn('working on cases on PostgreSQL', startPostgres, ({ url }) => {
  workContract('postgres', (clock) => openPostgresTestStore(url, clock))
})
