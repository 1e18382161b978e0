import { openEmbeddedTestStore, sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePeriod } from './close-period.ts'
import { drawMap } from './draw-map.ts'
import { endOfDay, lastClosed, nextClosing } from './periods.ts'
import { openTrendBook } from './sql-trends.ts'

const WEEK = { k: 3, period: 'week', closeAfterDays: 1 } as const
const NOW = new Date('2026-11-20T10:00:00Z')
const AREAS = [
  { id: '12025', province: 'A' },
  { id: '11002', province: 'A' },
]

describe('periods', () => {
  test('a week is closed a day after its Sunday, and its name is the ISO one', () => {
    expect(lastClosed(NOW, WEEK)).toEqual({ period: '2026-W46', from: '2026-11-09', to: '2026-11-15' })
    expect(lastClosed(new Date('2026-11-16T22:59:00Z'), WEEK).period).toBe('2026-W45')
    expect(lastClosed(new Date('2026-11-16T23:00:00Z'), WEEK).period).toBe('2026-W46')
    expect(lastClosed(new Date('2027-01-06T12:00:00Z'), WEEK)).toMatchObject({ period: '2026-W53' })
    expect(nextClosing(NOW, WEEK)).toBe('2026-11-24')
  })
  test('a month is closed after its last day', () => {
    const month = { ...WEEK, period: 'month' } as const
    expect(lastClosed(NOW, month)).toEqual({ period: '2026-10', from: '2026-10-01', to: '2026-10-31' })
    expect(lastClosed(new Date('2027-01-02T12:00:00Z'), month).period).toBe('2026-12')
    expect(nextClosing(NOW, month)).toBe('2026-12-02')
  })
  test('a day ends at midnight in Belgium, summer and winter', () => {
    expect(endOfDay('2026-11-15').toISOString()).toBe('2026-11-15T23:00:00.000Z')
    expect(endOfDay('2026-07-15').toISOString()).toBe('2026-07-15T22:00:00.000Z')
  })
})

describe('closing a period', () => {
  let store: Awaited<ReturnType<typeof openEmbeddedTestStore>>
  beforeAll(async () => {
    store = await openEmbeddedTestStore()
  })
  afterAll(() => store.close())

  async function open(ids: readonly string[], publishedAt: string): Promise<void> {
    const routed = ids.map((id) => sampleRouted({ id, publishedAt }))
    await store.ledger.admit(routed.map(({ signal }) => signal))
    await store.sql.tx(async (sql) => {
      for (const { signal, score, places, cluster } of routed) {
        await sql.query(
          `insert into seinpost.cases (id, cluster, level, surface, priority, rank_key, lead_id, score, priority_terms, places,
             summary, copies, independent_sources, first_published_at, last_published_at, opened_at, updated_at, retain_until)
           values ($1, $2, 2, 2, 40, 40, $3, $4::text::json, '[]', $5::text::json, '{}', 1, 1, $6, $6, $6, $6, $7)`,
          [
            `c-${signal.id}`,
            cluster.cluster,
            signal.id,
            JSON.stringify(score),
            JSON.stringify(places),
            signal.publishedAt,
            signal.legal.retainUntil,
          ],
        )
        await sql.query("update seinpost.signals set state = 'queued', case_id = $2 where id = $1", [
          signal.id,
          `c-${signal.id}`,
        ])
      }
    })
  }

  test('waits for k, counts every case once, and never changes what is published', async () => {
    const book = openTrendBook(store.sql)
    const close = (now: string) => closePeriod({ book, areas: AREAS, config: WEEK, now: new Date(now) })
    await open(['s1', 's2'], '2026-11-10T10:00:00.000Z')
    expect(await close('2026-11-20T10:00:00Z')).toEqual({ kind: 'too_few', cases: 2 })
    await open(['s3', 's4'], '2026-11-12T10:00:00.000Z')
    await open(['later'], '2026-11-17T10:00:00.000Z')
    expect(await close('2026-11-20T10:00:00Z')).toEqual({ kind: 'published', period: '2026-W46', cases: 4 })
    expect(await close('2026-11-20T11:00:00Z')).toEqual({ kind: 'nothing' })
    const [published] = await book.periods({ from: '2026-11-01', to: '2026-11-30' })
    expect(published).toMatchObject({ total: 4, k: 3 })
    expect(published?.areas).toContainEqual({ id: '12025', members: ['12025'], n: 4 })
    // Late ones of the closed week count in the next, with those of that week; the first stays as it is.
    await open(['late1', 'late2'], '2026-11-11T10:00:00.000Z')
    expect(await close('2026-11-24T10:00:00Z')).toEqual({ kind: 'published', period: '2026-W47', cases: 3 })
    expect((await book.periods({ from: '2026-11-01', to: '2026-11-30' }))[0]).toEqual(published)
  })

  test('waits for signals that are on their way', async () => {
    await store.ledger.admit([sampleRouted({ id: 'underway' }).signal])
    const book = openTrendBook(store.sql)
    expect(await book.isBusy()).toBe(true)
    const now = new Date('2026-12-01T10:00:00Z')
    expect(await closePeriod({ book, areas: AREAS, config: WEEK, now })).toEqual({ kind: 'nothing' })
  })
})

test('the map has a cell for each municipality and none for what is over the border', () => {
  const shape = (nis: string) => ({
    nis,
    names: { nl: nis, fr: nis, de: nis },
    province: { code: 'p', name: 'p' },
  })
  const { shapes, width, height } = drawMap([
    { lat: 51.0, lon: 3.7, shape: shape('1') },
    { lat: 51.2, lon: 4.4, shape: shape('2') },
    { lat: 50.8, lon: 4.7, shape: shape('3') },
    { lat: 51.6, lon: 4.8 },
  ])
  expect(shapes.map(({ nis }) => nis)).toEqual(['1', '2', '3'])
  for (const { path, x, y } of shapes) {
    expect(path).toMatch(/^M[\d. L-]+Z$/u)
    expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
  }
})
