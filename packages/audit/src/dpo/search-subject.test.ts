import { applyRouted, caseIdOf } from '@seinpost/casework'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore, sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../../scripts/servers/index.ts'
import { searchSubject } from './search-subject.ts'

const now = () => new Date('2026-11-20T10:00:00.000Z')
const PSEUDONYM = 'q3_fZ-11aa22bb33cc44dd'

function subjectContract(name: string, open: () => Promise<Store>): void {
  describe(`data subject: ${name}`, () => {
    let store: Store
    const caseId = caseIdOf('said')
    beforeAll(async () => {
      store = await open()
      const policy = {
        thresholds: { queueFromLevel: 1 as const, referralsAlways: true },
        queue: { ageingPointsPerHour: 0.1 },
        now,
        priorityOf: () => ({ priority: 50, terms: [] }),
      }
      const batch = [
        sampleRouted({
          id: 'said',
          level: 3,
          author: PSEUDONYM,
          text: 'They say "René\nJanssens" lives at 100%_corner',
        }),
        sampleRouted({ id: 'other', level: 0, text: 'Janssens wrote, René did not: Rene' }),
        sampleRouted({ id: 'none', level: 2, text: 'nothing here' }),
      ]
      await store.ledger.admit(batch.map(({ signal }) => signal))
      await applyRouted(batch, { cases: store.cases, policy })
      await store.retention.hold(caseId, 'a court asked for it')
      await store.sql.query(
        `insert into seinpost.plan_steps (id, case_id, kind, title, desk, owner, note, added_by, added_at)
        values ('step-1', $1, 'welfare', $2, 'analyst', 'An', 'call Janssens RENÉ', 'An', $3::timestamptz)`,
        [caseId, { en: 'Talk' }, now()],
      )
    })
    afterAll(() => store.close())
    const where = async (query: Parameters<typeof searchSubject>[1]) =>
      (await searchSubject(store.sql, query)).found.map(({ table, id, fields }) => [table, id, ...fields])

    test('a name is found whatever the order of its words, in signals, cases and what people wrote', async () => {
      expect(await where({ by: 'name', term: 'Janssens rené' })).toEqual([
        ['cases', caseId, 'summary.excerpt'],
        ['plan_steps', 'step-1', 'note'],
        ['signals', 'said', 'signal.text'],
        ['signals', 'other', 'signal.text'],
      ])
    })

    test('it says why it is held, until when, and what holds it longer', async () => {
      const { found, truncated, tables } = await searchSubject(store.sql, {
        by: 'text',
        term: 'call janssens',
      })
      expect(truncated).toBe(false)
      expect(tables).toEqual(
        expect.arrayContaining(['signals', 'cases', 'feedback_sheets', 'handovers', 'refusals']),
      )
      expect(tables).not.toContain('sessions')
      const legal = sampleRouted({ id: 'said' }).signal.legal
      expect(found).toEqual([
        {
          kind: 'plan step',
          table: 'plan_steps',
          id: 'step-1',
          caseId,
          fields: ['note'],
          excerpt: 'call Janssens RENÉ',
          why: { basis: legal.basis, purpose: legal.purpose, handling: legal.handling },
          until: new Date(legal.retainUntil).toISOString(),
          hold: 'a court asked for it',
        },
      ])
    })

    test('a handle is found by its pseudonyms', async () => {
      const found = await where({
        by: 'handle',
        term: '@nobody_writes_it',
        pseudonyms: ['other', PSEUDONYM].slice(1),
      })
      expect(found).toEqual([['signals', 'said', 'speaker', 'signal.author.pseudonym']])
    })

    test('an address is found whatever its scheme; signs that mean something to the database mean nothing', async () => {
      expect(await where({ by: 'url', term: 'http://example.org/none/' })).toEqual([
        ['signals', 'none', 'signal.source.url'],
      ])
      expect(await where({ by: 'text', term: '100%_corner' })).toContainEqual([
        'signals',
        'said',
        'signal.text',
      ])
      expect(await where({ by: 'text', term: '1%corner' })).toEqual([])
      expect(await where({ by: 'text', term: '"René\nJanssens"' })).toContainEqual([
        'signals',
        'said',
        'signal.text',
      ])
    })
  })
}

subjectContract('embedded', () => openEmbeddedTestStore(now))
await describeOn('data subject on PostgreSQL', startPostgres, ({ url }) => {
  subjectContract('postgres', () => openPostgresTestStore(url, now))
})
