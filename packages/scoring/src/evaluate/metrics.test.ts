import { describe, expect, test } from 'vitest'
import {
  averagePrecision,
  expectedCalibrationError,
  macroF1,
  pairAccuracy,
  quadraticWeightedKappa,
  recallAtCapacity,
  spearman,
  wilsonInterval,
} from './metrics.ts'

describe('metrics against worked examples', () => {
  const rows: [string, number, number][] = [
    ['perfect agreement', quadraticWeightedKappa([0, 1, 2, 3, 4], [0, 1, 2, 3, 4]), 1],
    ['a constant rater is chance', quadraticWeightedKappa([0, 4, 0, 4], [2, 2, 2, 2]), 0],
    ['full reversal of two', quadraticWeightedKappa([0, 4], [4, 0]), -1],
    [
      'macro F1 of one wrong in four',
      macroF1([true, true, false, false], [true, false, false, false]),
      (2 / 3 + 4 / 5) / 2,
    ],
    ['Spearman with ties', spearman([1, 2, 2, 3], [1, 2, 2, 3]), 1],
    ['Spearman reversed', spearman([1, 2, 3], [3, 2, 1]), -1],
    ['average precision', averagePrecision([true, false, true], [3, 2, 1]), (1 + 2 / 3) / 2],
    ['tied scores earn no luck', averagePrecision([true, false], [1, 1]), 0.5],
    ['recall in the first half', recallAtCapacity([true, false, true, false], [4, 3, 2, 1], 0.5), 0.5],
    ['calibration of a sure, wrong forecast', expectedCalibrationError([1, 1], [false, false]), 1],
    ['calibration of an even forecast', expectedCalibrationError([0.5, 0.5], [true, false]), 0],
    ['Wilson lower bound of none', wilsonInterval(0, 100).low, 0],
  ]
  for (const [name, got, want] of rows) test(name, () => expect(got).toBeCloseTo(want, 9))

  test('pairs of one level are not counted, ties are wrong', () => {
    const cases = [
      { pair: 'a', level: 0, score: 0.1 },
      { pair: 'a', level: 4, score: 0.1 },
      { pair: 'b', level: 1, score: 0.2 },
      { pair: 'b', level: 2, score: 0.3 },
      { pair: 'c', level: 2, score: 0.2 },
      { pair: 'c', level: 2, score: 0.3 },
      { pair: null, level: 2, score: 0.3 },
    ]
    expect(pairAccuracy(cases)).toEqual({ accuracy: 0.5, pairs: 2, wrong: ['a'] })
  })
})
