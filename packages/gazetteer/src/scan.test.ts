import { describe, expect, test } from 'vitest'
import { makeFoldTable } from './fold.ts'
import { ALL_CAPS, CAPITAL, HASHTAG, MENTION, makeTokens, SENTENCE_START, scan } from './scan.ts'
import { WordTable } from './word-table.ts'

const folds = makeFoldTable()
const words = new WordTable()
const known = new Map(
  ['gent', 'sint', 'niklaas', 'liege', 'strasse', 'oeuvre'].map((word) => [words.add(word), word]),
)

function read(text: string) {
  const tokens = makeTokens()
  scan(text, tokens, folds, words)
  return Array.from({ length: tokens.count }, (_, at) => ({
    text: text.slice(tokens.start[at], tokens.end[at]),
    word: known.get(tokens.word[at] ?? -1),
    flags: tokens.flags[at] ?? 0,
    gap: tokens.gap[at],
    value: tokens.value[at],
  }))
}

const folded: readonly (readonly [name: string, text: string, word: string])[] = [
  ['capitals', 'GENT', 'gent'],
  ['accents', 'Liège', 'liege'],
  ['accents apart from their letter', 'Lie\u0300ge', 'liege'],
  ['ligatures', 'œuvre', 'oeuvre'],
  ['sharp s', 'Straße', 'strasse'],
  ['Cyrillic look-alikes', 'Gеnt', 'gent'],
  ['full width', 'Ｇｅｎｔ', 'gent'],
  ['mathematical letters', '𝐆𝐞𝐧𝐭', 'gent'],
  ['zero-width characters', 'G\u200Be\u200Dn\uFEFFt', 'gent'],
  ['soft hyphens', 'G\u00ADent', 'gent'],
]

describe('scan', () => {
  for (const [name, text, word] of folded)
    test(`folds ${name}`, () => expect(read(text).map((token) => token.word)).toEqual([word]))

  test('numbers in any script of digits have their value', () => {
    expect(
      read('2800 ２８００ 𝟐𝟖𝟎𝟎 ٢٨٠٠ 2\uFE0F\u20E38\uFE0F\u20E30\uFE0F\u20E30\uFE0F\u20E3').map(
        ({ value }) => value,
      ),
    ).toEqual([2800, 2800, 2800, 2800, 2800])
  })

  test('says how tokens are parted', () => {
    expect(read("a b-c'd/e.f, g").map(({ gap }) => gap)).toEqual([3, 0, 0, 0, 1, 2, 3])
  })

  test('knows tags, handles, capitals and where a sentence starts', () => {
    const flags = read('Wij #Gent @politie GENT. Daar').map((token) => token.flags)
    expect(flags).toEqual([
      CAPITAL | SENTENCE_START,
      CAPITAL | HASHTAG,
      MENTION,
      CAPITAL | ALL_CAPS,
      CAPITAL | SENTENCE_START,
    ])
  })

  test('leaves web addresses out', () => {
    expect(read('zie https://gent.be/a/b Gent').map(({ text }) => text)).toEqual(['zie', 'Gent'])
  })

  test('spans are those of the original text', () => {
    expect(read('😀 Lie\u0300ge, 2\u200B800').map(({ text }) => text)).toEqual(['Lie\u0300ge', '2\u200B800'])
  })
})

test('a word table finds what was added and nothing else, also after it grew', () => {
  const table = new WordTable(8)
  const ids = Array.from({ length: 500 }, (_, at) => table.add(`w${at}`))
  expect(new Set(ids).size).toBe(500)
  expect(Array.from({ length: 500 }, (_, at) => table.add(`w${at}`))).toEqual(ids)
  expect(table.find(1, 2)).toBe(-1)
})
