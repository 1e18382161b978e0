import type { TrendPeriod } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { areaTold, categoryTold, monthOf, sumOf } from './series.ts'

const period: TrendPeriod = {
  period: '2026-W44',
  from: '2026-10-26',
  to: '2026-11-01',
  k: 10,
  total: 60,
  areas: [
    { id: '12025', members: ['12025'], n: 30 },
    { id: '11002', members: ['11002'], n: 12 },
    { id: '11001+1', members: ['11001', '12007'], n: 18 },
  ],
  schemes: {
    theme: {
      parts: [
        { members: ['violence'], n: 30 },
        { members: ['hostility', 'distress'], n: 30 },
      ],
      rows: [
        { areas: ['12025'], cells: [20, 10] },
        { areas: ['11002', '11001+1'], cells: [10, 20] },
      ],
    },
    level: { parts: [], rows: [] },
    venue: { parts: [], rows: [] },
  },
}
const theme = (category: string, area: string | null) =>
  categoryTold(period, { scheme: 'theme', category, area })

test('a municipality alone, with others, and unknown', () => {
  expect(areaTold(period, '12025')).toEqual({ kind: 'alone', n: 30 })
  expect(areaTold(period, '12007')).toEqual({ kind: 'together', n: 18, members: ['11001', '12007'] })
  expect(areaTold(period, 'x')).toEqual({ kind: 'nothing' })
})

test('a category over everything and in one municipality, never of one whose row is shared', () => {
  expect(theme('violence', null)).toEqual({ kind: 'alone', n: 30 })
  expect(theme('distress', '12025')).toMatchObject({ kind: 'together', n: 10 })
  expect(theme('violence', '12025')).toEqual({ kind: 'alone', n: 20 })
  expect(theme('violence', '11002')).toEqual({ kind: 'nothing' })
  expect(theme('violence', '11001')).toEqual({ kind: 'nothing' })
})

test('sums say whether they are whole', () => {
  expect(sumOf([period, period], '12025')).toEqual({ n: 60, whole: true, alone: true })
  const later = { ...period, areas: [{ id: 'all', members: ['12025', '11002'], n: 60 }] }
  expect(sumOf([period, later], '12025')).toEqual({ n: 30, whole: false, alone: true })
  expect(sumOf([period], '12007')).toEqual({ n: 0, whole: false, alone: false })
})

test('a week belongs to the month of its Thursday', () => {
  expect(monthOf(period)).toBe('2026-10')
  expect(monthOf({ period: '2026-11', from: '2026-11-01' })).toBe('2026-11')
})
