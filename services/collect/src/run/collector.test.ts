import type { FeedSourceConfig } from '@seinpost/schemas'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RetryLater } from '../fetch/retry-later.ts'
import type { Source } from '../source/source.ts'
import { countingSource } from '../testing/counting-source.ts'
import { COMMON, NOW } from '../testing/test-web.ts'
import { openAuthorBudget } from './author-budget.ts'
import { openCollector } from './collector.ts'
import { type Accept, fairHand } from './fair-hand.ts'
import { openSqlSourceBook } from './sql-source-book.ts'
import type { OpenedSource, VisitReport } from './visit.ts'

let store: Awaited<ReturnType<typeof openEmbeddedTestStore>>
beforeAll(async () => {
  store = await openEmbeddedTestStore(() => NOW)
})
afterAll(() => store.close())

let now = NOW
beforeEach(async () => {
  now = NOW
  await store.sql.query('drop table if exists seinpost.sources')
})
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const goOn = new AbortController().signal

function feed(id: string, source: Source, more: Partial<FeedSourceConfig> = {}): OpenedSource {
  return { config: { ...COMMON, id, kind: 'feed', url: 'https://x.example/', ...more }, source }
}

/** A gate that remembers what it was handed, in order. */
function gate(fails: (handed: number) => boolean = () => false) {
  const handed: string[] = []
  const accept: Accept = async (inputs) => {
    const batch = inputs.map(({ value }) => (value as { text: string }).text)
    handed.push(...batch)
    if (fails(handed.length)) throw new Error('the process ends here')
    return batch.map((id) => ({ kind: 'accepted', id }))
  }
  return { handed, accept }
}

async function collectorOf(sources: readonly OpenedSource[], accept: Accept, holder = 'one') {
  const reports: VisitReport[] = []
  const book = await openSqlSourceBook(store.sql, { now: () => now, holder })
  const collector = openCollector({
    sources,
    book,
    hand: fairHand(accept, 1),
    authors: openAuthorBudget(() => now),
    now: () => now,
    concurrency: 4,
    onReport: (report) => reports.push(report),
  })
  return { collector, book, reports }
}

