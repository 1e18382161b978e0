import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf } from './summarise.ts'

describe('an excerpt', () => {
  const cases: readonly (readonly [string, string, number, string])[] = [
    ['a short text as it is', 'kort bericht', 20, 'kort bericht'],
    ['line breaks as spaces', 'een\n\n twee', 20, 'een twee'],
    ['cut at a space', 'een twee drie vier', 14, 'een twee drie…'],
    ['cut inside a word that has no space near', 'aaaaaaaaaaaaaaaaaaaa', 10, 'aaaaaaaaaa…'],
    ['whole characters', '👩👩👩👩👩', 3, '👩👩👩…'],
  ]
  for (const [name, text, length, want] of cases) {
    test(name, () => expect(excerptOf(text, length)).toBe(want))
  }

  test('is never longer than asked and always well-formed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (text, length) => {
          const excerpt = excerptOf(text, length)
          expect(Array.from(excerpt).length).toBeLessThanOrEqual(length + 1)
          expect(excerpt.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
