import { CareConfig, SecondLookConfig, SnoozeConfig } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  type Sample,
  sampleRouted,
} from '@seinpost/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { agreementOf } from './agreement.ts'
import { applyRouted } from './apply-routed.ts'
import { caseIdOf } from './case-id.ts'
import { closeMany } from './close-many.ts'
import type { ActRequest } from './decide-act.ts'
import { readSecondLook, secondLookAgreement, takeSecondLook } from './read-second-look.ts'
import { isGraphic, openedBy, proposesBreak } from './reader-care.ts'
import { isPicked, pickSecondLooks } from './second-look.ts'
import { sleepersOf, snoozeCase, wakeCase, wakeDue } from './snooze.ts'
import { workCase } from './work-case.ts'

const HOUR = 3_600_000

/** What a desk with many cases is promised, on either store. */
function deskToolsContract(name: string, openStore: (clock: () => Date) => Promise<Store>): void {
  describe(`a desk with many cases: ${name}`, () => {
    let store: Store
    let time = Date.UTC(2026, 10, 20, 10)
    const now = () => new Date(time)

    beforeAll(async () => {
      store = await openStore(now)
    })
    afterAll(() => store.close())
    beforeEach(() => {
      time += HOUR
    })

    async function open(...samples: readonly (Sample & { readonly related?: string })[]): Promise<string[]> {
      const batch = samples.map(({ related, ...sample }) => {
        const routed = sampleRouted(sample)
        const links =
          related === undefined
            ? []
            : [{ cluster: related, signal: related, reason: 'translation' as const, similarity: 0.7 }]
        return { ...routed, cluster: { ...routed.cluster, related: links } }
      })
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const policy = {
        thresholds: { queueFromLevel: 1, referralsAlways: true },
        queue: { ageingPointsPerHour: 0.1 },
        now,
        priorityOf: ({ score }: { score: { priority: number } }) => ({ priority: score.priority, terms: [] }),
      } as const
      await applyRouted(batch, { cases: store.cases, policy })
      return samples.map(({ id, copyOf }) => caseIdOf(copyOf ?? id))
    }
    const openOne = async (sample: Sample) => (await open(sample))[0] ?? ''
    const leaseMs = 600_000
    const act = (id: string, request: ActRequest) =>
      workCase(id, request, { cases: store.cases, now, leaseMs })
    const waiting = async (desk: string) =>
      (await store.cases.queue(desk, { limit: 500 })).map(({ caseId }) => caseId)
    const counted = async (desk: string) =>
      (await store.cases.queues()).find(({ queue }) => queue === desk)?.open ?? 0
    const historyOf = async (id: string) =>
      (await store.cases.case(id))?.history?.map(({ act: done, by }) => `${done} ${by}`)

    describe('putting a case off', () => {
      const desk = 'desk-z'
      const policy = SnoozeConfig.parse({ acuteMaxMinutes: 30 })
      const snooze = (caseId: string, ms: number, over: { version?: number; desk?: string } = {}) =>
        snoozeCase(
          caseId,
          { desk, by: 'ann', until: new Date(time + ms), reason: 'wacht op het CLB', ...over },
          { sql: store.sql, now, policy },
        )
      const one = (id: string, level: Sample['level'] = 2) =>
        ({ id, level, queues: [desk], released: true }) as const

      test('takes it out of the queue and its count until its time, and says so', async () => {
        const id = await openOne(one('z-1'))
        await act(id, { act: 'claim', desk, by: 'ann' })
        expect(await snooze(id, 2 * HOUR, { version: 2 })).toEqual({
          kind: 'done',
          status: 'new',
          version: 3,
        })
        expect([await waiting(desk), await counted(desk)]).toEqual([[], 0])
        expect(await sleepersOf(store.sql, desk)).toMatchObject([
          {
            caseId: id,
            by: 'ann',
            reason: 'wacht op het CLB',
            until: new Date(time + 2 * HOUR).toISOString(),
          },
        ])
        expect(await wakeDue({ sql: store.sql, now })).toBe(0)
        time += 2 * HOUR
        expect(await wakeDue({ sql: store.sql, now })).toBe(1)
        expect(await wakeDue({ sql: store.sql, now })).toBe(0)
        expect([await waiting(desk), await counted(desk)]).toEqual([[id], 1])
        expect(await historyOf(id)).toEqual(['claim ann', 'snooze ann', 'wake system'])
      })

      test('another desk still sees it', async () => {
        const id = await openOne({ id: 'z-2', level: 2, queues: [desk, 'desk-y'], released: true })
        await snooze(id, HOUR)
        expect(await waiting('desk-y')).toContain(id)
        expect(await waiting(desk)).not.toContain(id)
      })

      test('a worse copy brings it back before its time; a mere copy does not', async () => {
        const id = await openOne(one('z-3'))
        await snooze(id, 24 * HOUR)
        await open({ ...one('z-3b'), copyOf: 'z-3' })
        expect(await waiting(desk)).not.toContain(id)
        await open({ ...one('z-3c', 3), copyOf: 'z-3' })
        expect(await waiting(desk)).toContain(id)
        expect((await sleepersOf(store.sql, desk)).map(({ caseId }) => caseId)).not.toContain(id)
      })

      test('by hand it wakes at once, once', async () => {
        const id = await openOne(one('z-4'))
        await snooze(id, HOUR)
        const woken = () => wakeCase(id, { desk, by: 'bob' }, { sql: store.sql, now })
        expect(await woken()).toMatchObject({ kind: 'done' })
        expect(await woken()).toMatchObject({ kind: 'refused', reason: 'illegal' })
        expect(await waiting(desk)).toContain(id)
      })

      test('an acute case sleeps no longer than the config lets it', async () => {
        const id = await openOne(one('z-5', 4))
        const latest = new Date(time + 30 * 60_000).toISOString()
        expect(await snooze(id, HOUR)).toEqual({ kind: 'too_long', why: 'acute', latest })
        expect(await snooze(id, 20 * 60_000)).toMatchObject({ kind: 'done' })
        const never = { sql: store.sql, now, policy: SnoozeConfig.parse({}) }
        const other = await openOne(one('z-6', 4))
        const request = { desk, by: 'ann', until: new Date(time + 1), reason: 'x' }
        expect(await snoozeCase(other, request, never)).toMatchObject({ kind: 'too_long', latest: null })
      })

      test('a case that changed, is in other hands, is not there or not received stays as it is', async () => {
        const id = await openOne(one('z-7'))
        await act(id, { act: 'claim', desk, by: 'bob' })
        expect(await snooze(id, HOUR, { version: 1 })).toMatchObject({ reason: 'stale' })
        expect(await snooze(id, HOUR)).toMatchObject({ reason: 'held' })
        expect(await snooze(id, HOUR, { desk: 'desk-none' })).toMatchObject({ reason: 'not_received' })
        expect(await snooze('case-none', HOUR)).toEqual({ kind: 'not_found' })
        expect(await snooze(id, 30 * 24 * HOUR)).toMatchObject({ kind: 'too_long', why: 'max_days' })
        expect(await historyOf(id)).toEqual(['claim bob'])
      })
    })

    describe('closing a cluster of cases at once', () => {
      const request = {
        by: 'ann',
        outcome: 'context_explains',
        level: 0,
        context: ['gaming'],
        note: 'zelfde lobby',
      } as const
      const close = (desk: string, cases: readonly { caseId: string; version: number }[]) =>
        closeMany({ ...request, desk, cases }, { sql: store.sql, now, leaseMs })
      const fresh = (ids: readonly string[]) => ids.map((caseId) => ({ caseId, version: 1 }))

      test('the reviewing desk judges each; what changed, is acute or belongs elsewhere is left and said', async () => {
        const ids = await open(
          { id: 'm-1' },
          { id: 'm-2', related: 'm-1' },
          { id: 'm-3', related: 'm-2' },
          { id: 'm-4', related: 'm-1', level: 4 },
          { id: 'm-5' },
        )
        const [first = '', second = '', third = '', acute = '', lone = ''] = ids
        await act(third, { act: 'claim', desk: 'analyst', by: 'bob' })
        expect(await close('analyst', [...fresh(ids), { caseId: 'case-none', version: 1 }])).toEqual([
          { caseId: first, kind: 'closed', version: 3 },
          { caseId: second, kind: 'closed', version: 3 },
          { caseId: third, kind: 'refused', reason: 'stale', version: 2 },
          { caseId: acute, kind: 'refused', reason: 'acute' },
          { caseId: lone, kind: 'refused', reason: 'not_related' },
          { caseId: 'case-none', kind: 'refused', reason: 'not_related' },
        ])
        expect(await store.cases.case(second)).toMatchObject({
          status: 'closed',
          assessment: { outcome: 'context_explains', level: 0, context: ['gaming'], by: 'ann' },
        })
        expect(await historyOf(third)).toEqual(['claim bob'])
        expect(await close('analyst', fresh([first, second]))).toMatchObject([
          { kind: 'refused', reason: 'stale' },
          { kind: 'refused', reason: 'stale' },
        ])
      })

      test('another desk closes with the note, and only what it received', async () => {
        const town = 'desk-c'
        const queues = ['analyst', town]
        const [a = '', b = ''] = await open(
          { id: 'm-6', queues, released: true },
          { id: 'm-7', queues, related: 'm-6' },
        )
        await act(a, { act: 'acknowledge', desk: town, by: 'cor' })
        expect(await close(town, [{ caseId: a, version: 2 }, ...fresh([b])])).toMatchObject([
          { caseId: a, kind: 'closed', version: 3 },
          { caseId: b, kind: 'not_found' },
        ])
        expect((await store.cases.case(a))?.history?.at(-1)).toMatchObject({
          act: 'close',
          note: 'context_explains: zelfde lobby',
        })
      })
    })

    describe('a second look', () => {
      const policy = SecondLookConfig.parse({ lowShare: 1, closedShare: 1, desk: 'analyst' })
      const deps = () => ({ sql: store.sql, now, leaseMs })
      const pick = () => pickSecondLooks({ sql: store.sql, now, policy })
      const dismissed = async (id: string) => {
        const caseId = await openOne({ id, level: 2, text: `woorden van ${id}` })
        await act(caseId, { act: 'claim', desk: 'analyst', by: 'ann' })
        const judged = { act: 'assess', outcome: 'no_concern', level: 0, context: [], note: 'niets' } as const
        await act(caseId, { ...judged, desk: 'analyst', by: 'ann' })
        return caseId
      }
      const second = { outcome: 'refer', level: 3, context: [] } as const

      test('is drawn once, read blind by somebody else, and opens again what should have been kept', async () => {
        await pick()
        const caseId = await dismissed('l-1')
        await open({ id: 'l-low', level: 0, text: 'laag en gelezen door niemand' })
        expect(await pick()).toBe(0)
        time += 2 * 60_000
        const added = await pick()
        expect(added).toBeGreaterThanOrEqual(2)
        expect(await pick()).toBe(0)

        const mine: string[] = []
        while (true) {
          const look = await takeSecondLook({ desk: 'analyst', by: 'bob' }, deps())
          if (look === null) break
          expect(JSON.stringify(look)).not.toMatch(/case-|ann|no_concern|"level"|niets/u)
          mine.push(look.text)
          const reading = look.text.includes('l-1')
            ? second
            : { outcome: 'no_concern', level: 0, context: [] }
          const done = await readSecondLook(
            look.id,
            { desk: 'analyst', by: 'bob', ...(reading as typeof second) },
            deps(),
          )
          expect(done).toMatchObject({ kind: 'read', agrees: !look.text.includes('l-1') })
          if (look.text.includes('l-1')) expect(done).toMatchObject({ reopened: caseId })
        }
        expect(mine).toEqual(expect.arrayContaining(['woorden van l-1', 'laag en gelezen door niemand']))
        expect((await store.cases.case(caseId))?.status).toBe('new')
        const agreement = await secondLookAgreement(store.sql)
        expect(agreement.waiting).toBe(0)
        expect(agreement.closed.pairs + agreement.low.pairs).toBe(agreement.read)
        expect(agreement.differing).toEqual([
          expect.objectContaining({
            caseId,
            first: { outcome: 'no_concern', level: 0 },
            second: { outcome: 'refer', level: 3 },
          }),
        ])
      })

      test('is nobody’s own, and held by one', async () => {
        await dismissed('l-2')
        time += 2 * 60_000
        await pick()
        expect(await takeSecondLook({ desk: 'analyst', by: 'ann' }, deps())).toBeNull()
        const [one, other] = [
          await takeSecondLook({ desk: 'analyst', by: 'bob' }, deps()),
          await takeSecondLook({ desk: 'analyst', by: 'cid' }, deps()),
        ]
        expect(one).not.toBeNull()
        expect(other).toBeNull()
        const read = (by: string) => readSecondLook(one?.id ?? '', { desk: 'analyst', by, ...second }, deps())
        expect(await read('ann')).toMatchObject({ reason: 'own' })
        expect(await read('cid')).toMatchObject({ reason: 'not_held' })
        time += leaseMs
        expect((await takeSecondLook({ desk: 'analyst', by: 'cid' }, deps()))?.id).toBe(one?.id)
        expect(await read('cid')).toMatchObject({ kind: 'read' })
        expect(await read('cid')).toMatchObject({ reason: 'read_already' })
        expect(
          await readSecondLook('look-none', { desk: 'analyst', by: 'x', ...second }, deps()),
        ).toMatchObject({
          reason: 'not_found',
        })
      })

      test('what retention deleted is not read a second time, nor kept of what was', async () => {
        const caseId = await dismissed('l-3')
        time += 2 * 60_000
        await pick()
        const { rows } = await store.sql.query('select id from seinpost.second_looks where case_id = $1', [
          caseId,
        ])
        expect(rows).toHaveLength(1)
        await store.sql.query(`update seinpost.cases set retain_until = '2026-01-01' where id = $1`, [caseId])
        await store.sql.query(
          `update seinpost.signals set retain_until = '2026-01-01' where id = 'l-3' or id = 'l-low'`,
        )
        await store.retention.purge({ before: now(), limit: 100 })
        const left = await store.sql.query(
          `select id from seinpost.second_looks where signal_id in ('l-3', 'l-low')`,
        )
        expect(left.rows).toEqual([])
      })

      test('the sample is a share, and the same again', () => {
        const ids = Array.from({ length: 20_000 }, (_, n) => `s-${n}`)
        const picked = ids.filter((id) => isPicked(id, 0.05, 'a'))
        expect(picked.length / ids.length).toBeCloseTo(0.05, 2)
        expect(ids.filter((id) => isPicked(id, 0.05, 'a'))).toEqual(picked)
        expect(ids.filter((id) => isPicked(id, 0.05, 'b'))).not.toEqual(picked)
      })
    })

    describe('agreement', () => {
      const kept = { outcome: 'refer', level: 3 } as const
      const left = { outcome: 'no_concern', level: 0 } as const
      const pairs = (
        table: readonly (readonly [typeof kept | typeof left, typeof kept | typeof left, number])[],
      ) =>
        agreementOf(
          table.flatMap(([first, second, n]) => Array.from({ length: n }, () => ({ first, second }))),
        )

      test('Cohen’s own example of 20, 5, 10, 15 gives 0.4', () => {
        const {
          kappa,
          pairs: n,
          agreed,
        } = pairs([
          [kept, kept, 20],
          [kept, left, 5],
          [left, kept, 10],
          [left, left, 15],
        ])
        expect([n, agreed]).toEqual([50, 35])
        expect(kappa).toBeCloseTo(0.4, 10)
      })
      test('is 1 when all agree, 0 by chance, and nothing without pairs', () => {
        expect(
          pairs([
            [kept, kept, 3],
            [left, left, 3],
          ]),
        ).toMatchObject({ kappa: 1, weightedKappa: 1 })
        expect(
          pairs([
            [kept, kept, 1],
            [kept, left, 1],
            [left, kept, 1],
            [left, left, 1],
          ]).kappa,
        ).toBeCloseTo(0)
        expect(agreementOf([])).toEqual({ pairs: 0, agreed: 0, kappa: null, weightedKappa: null })
        expect(pairs([[left, left, 4]]).kappa).toBeNull()
      })
    })

    describe('care for who reads', () => {
      const policy = CareConfig.parse({ breakAfter: 2 })
      test('counts what a person took in hand lately, each case once, and proposes a break', async () => {
        const ids = await open({ id: 'k-1', level: 4 }, { id: 'k-2', level: 4 }, { id: 'k-3', level: 1 })
        for (const id of ids) {
          await act(id, { act: 'claim', desk: 'analyst', by: 'dora' })
          await act(id, { act: 'give_back', desk: 'analyst', by: 'dora' })
          await act(id, { act: 'claim', desk: 'analyst', by: 'dora' })
        }
        const lately = await openedBy('dora', { sql: store.sql, now, policy })
        expect(lately).toEqual({ opened: 3, acute: 2, graphic: 2 })
        expect(proposesBreak(lately, policy)).toBe(true)
        expect(await openedBy('nobody', { sql: store.sql, now, policy })).toMatchObject({ opened: 0 })
        time += 5 * HOUR
        expect(await openedBy('dora', { sql: store.sql, now, policy })).toMatchObject({ opened: 0 })
      })
      test('hides by level and by what is in it', () => {
        expect(isGraphic({ level: 4, concepts: [] }, policy)).toBe(true)
        expect(isGraphic({ level: 2, concepts: ['dehumanisation'] }, policy)).toBe(true)
        expect(isGraphic({ level: 2, concepts: ['grievance'] }, policy)).toBe(false)
      })
    })
  })
}

deskToolsContract('embedded', (clock) => openEmbeddedTestStore(clock))
await describeOn('a desk with many cases on PostgreSQL', startPostgres, ({ url }) => {
  deskToolsContract('postgres', (clock) => openPostgresTestStore(url, clock))
})
