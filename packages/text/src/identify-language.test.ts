import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifyLanguage } from './identify-language.ts'

const cases: readonly (readonly [name: string, text: string, lang: string])[] = [
  ['Dutch', 'Morgen gaan we met de kinderen naar de markt', 'nl'],
  ['Flemish chat', 'kga efkes mijne velo halen, vnv zen ik er ni', 'nl'],
  ['Flemish, one clause', 'amai da was nogal ne match zenne', 'nl'],
  ['West-Flemish', 'kzin der nie, kmoe nog werken', 'nl'],
  ['French chat', "j'sais pas mdr t'as vu le truc hier soir", 'fr'],
  ['English', 'see you at the station tomorrow', 'en'],
  ['German', 'morgen früh um sieben bin ich am Bahnhof', 'de'],
  ['Dutch with English words', 'ik ga die raid vanavond echt carryen bro', 'nl'],
  ['leet', 'z3 w0rden allemaal v00rgetrokken', 'nl'],
  ['Spanish', 'mañana vamos a la playa con mis amigos', 'other'],
  ['Turkish', 'yarın akşam kahvede görüşürüz arkadaşlar', 'other'],
  ['Arabic script', 'مرحبا كيف حالك', 'other'],
  ['Cyrillic', 'привет как дела', 'other'],
  ['nothing to read', '😂😂 123 !!', 'und'],
  ['a link alone', 'https://example.org/de/das-ist', 'und'],
]

describe('identifyLanguage', () => {
  for (const [name, text, lang] of cases) test(name, () => expect(identifyLanguage(text).lang).toBe(lang))

  test('never throws and gives a share', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { confidence } = identifyLanguage(text)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})
