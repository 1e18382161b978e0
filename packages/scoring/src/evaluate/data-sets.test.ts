import { describe, expect, test } from 'vitest'
import { assertMayTrain, DATA_SETS, parseLines } from './data-sets.ts'

describe('data sets', () => {
  const kept = [
    'mhc',
    'rtp-lx',
    'benign',
    'germeval-harmful',
    'stormfront',
    'reddit-counterspeech',
    'not-listed',
  ]
  test.each(kept)('%s may not teach a weight that ships', (name) => {
    expect(() => assertMayTrain(name)).toThrow(/benchmarks only/u)
  })

  test('no set under a share-alike, non-commercial or GPL licence teaches', () => {
    const teachers = DATA_SETS.filter(({ use }) => use === 'train')
    expect(teachers.filter(({ licence }) => /SA|NC|GPL|none/u.test(licence))).toEqual([])
  })

  test('a line that is no JSON is named', () => {
    expect(() => parseLines('{"a":1}\n{"a":')).toThrow('line 2')
  })
})
