import type { QueueEntry, QueueFilter } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore, sampleRouted } from '@seinpost/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { applyRouted } from './apply-routed.ts'
import type { CasePolicy } from './case-policy.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
const policy: CasePolicy = {
  thresholds: { queueFromLevel: 1, referralsAlways: true },
  queue: { ageingPointsPerHour: 0.1 },
  now: () => NOW,
  priorityOf: ({ score }) => ({ priority: score.priority, terms: [] }),
}

const filter: fc.Arbitrary<QueueFilter> = fc.record(
  {
    minLevel: fc.constantFrom(0, 1, 2, 3, 4),
    maxLevel: fc.constantFrom(0, 1, 2, 3, 4),
    lang: fc.constantFrom('nl', 'fr'),
    context: fc.constantFrom('gaming', 'quotation'),
    sourceKind: fc.constantFrom('public', 'referral'),
    platform: fc.constantFrom('mastodon', 'forum', "'; drop table seinpost.cases; --"),
    place: fc.constantFrom('12025', '11002'),
    unclaimed: fc.boolean(),
    overdue: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** The filter's meaning in one line each, apart from what a listing does not show. */
const holds = (
  entry: QueueEntry,
  { minLevel, maxLevel, lang, context, sourceKind, platform, place, unclaimed, overdue }: QueueFilter,
) =>
  (minLevel === undefined || entry.level >= minLevel) &&
  (maxLevel === undefined || entry.level <= maxLevel) &&
  (lang === undefined || entry.lang === lang) &&
  (context === undefined || entry.context.includes(context)) &&
  (sourceKind === undefined || entry.sourceKind === sourceKind) &&
  (platform === undefined || entry.platform === platform) &&
  (place === undefined || entry.places.some(({ code }) => code === place)) &&
  (unclaimed !== true || entry.claimedBy === undefined) &&
  (overdue !== true || (entry.dueAt !== undefined && entry.dueAt <= NOW.toISOString()))

function filterContract(name: string, open: (clock: () => Date) => Promise<Store>): void {
  describe(`filtering a queue: ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open(() => NOW)
      const batch = Array.from({ length: 40 }, (_, n) => {
        const routed = sampleRouted({
          id: `filter-${n}`,
          level: ([1, 2, 3, 4] as const)[n % 4] ?? 1,
          platform: n % 3 === 0 ? 'forum' : 'mastodon',
          referral: n % 5 === 0,
          context: n % 7 === 0 ? ['gaming'] : [],
          queues: ['analyst', 'municipality-12025'],
          released: n % 2 === 0,
        })
        return {
          ...routed,
          score: { ...routed.score, lang: n % 6 === 0 ? ('fr' as const) : ('nl' as const) },
        }
      })
      await store.ledger.admit(batch.map(({ signal }) => signal))
      await applyRouted(batch, { cases: store.cases, policy })
      await store.sql.query(
        `insert into seinpost.deadlines (case_id, queue, round, rule, level, started_at, due_at, escalates)
        select case_id, queue, 1, 'r', level, $1::timestamptz, $1::timestamptz + (level - 2) * interval '1 hour', false
        from seinpost.case_recipients where queue = 'analyst'`,
        [NOW],
      )
    }, 60_000)
    afterAll(() => store.close())

    test('a filtered page is the queue without what does not hold, in the same order, page by page', async () => {
      const all = await store.cases.queue('analyst', { limit: 500 })
      expect(all).toHaveLength(40)
      await fc.assert(
        fc.asyncProperty(filter, fc.integer({ min: 0, max: 8 }), async (wanted, offset) => {
          const expected = all.filter((entry) => holds(entry, wanted)).map(({ caseId }) => caseId)
          const page = await store.cases.queue('analyst', { limit: 5, offset, filter: wanted })
          expect(page.map(({ caseId }) => caseId)).toEqual(expected.slice(offset, offset + 5))
        }),
        { numRuns: 60 },
      )
    })

    test('a desk finds nothing by a filter that it may not see without', async () => {
      const own = await store.cases.forDesk('municipality-12025').queue('municipality-12025', {
        limit: 500,
        filter: { minLevel: 1 },
      })
      expect(own).toHaveLength(20)
      const seen = new Set(own.map(({ caseId }) => caseId))
      const page = { limit: 500, filter: { minLevel: 1 as const } }
      const others = await store.cases.forDesk('municipality-12025').queue('analyst', page)
      expect(others.filter(({ caseId }) => !seen.has(caseId))).toEqual([])
    })
  })
}

filterContract('embedded', openEmbeddedTestStore)

await describeOn('filtering a queue on PostgreSQL', startPostgres, ({ url }) => {
  filterContract('PostgreSQL', (clock) => openPostgresTestStore(url, clock))
})
