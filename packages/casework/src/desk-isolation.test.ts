import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore, sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { applyRouted } from './apply-routed.ts'
import { caseIdOf } from './case-id.ts'
import { workCase } from './work-case.ts'

const now = () => new Date('2026-11-20T10:00:00.000Z')

/** What a desk may read, on either store: every way of asking is tried by a desk that did not receive the case. */
function isolationContract(name: string, open: () => Promise<Store>): void {
  describe(`desk isolation: ${name}`, () => {
    let store: Store
    const ours = caseIdOf('ours')
    const theirs = caseIdOf('theirs')
    const waiting = caseIdOf('waiting')
    beforeAll(async () => {
      store = await open()
      const quote = sampleRouted({
        id: 'ours',
        level: 2,
        queues: ['analyst', 'town-a', 'town-b'],
        released: true,
      })
      const related = [
        { cluster: 'theirs', signal: 'theirs', reason: 'level_differs' as const, similarity: 0.7 },
      ]
      const batch = [
        { ...quote, cluster: { ...quote.cluster, related } },
        sampleRouted({ id: 'theirs', level: 3, queues: ['analyst', 'town-b'], released: true }),
        sampleRouted({ id: 'waiting', level: 3, queues: ['analyst', 'town-a'] }),
        sampleRouted({ id: 'archived', level: 0, queues: ['analyst', 'town-a'] }),
      ]
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const policy = {
        thresholds: { queueFromLevel: 1 as const, referralsAlways: true },
        queue: { ageingPointsPerHour: 0.1 },
        now,
        priorityOf: () => ({ priority: 50, terms: [] }),
      }
      await applyRouted(batch, { cases: store.cases, policy })
      const deps = { cases: store.cases, now, leaseMs: 60_000 }
      await workCase(theirs, { act: 'claim', desk: 'analyst', by: 'ann' }, deps)
    })
    afterAll(() => store.close())

    test('a desk reads its own case whole', async () => {
      const desk = store.cases.forDesk('town-a')
      expect(await desk.queue('town-a', { limit: 9 })).toMatchObject([{ caseId: ours, rank: 1 }])
      expect(await desk.case(ours)).toMatchObject({
        id: ours,
        lead: { id: 'ours' },
        members: [{ signalId: 'ours' }],
      })
      expect(await desk.caseOf('ours')).toEqual(await desk.case(ours))
    })

    test('nothing of a case it did not receive, or not yet, whichever way it asks', async () => {
      const desk = store.cases.forDesk('town-a')
      expect(await desk.case(theirs)).toBeNull()
      expect(await desk.caseOf('theirs')).toBeNull()
      expect(await desk.case(waiting)).toBeNull()
      expect(await desk.caseOf('archived')).toBeNull()
      expect((await desk.queue('town-b', { limit: 9 })).map(({ caseId }) => caseId)).toEqual([ours])
      expect((await desk.queue('analyst', { limit: 9 })).map(({ caseId }) => caseId)).toEqual([ours])
      expect(
        (await desk.queue('town-a', { limit: 9, includeUnreleased: true })).map(({ caseId }) => caseId),
      ).toEqual([ours])
      expect((await desk.case(ours))?.related).toEqual([])
      expect((await desk.queues()).map(({ queue }) => queue)).toEqual(['town-a'])
    })

    test('the analyst reads what it received; a desk of no name, or of another, nothing', async () => {
      const all = await store.cases.forDesk('analyst').queue('analyst', { limit: 9 })
      expect(all.map(({ caseId }) => caseId).sort()).toEqual([ours, theirs, waiting].sort())
      for (const desk of ['', 'nobody', `town-a' or '1'='1`, 'TOWN-A', '%']) {
        const reader = store.cases.forDesk(desk)
        expect(await reader.queue('town-a', { limit: 9 })).toEqual([])
        expect(await reader.case(ours)).toBeNull()
      }
    })

    test('the database itself refuses: any statement of a desk sees its own rows and changes none', async () => {
      const asDesk = <T>(text: string) =>
        store.sql.tx(async (tx) => {
          await tx.query(
            `select set_config('seinpost.desk', 'town-a', true), set_config('role', 'seinpost_desk', true)`,
          )
          return (await tx.query<T>(text)).rows
        })
      expect(await asDesk('select id from seinpost.cases')).toEqual([{ id: ours }])
      expect(await asDesk('select id from seinpost.signals')).toEqual([{ id: 'ours' }])
      expect(await asDesk('select distinct case_id from seinpost.case_recipients')).toEqual([
        { case_id: ours },
      ])
      expect(await asDesk('select case_id from seinpost.case_history')).toEqual([])
      for (const text of [
        'select * from seinpost.jobs',
        'select * from seinpost.refusals',
        `update seinpost.cases set level = 0`,
        `update seinpost.case_recipients set released = true`,
        'delete from seinpost.signals',
      ]) {
        await expect(asDesk(text)).rejects.toMatchObject({
          message: expect.stringContaining('permission denied'),
        })
      }
    })

    test('after a desk has read, the program reads as itself again', async () => {
      await store.cases.forDesk('nobody').queue('town-a', { limit: 1 })
      expect(await store.cases.queue('analyst', { limit: 9 })).toHaveLength(3)
      expect((await store.ledger.count()).balanced).toBe(true)
    })
  })
}

isolationContract('embedded', () => openEmbeddedTestStore(now))
await describeOn('desk isolation on PostgreSQL', startPostgres, ({ url }) => {
  isolationContract('postgres', () => openPostgresTestStore(url, now))
})
