import { describe, expect, test } from 'vitest'
import { longestMatch, longestMatchWithTraps } from './bench/baselines.ts'
import { measureQuality } from './bench/measure.ts'
import { readSentences } from './bench/sentences.ts'
import { loadGazetteer } from './load.ts'
import { locate } from './locate.ts'

const gazetteer = loadGazetteer()
const sentences = readSentences()
const quality = measureQuality(sentences, ({ text, lang }) => locate({ text, lang }, { gazetteer }))

describe('locate on the labelled sentences', () => {
  const floors = { precision: 0.97, recall: 0.95, exact: 0.92, role: 0.88, placeless: 0.95 } as const
  for (const [name, floor] of Object.entries(floors))
    test(`${name} is at least ${floor}`, () =>
      expect(quality[name as keyof typeof floors]).toBeGreaterThanOrEqual(floor))

  test('confidence is right as often as it says', () => expect(quality.ece).toBeLessThanOrEqual(0.07))

  test('beats longest match, with and without the trap list', () => {
    expect(quality.exact).toBeGreaterThan(measureQuality(sentences, longestMatchWithTraps(gazetteer)).exact)
    expect(quality.exact).toBeGreaterThan(measureQuality(sentences, longestMatch(gazetteer)).exact)
  })

  test('there are at least 250, in four languages, each set and its traps', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(250)
    expect(new Set(sentences.map(({ lang }) => lang))).toEqual(new Set(['nl', 'fr', 'de', 'en']))
  })
})
