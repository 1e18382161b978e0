import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from './normalise.ts'
import { sentences } from './sentences.ts'
import { tokenise } from './tokenise.ts'

const shown = (text: string): string =>
  tokenise(text)
    .map(({ kind, lower }) => (kind === 'word' ? lower : `${lower}:${kind}`))
    .join(' ')

const cases: readonly (readonly [name: string, input: string, output: string])[] = [
  ['words and marks', 'Coördinatie, één!', 'coördinatie ,:punct één !:punct'],
  ['clipped words', "da's d'enige 't is m'n", "da's d' enige 't is m' n"],
  ['French elision', 'l’école qu’ils aujourd’hui', "l' école qu' ils aujourd'hui"],
  ['hyphens part words', 'asiel-centrum B-blok', 'asiel centrum b blok'],
  [
    'numbers keep their unit',
    '8u 15u30 19h30 8am 4,50 7:30',
    '8u:number 15u30:number 19h30:number 8am:number 4,50:number 7:30:number',
  ],
  [
    'hashtag, mention, link, emoji',
    '#StopHaat @jan.d https://a.be/x 🔥',
    '#stophaat:hashtag @jan.d:mention https://a.be/x:url 🔥:emoji',
  ],
  ['masked letters', 'k*t m******', 'k*t m******'],
  ['stars around a word', '*vet*', '*:punct vet *:punct'],
]

describe('tokenise', () => {
  for (const [name, input, output] of cases) test(name, () => expect(shown(input)).toBe(output))

  test('splits a hashtag into words', () => {
    expect(tokenise('#StopHaatNu')[0]?.parts).toEqual(['stop', 'haat', 'nu'])
  })

  test('splits sentences, not abbreviations', () => {
    const text = 'Zie bv. art. 3. Daarna niks meer! En nu?\nKlaar'
    expect(sentences(tokenise(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Zie bv. art. 3.',
      'Daarna niks meer!',
      'En nu?',
      'Klaar',
    ])
  })

  test('never throws, and tokens are in order, apart, and inside the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (input) => {
        const normalised = normalise(input)
        let to = 0
        for (const token of tokenise(normalised)) {
          expect(token.at).toBeGreaterThanOrEqual(to)
          expect(token.to).toBeGreaterThan(token.at)
          expect(token.end).toBeLessThanOrEqual(input.length)
          expect(normalised.text.slice(token.at, token.to)).toBe(token.text)
          to = token.to
        }
        expect(to).toBeLessThanOrEqual(normalised.text.length)
      }),
      { numRuns: 2_000 },
    )
  })
})
