import { expect, test } from 'vitest'
import { negatedTokens, negatorStrength } from './negators.ts'

const tokens = (text: string) => text.split(' ').map((form) => ({ form, masked: false }))
const reached = (text: string, lang: string): string[] => {
  const marks = negatedTokens(tokens(text), lang)
  return text.split(' ').filter((_, at) => marks[at] === 1)
}

test.each([
  ['nl', 'ze zijn niet dom', ['dom']],
  ['nl', 'ze deugen niet', ['ze', 'deugen']],
  ['nl', 'ze zijn niet lui , ze zijn dom', ['lui']],
  ['nl', 'niet alleen dom', []],
  ['nl', 'ik kom pas morgen', []],
  ['nl', 'mijn nicht is lief', []],
  ['fr', 'ils ne sont pas bêtes mais drôles', ['bêtes']],
  ['en', 'they don’t deserve respect because they lie', ['deserve', 'respect']],
  ['de', 'sie sind keine diebe', ['diebe']],
])('%s: in "%s" the negation reaches %j', (lang, text, want) => {
  expect(reached(text, lang)).toEqual(want)
})

test('a word of another language does not negate', () => {
  expect(negatorStrength(tokens('ik kom pas morgen'), 'nl')).toBe(0)
  expect(negatorStrength(tokens('je ne viens pas'), 'fr')).toBe(1)
})
