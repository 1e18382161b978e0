import { expect, test } from 'vitest'
import { HEAD_NAMES } from '../head-names.ts'
import { seededChance } from './chance.ts'
import { misspelt } from './misspelt.ts'
import { violenceMentions } from './violence-words.ts'
import { wordLessons } from './word-lessons.ts'

const lessons = wordLessons(1)
const says = (lang: string, text: string, head: (typeof HEAD_NAMES)[number]) =>
  lessons.find((one) => one.lang === lang && one.text === text)?.targets.get(HEAD_NAMES.indexOf(head))

test('a word of contempt is ill speech, and denied it is not', () => {
  expect(says('nl', 'walgelijk', 'negative')).toBe(1)
  expect(says('nl', 'walgelijke', 'negative')).toBe(1)
  expect(says('nl', 'niet walgelijk', 'negative')).toBe(0)
})

test('praise is good speech, and denied it is ill speech', () => {
  expect(says('de', 'freundlich', 'positive')).toBe(1)
  expect(says('de', 'nicht freundlich', 'negative')).toBe(1)
})

test('the same seed gives the same lessons', () => {
  expect(wordLessons(1)).toEqual(lessons)
})

test('a slip changes one word of five letters or more, and leaves shorter ones alone', () => {
  const slipped = misspelt('walgelijk', seededChance(3))
  expect(slipped).not.toBe('walgelijk')
  expect(Math.abs((slipped ?? '').length - 'walgelijk'.length)).toBeLessThanOrEqual(1)
  expect(misspelt('lui dom', seededChance(3))).toBeNull()
})

test('words of violence are known by language', () => {
  const mentions = violenceMentions()
  expect(mentions('Man vermoordt zijn buurman', 'nl')).toBe(true)
  expect(mentions('De bib is dicht op zaterdag', 'nl')).toBe(false)
})
