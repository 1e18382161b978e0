import type { FeedSourceConfig } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMON, NOW } from '../testing/test-web.ts'
import { assertContact } from './assert-contact.ts'
import { openAuthorBudget } from './author-budget.ts'
import type { SourceRecord } from './source-book.ts'
import { sourceHealth } from './source-health.ts'
import { addStats, itemsPerHour, noStats, type SourceStats } from './stats.ts'

const config: FeedSourceConfig = { ...COMMON, kind: 'feed', url: 'https://x.example/' }
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()
const stats = (more: Partial<SourceStats> = {}): SourceStats => ({
  ...noStats(),
  visits: 5,
  lastItemAt: ago(1),
  ...more,
})
const record = (more: Partial<SourceRecord> = {}): SourceRecord => ({
  ...{
    id: 'bron',
    cursor: null,
    failures: 0,
    dueAt: NOW.toISOString(),
    off: null,
    lastError: null,
    running: false,
  },
  stats: stats(),
  ...more,
})

describe('the state of a source', () => {
  const cases: [string, SourceRecord | undefined, Partial<FeedSourceConfig>, string][] = [
    ['never visited', undefined, {}, 'new'],
    ['visited now', record({ running: true }), {}, 'running'],
    ['in order', record(), {}, 'ok'],
    ['switched off', record({ off: 'gevraagd' }), {}, 'off'],
    ['off in the config', record(), { enabled: false }, 'off'],
    ['failing', record({ failures: 2, lastError: 'kapot' }), {}, 'failing'],
    ['nobody takes its turn', record({ dueAt: ago(2) }), {}, 'late'],
    ['quiet for a week', record({ stats: stats({ lastItemAt: ago(200) }) }), {}, 'silent'],
    ['quiet from the beginning', record({ stats: stats({ lastItemAt: null, visits: 30 }) }), {}, 'silent'],
    ['quiet, but new', record({ stats: stats({ lastItemAt: null, visits: 3 }) }), {}, 'ok'],
  ]
  for (const [name, so, more, want] of cases)
    test(`${name} is ${want}`, () => {
      const health = sourceHealth({ ...config, ...more }, { record: so, worth: undefined, now: NOW })
      expect([health.state, health.shareUseful]).toEqual([want, null])
    })

  test('shares are of what there is', () => {
    const worth = { signals: 200, aboveThreshold: 5, judged: 4, useful: 3 }
    const health = sourceHealth(config, { record: record(), worth, now: NOW })
    expect([health.shareAboveThreshold, health.shareUseful]).toEqual([0.025, 0.75])
  })
})

const anyStats = fc
  .record({ human: fc.nat(99), accepted: fc.nat(99), hour: fc.integer({ min: 0, max: 30 }) })
  .map(({ human, accepted, hour }) => ({
    ...noStats(),
    visits: 1,
    human,
    accepted,
    refused: { schema: human },
    hours: { [ago(hour).slice(0, 13)]: human },
  }))

test('counts add up in whatever order they come', () => {
  fc.assert(
    fc.property(anyStats, anyStats, anyStats, (a, b, c) => {
      expect(addStats(addStats(a, b), c)).toEqual(addStats(a, addStats(b, c)))
    }),
  )
})

test('the rate is of the last day', () => {
  const hours = { [ago(0).slice(0, 13)]: 24, [ago(5).slice(0, 13)]: 24, [ago(30).slice(0, 13)]: 999 }
  expect(itemsPerHour(stats({ hours }), NOW)).toBe(2)
})

test("an author's budget is of one source and of one hour", () => {
  let now = NOW
  const budget = openAuthorBudget(() => now)
  const admitted = (source: string, author: string | undefined) =>
    [1, 2, 3].map(() => budget.admits(source, author, 2))
  expect(admitted('a', '@jan')).toEqual([true, true, false])
  expect(admitted('b', '@jan')).toEqual([true, true, false])
  expect(admitted('a', undefined)).toEqual([true, true, true])
  now = new Date(NOW.getTime() + 3_600_000)
  expect(budget.admits('a', '@jan', 2)).toBe(true)
})

describe('a source on the web needs a contact', () => {
  const collect = { concurrency: 8, hostGapSeconds: 1 }
  const web = { ...config, allowPrivate: false }
  test('without one it does not start', () =>
    expect(() => assertContact({ collect, sources: [web] })).toThrow(
      /bron would read the web without a name/u,
    ))
  test('with one, switched off, or on this machine it does', () => {
    assertContact({ collect: { ...collect, contact: 'https://stad.example' }, sources: [web] })
    assertContact({ collect, sources: [{ ...web, enabled: false }, config] })
  })
})
