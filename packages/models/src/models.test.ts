import type { Level } from '@seinpost/schemas'
import { loadModel, modelOf } from '@seinpost/scoring'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementOf, type JudgedLevel } from './agreement.ts'
import { measureDrift } from './drift.ts'
import { addModel, listModels, readModel } from './model-book.ts'
import { stabilityIndex } from './shares.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
let store: Store
beforeAll(async () => {
  store = await openEmbeddedTestStore(() => NOW)
})
afterAll(() => store.close())

const { MODEL } = await import('../../scoring/model/model.ts')
const about = {
  madeAt: NOW.toISOString(),
  madeBy: 'operator',
  madeFrom: { base: 'built-in', sets: [{ name: 'assessments', cases: 3, sha256: 'x' }] },
  figures: { qwk: 0.9, missed: null },
}

test('a model comes out of the registry as it went in, with where it is from', async () => {
  const file = { ...MODEL, version: 'adapted-1' }
  const stored = await addModel(store.sql, file, about)
  expect(await addModel(store.sql, file, about)).toEqual(stored)
  expect(await listModels(store.sql)).toEqual([stored])
  expect(stored).toMatchObject({
    version: 'adapted-1',
    madeFrom: { base: 'built-in' },
    figures: { qwk: 0.9 },
  })
  const { packs } = await loadModel()
  expect(modelOf(await readModel(store.sql, 'adapted-1'), packs).version).toContain('adapted-1')
})

test('other weights under a known name are refused; a name nobody knows is not found', async () => {
  await addModel(store.sql, { ...MODEL, version: 'taken' }, about)
  const other = { ...MODEL, version: 'taken', backend: 'another' }
  await expect(addModel(store.sql, other, about)).rejects.toMatchObject({ code: 'usage' })
  await expect(readModel(store.sql, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
})

test('weights that were changed in the store are not used', async () => {
  await addModel(store.sql, { ...MODEL, version: 'tampered' }, about)
  await store.sql.query(
    `update seinpost.models set file = replace(file, '"intercept":', '"intercept":1') where version = $1`,
    ['tampered'],
  )
  await expect(readModel(store.sql, 'tampered')).rejects.toMatchObject({ code: 'model_unavailable' })
})

test('the stability index is 0 for the same spread, never negative, and grows with a shift', () => {
  const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 500 }), {
    minKeys: 1,
  })
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      expect(stabilityIndex(one, one)).toBe(0)
      expect(stabilityIndex(one, other)).toBeGreaterThanOrEqual(0)
    }),
  )
  const small = stabilityIndex({ a: 50, b: 50 }, { a: 55, b: 45 })
  expect(stabilityIndex({ a: 50, b: 50 }, { a: 90, b: 10 })).toBeGreaterThan(small)
})

test('agreement counts false alarms, misses and calibration as the guide means them', () => {
  const judged = (rated: Level, level: Level, chance: number): JudgedLevel => ({
    rated,
    judged: level,
    lang: 'nl',
    chance,
  })
  expect(agreementOf([judged(2, 0, 1), judged(0, 0, 0), judged(1, 3, 0), judged(4, 4, 1)])).toEqual({
    cases: 4,
    same: 0.5,
    ratedHigher: 0.25,
    ratedLower: 0.25,
    falseAlarms: 0.5,
    missed: 0.5,
    ece: 0.5,
  })
  expect(agreementOf([])).toMatchObject({ cases: 0, same: null, missed: null, ece: null })
})

test('a week that brings another kind of signals is said to have shifted, with what changed', async () => {
  const bring = (from: number, count: number, level: number, lang: string, at: string) =>
    store.sql
      .query(
        `insert into seinpost.signals (id, source_key, content_hash, state, speaker, published_at, received_at, retain_until, updated_at, signal)
      select 's' || n, 'k' || n, '', 'archived', '', $3::timestamptz, $3::timestamptz, $3::timestamptz, $3::timestamptz, '{}'
      from generate_series($1::int, $2::int) n`,
        [from, from + count - 1, at],
      )
      .then(() =>
        store.sql.query(
          `insert into seinpost.signal_records (signal_id, received_at, record)
          select 's' || n, $3::timestamptz, json_build_object('level', $4::int, 'score', 0.1, 'lang', $5::text, 'kind', 'public',
            'platform', 'mastodon', 'concepts', json_build_array('insult'))
          from generate_series($1::int, $2::int) n`,
          [from, from + count - 1, at, level, lang],
        ),
      )
  await bring(0, 400, 0, 'nl', '2026-11-01T10:00:00Z')
  await bring(1_000, 150, 0, 'nl', '2026-11-18T10:00:00Z')
  await bring(2_000, 150, 3, 'nl', '2026-11-18T10:00:00Z')
  const drift = await measureDrift(store.sql, { now: NOW })
  const view = (name: string) => drift.views.find((one) => one.view === name)
  expect(drift).toMatchObject({ tooFew: false, before: { signals: 400 }, after: { signals: 300 } })
  expect(view('level')).toMatchObject({ says: 'shifted', most: { before: 1, after: 0.5 } })
  expect(view('lang')).toMatchObject({ says: 'steady', index: 0 })
  expect((await measureDrift(store.sql, { now: new Date('2026-10-01T00:00:00Z') })).tooFew).toBe(true)
})
