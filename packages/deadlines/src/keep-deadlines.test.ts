import { applyRouted, type CasePolicy, workCase } from '@seinpost/casework'
import { DeadlinesConfig } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  type Sample,
  sampleRouted,
} from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { openDeadlineStore } from './deadline-store.ts'
import { type DeadlineNotice, keepDeadlines } from './keep-deadlines.ts'
import { compileDeadlines } from './rules.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }
const MINUTE = 60_000
const TOWN = 'municipality-12025'

const termOf = compileDeadlines(
  DeadlinesConfig.parse({
    calendars: { always: { holidays: false } },
    rules: [
      { name: 'acute', minLevel: 4, within: '30m', calendar: 'always', remindBefore: '10m' },
      { name: 'towns', desks: ['municipality-*', 'zone-*'], within: '4h', calendar: 'always' },
    ],
  }),
)
const LINE = [TOWN, 'zone-5913', 'district-mechelen', 'supra-local']
const above = (queue: string) => LINE[LINE.indexOf(queue) + 1] ?? queue

/** What keeping deadlines promises, on either store. */
function deadlineContract(name: string, open: (clock: () => Date) => Promise<Store>): void {
  describe(`deadlines: ${name}`, () => {
    let store: Store
    let time = Date.UTC(2026, 10, 20, 10)
    const now = () => new Date(time)
    const told: DeadlineNotice[] = []
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
    const bring = async (...samples: readonly Sample[]) => {
      const batch = samples.map(sampleRouted)
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const { changes } = await applyRouted(batch, { cases: store.cases, policy })
      return changes[0]?.caseId ?? ''
    }
    const look = () =>
      keepDeadlines({
        deadlines: openDeadlineStore(store.sql, now),
        cases: store.cases,
        termOf,
        above,
        tell: async (notice) => void told.push(notice),
        now,
      })
    const toldOf = (caseId: string) =>
      told
        .filter((notice) => notice.caseId === caseId)
        .map(({ kind, queue }) => `${kind} ${queue}`)
        .sort()
    const acknowledge = (id: string) =>
      workCase(id, { act: 'acknowledge', desk: TOWN, by: 'bo' }, { cases: store.cases, now, leaseMs: 1 })

    test('a desk that looks in time hears a reminder and no more', PATIENTLY, async () => {
      const id = await bring({ id: 'in-time', level: 4, queues: [TOWN], released: true })
      await look()
      expect((await store.cases.queue(TOWN, { limit: 1 }))[0]).toMatchObject({
        dueAt: '2026-11-20T10:30:00.000Z',
      })
      time += 21 * MINUTE
      await look()
      await look()
      expect(toldOf(id)).toEqual([`reminder ${TOWN}`])
      await acknowledge(id)
      time += 60 * MINUTE
      await look()
      expect(toldOf(id)).toEqual([`reminder ${TOWN}`])
      expect((await store.cases.case(id))?.desks?.[0]?.dueAt).toBeUndefined()
    })

    test('silence takes the case up the line: zone, judicial district, supra-local', PATIENTLY, async () => {
      const id = await bring({ id: 'silent', level: 4, queues: [TOWN], released: true })
      const queuesOf = async () => (await store.cases.case(id))?.recipients.map(({ queue }) => queue).sort()
      for (let step = 0; step < 6; step += 1) {
        await look()
        time += 31 * MINUTE
      }
      expect(await queuesOf()).toEqual([...LINE].sort())
      const acts = (await store.cases.case(id))?.history?.map(({ act, desk }) => `${act} ${desk}`)
      expect(acts?.[0]).toBe(`escalate ${TOWN}`)
      expect(acts).toHaveLength(3)
      expect(toldOf(id).filter((what) => what.startsWith('missed'))).toHaveLength(4)
    })

    test('a crash between sharing and noting it shares and tells once', PATIENTLY, async () => {
      const id = await bring({ id: 'crash', level: 4, queues: [TOWN], released: true })
      await look()
      time += 31 * MINUTE
      const deadlines = openDeadlineStore(store.sql, now)
      const half = { ...deadlines, missed: async () => Promise.reject(new Error('killed')) }
      const deps = { cases: store.cases, termOf, above, tell: async () => undefined, now }
      await expect(keepDeadlines({ ...deps, deadlines: half })).rejects.toThrow('killed')
      await look()
      const { history, recipients } = (await store.cases.case(id)) ?? {}
      expect(history?.filter(({ act }) => act === 'escalate')).toHaveLength(1)
      expect(recipients?.filter(({ queue }) => queue.startsWith('zone-'))).toHaveLength(1)
      expect(new Set(told.map(({ id: notice }) => notice)).size).toBe(told.length)
    })

    test('a worse copy shortens the time there is', PATIENTLY, async () => {
      const id = await bring({ id: 'worse', level: 2, queues: [TOWN], released: true })
      await look()
      const due = async () => (await store.cases.case(id))?.desks?.[0]?.dueAt
      expect(await due()).toBe(new Date(time + 240 * MINUTE).toISOString())
      time += 5 * MINUTE
      await bring({ id: 'worse-2', copyOf: 'worse', level: 4, queues: [TOWN], released: true })
      await look()
      expect(await due()).toBe(new Date(time + 30 * MINUTE).toISOString())
    })

    test('a worse copy of what was dealt with begins a new round', PATIENTLY, async () => {
      const id = await bring({ id: 'again', level: 2, queues: [TOWN], released: true })
      await look()
      await acknowledge(id)
      await look()
      await bring({ id: 'again-2', copyOf: 'again', level: 3, queues: [TOWN], released: true })
      await look()
      expect((await store.cases.case(id))?.desks?.[0]?.dueAt).toBe(
        new Date(time + 240 * MINUTE).toISOString(),
      )
    })

    test('a clock that is set back repeats nothing', PATIENTLY, async () => {
      const id = await bring({ id: 'clock', level: 4, queues: [TOWN], released: true })
      await look()
      time += 31 * MINUTE
      await look()
      const before = toldOf(id).length
      time -= 120 * MINUTE
      await look()
      time += 120 * MINUTE
      await look()
      expect(toldOf(id).filter((what) => what === `missed ${TOWN}`)).toHaveLength(1)
      expect(toldOf(id).length).toBeGreaterThanOrEqual(before)
    })
  })
}

deadlineContract('embedded', openEmbeddedTestStore)

await describeOn('deadlines on PostgreSQL', startPostgres, ({ url }) => {
  deadlineContract('PostgreSQL', (clock) => openPostgresTestStore(url, clock))
})