const said = (id: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${id} ${from + at}`)

test('reads what is new at every visit, when its turn has come', async () => {
  let total = 15
  const { handed, accept } = gate()
  const { collector } = await collectorOf(
    [
      feed(
        'a',
        countingSource('a', () => total),
      ),
    ],
    accept,
  )
  await collector.tick(goOn)
  total = 30
  await collector.tick(goOn)
  expect(handed).toEqual(said('a', 0, 15))
  later(16)
  await collector.tick(goOn)
  expect(handed).toEqual(said('a', 0, 30))
})

test('a crash at any moment loses nothing, and repeats at most one harvest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }), async (crashes) => {
      await store.sql.query('drop table if exists seinpost.sources')
      const handed: string[] = []
      for (const after of [...crashes, Number.POSITIVE_INFINITY]) {
        const run = gate((count) => count >= after)
        const { collector } = await collectorOf(
          [
            feed(
              'a',
              countingSource('a', () => 50),
            ),
          ],
          run.accept,
          `run ${handed.length}`,
        )
        later(60 * 24)
        await collector.tick(goOn)
        handed.push(...run.handed)
      }
      expect([...new Set(handed)]).toEqual(said('a', 0, 50))
      expect(handed.length).toBeLessThanOrEqual(50 + 10 * crashes.length)
    }),
    { numRuns: 15 },
  )
})

test('a source that floods does not push the others out', async () => {
  const { handed, accept } = gate()
  const sources = [
    feed(
      'flood',
      countingSource('flood', () => 3_000, 1_000),
      { maxItemsPerVisit: 1_000 },
    ),
    feed(
      'small',
      countingSource('small', () => 5),
    ),
  ]
  const { collector } = await collectorOf(sources, accept)
  await collector.tick(goOn)
  expect(handed.indexOf('small 0')).toBeLessThanOrEqual(200)
  expect(handed.filter((text) => text.startsWith('flood'))).toHaveLength(3_000)
})

test('an author over the budget is held back and counted; others are not', async () => {
  const { handed, accept } = gate()
  const sources = [
    feed(
      'a',
      countingSource('a', () => 50, 50, '@druk'),
      { maxPerAuthorPerHour: 7 },
    ),
    feed(
      'b',
      countingSource('b', () => 5, 5, '@druk'),
      { maxPerAuthorPerHour: 7 },
    ),
  ]
  const { collector, book } = await collectorOf(sources, accept)
  await collector.tick(goOn)
  expect(handed.toSorted()).toEqual([...said('a', 0, 7), ...said('b', 0, 5)].toSorted())
  const [a] = await book.all()
  expect(a?.stats).toMatchObject({ skipped: { author_over_budget: 43 }, human: 4, machine: 3, accepted: 7 })
})

describe('a source in trouble', () => {
  const failing = (error: () => Error): Source => ({
    // biome-ignore lint/correctness/useYield: it fails before it says anything.
    async *read() {
      throw error()
    },
  })

  test('rests twice as long each time, and is as before once it answers', async () => {
    let broken = true
    const source: Source = {
      async *read() {
        if (broken) throw new Error('kapot')
        yield { items: [], cursor: {}, skipped: {}, remarks: [] }
      },
    }
    const { collector, book } = await collectorOf([feed('a', source, { everyMinutes: 10 })], gate().accept)
    const restMinutes = async () => {
      await collector.tick(goOn)
      const [{ dueAt } = { dueAt: '' }] = await book.all()
      const rest = (Date.parse(dueAt) - now.getTime()) / 60_000
      later(rest)
      return rest
    }
    expect([await restMinutes(), await restMinutes(), await restMinutes()]).toEqual([10, 20, 40])
    broken = false
    expect(await restMinutes()).toBe(10)
    expect((await book.all())[0]).toMatchObject({ failures: 0, lastError: null })
  })

  test('that says when to come back is asked then', async () => {
    const source = failing(
      () => new RetryLater('x.example', 'answered 429', { ms: 2 * 3_600_000, by: 'source' }),
    )
    const { collector, book } = await collectorOf([feed('a', source)], gate().accept)
    await collector.tick(goOn)
    expect((await book.all())[0]?.dueAt).toBe(new Date(now.getTime() + 2 * 3_600_000).toISOString())
  })

  test('whose host has no turn left comes back at its turn, and that is no failure', async () => {
    const source = failing(() => new RetryLater('x.example', 'budget', { ms: 30_000, by: 'budget' }))
    const { collector, book, reports } = await collectorOf([feed('a', source)], gate().accept)
    await collector.tick(goOn)
    const [record] = await book.all()
    expect([record?.dueAt, record?.failures, reports[0]?.outcome]).toEqual([
      new Date(now.getTime() + 30_000).toISOString(),
      0,
      'later',
    ])
  })

  test('does not keep the others from being read', async () => {
    const { handed, accept } = gate()
    const sources = [
      feed(
        'a',
        failing(() => new Error('kapot')),
      ),
      feed(
        'b',
        countingSource('b', () => 3),
      ),
    ]
    const { collector, reports } = await collectorOf(sources, accept)
    await collector.tick(goOn)
    expect([handed, reports.map(({ outcome }) => outcome).toSorted()]).toEqual([
      said('b', 0, 3),
      ['done', 'failed'],
    ])
  })
})

describe('the kill switch', () => {
  test('in the config: never read', async () => {
    const { handed, accept } = gate()
    const { collector } = await collectorOf(
      [
        feed(
          'a',
          countingSource('a', () => 3),
          { enabled: false },
        ),
      ],
      accept,
    )
    await collector.tick(goOn)
    expect(handed).toEqual([])
  })

  test('at run time: stops within a visit, goes on later from where it was', async () => {
    const { handed, accept } = gate()
    const opened = [
      feed(
        'a',
        countingSource('a', () => 40),
      ),
    ]
    const { collector, book, reports } = await collectorOf(opened, async (inputs) => {
      if (handed.length === 10) await book.switch('a', 'gevraagd door de site')
      return await accept(inputs)
    })
    await collector.tick(goOn)
    expect([handed.length, reports[0]?.outcome]).toEqual([20, 'stopped'])
    later(60)
    await collector.tick(goOn)
    expect([handed.length, (await book.all())[0]?.off]).toEqual([20, 'gevraagd door de site'])
    await book.switch('a', null)
    await collector.tick(goOn)
    expect(handed).toEqual(said('a', 0, 40))
  })
})

test('two collectors never visit one source at the same time, and a crashed one holds nothing up for long', async () => {
  const first = await openSqlSourceBook(store.sql, { now: () => now, holder: 'one' })
  const second = await openSqlSourceBook(store.sql, { now: () => now, holder: 'two' })
  expect(await first.claim(['a', 'b'], 1)).toHaveLength(1)
  expect((await second.claim(['a', 'b'], 5)).map(({ id }) => id)).toEqual(['b'])
  expect(await second.advance('a', { cursor: {}, stats: (await first.all())[0]!.stats })).toBe(false)
  later(11)
  expect((await second.claim(['a'], 5)).map(({ id }) => id)).toEqual(['a'])
  expect(await first.advance('a', { cursor: { next: 9 }, stats: (await first.all())[0]!.stats })).toBe(false)
})
