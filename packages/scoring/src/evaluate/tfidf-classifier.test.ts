import { expect, test } from 'vitest'
import { seededChance } from '../train/chance.ts'
import { tfidfRows, trainSvm, withDense } from './tfidf-classifier.ts'

const texts = ['red apple', 'red cherry', 'green lime', 'green pear', 'dark red plum', 'light green leaf']
const isRed = texts.map((text) => text.includes('red'))
const training = { cost: 1, positive: 1, passes: 30, chance: seededChance(1) }

test('rows have unit length', () => {
  for (const { values } of tfidfRows(texts)) {
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5)
  }
})

test('learns what tells two kinds of text apart', () => {
  const rows = tfidfRows(texts)
  const decide = trainSvm(rows, isRed, { ...training, dense: 0 })
  expect(rows.map((row) => decide(row) > 0)).toEqual(isRed)
})

test('learns from dense features where the words say nothing', () => {
  const same = tfidfRows(texts.map(() => 'the same words'))
  const rows = withDense(
    same,
    isRed.map((red) => [red ? 1 : 0]),
  )
  const decide = trainSvm(rows, isRed, { ...training, dense: 1 })
  expect(rows.map((row) => decide(row) > 0)).toEqual(isRed)
})
