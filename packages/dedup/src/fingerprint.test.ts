import { openMemoryIndex } from '@seinpost/dedup-index'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { decideAll } from './stage.ts'
import { decodeFacts, encodeFacts } from './text-facts.ts'

const LONG = 'Vrijdag om 20u wachten we hem op aan het station, breng de rest ook mee'
const print = (text: string, more: Partial<Parameters<typeof fingerprint>[0]> = {}) =>
  fingerprint({ id: 'x', text, at: 0, lang: 'nl', ...more })

test('facts come back from their string as they went in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(0, 2, 4),
      fc.boolean(),
      (text, level, referral) => {
        const score = {
          lang: 'nl' as const,
          severity: { surface: level, effective: level, score: 0 } as const,
          context: ['quotation' as const],
        }
        const { facts } = print(text, {
          score,
          referral,
          place: { municipality: 'Sint-Niklaas', role: 'incident' },
        })
        expect(decodeFacts(encodeFacts(facts))).toEqual(facts)
      },
    ),
  )
})

test('what the source says is the same is an exact key: item, address, words', () => {
  const source = { kind: 'public' as const, url: 'https://www.forum.test/a?utm_source=x', key: 'forum:1' }
  expect(print(LONG, { source }).indexed.exactKeys).toEqual([
    'item:forum:1',
    'url:https://forum.test/a',
    expect.stringMatching(/^text:/),
  ])
  expect(print('proficiat').indexed.exactKeys).toEqual([])
})

describe('keys', () => {
  test('do not change with the dress of a text', () => {
    const dressed = print(`RT @x: ${LONG.toUpperCase()}!!! 😡 #gent https://t.co/a`).indexed
    const plain = print(LONG).indexed
    expect([dressed.exactKeys, dressed.nearKeys, dressed.sketch]).toEqual([
      plain.exactKeys,
      plain.nearKeys,
      plain.sketch,
    ])
  })
  test('are the same in every release, because they are stored', () => {
    const { nearKeys, sketch, cueKeys } = print('Kom vrijdag naar het Koningin Astridplein').indexed
    expect({
      near: [...nearKeys].slice(0, 3),
      sketch: [...sketch],
      cues: [...cueKeys],
    }).toMatchInlineSnapshot(`
      {
        "cues": [
          1123509746,
          1756344318,
          3842334545,
        ],
        "near": [
          1759018557,
          3313837358,
          369228718,
        ],
        "sketch": [
          67109888,
          1048576,
          8388608,
          0,
        ],
      }
    `)
  })
})

const awkward: [string, string][] = [
  ['nothing', ''],
  ['one letter', 'a'],
  ['only emoji', '👍👍🏽'],
  ['letters that fold to many', '\ufdfa'.repeat(20_000)],
  ['one endless word', 'é'.repeat(20_000)],
  ['no spaces', '漢字かな交じり文'.repeat(500)],
  ['many words', 'woord '.repeat(5_000)],
  ['a lone surrogate', `kom \ud800 naar het plein vanavond`],
  ['tabs and separators', 'kom\tnaar\u001fhet\u2028plein vanavond'],
]
for (const [name, text] of awkward) {
  test(`the index takes ${name}, and finds it again`, async () => {
    const index = await openMemoryIndex({ policy: { windowDays: 14, maxTexts: 1_000 } })
    const policy = { mergeFrom: 0.6, windowDays: 14 }
    const [, second] = await decideAll([print(text, { id: 'a' }), print(text, { id: 'b' })], {
      index,
      policy,
    })
    expect(second?.decision.cluster).toBe(print(text).facts.words.join('').length >= 12 ? 'a' : 'b')
  })
}
