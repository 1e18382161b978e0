import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from './normalise.ts'

const folded: readonly (readonly [name: string, input: string, output: string])[] = [
  ['ordinary text stays', 'Wie gaat er mee naar de markt?', 'Wie gaat er mee naar de markt?'],
  ['spaced leet', 'v 3 r m 0 0 r d', 'vermoord'],
  ['dotted letters', 'die v.l.u.c.h.t.e.l.i.n.g.e.n. daar', 'die vluchtelingen. daar'],
  ['a word of one letter before spaced ones', 'I h a t e them', 'I hate them'],
  ['leet inside', 'm0rgen 17u aan ’t st4tion', "morgen 17u aan 't station"],
  ['leet at the edges once a text is full of it', 'z3 w0rden v00rgetrokken', 'ze worden voorgetrokken'],
  ['an opening zero', '0pruimen dat vuil', 'opruimen dat vuil'],
  ['symbols', 'p@rking-@pp, k!ll, €uro, $lecht', 'parking-app, kill, euro, slecht'],
  ['one as l or i', 'ki1l a11e d1e', 'kill alle die'],
  ['Cyrillic letters in a Latin word', 'мoslims', 'moslims'],
  ['Cyrillic text stays', 'москва', 'москва'],
  ['fancy letters', '𝓴𝓲𝓵𝓵 ｆｕｌｌ 🅺🅸🅻🅻', 'kill full KILL'],
  ['zero width and bidi', 'k\u200bi\u202el\u2066l', 'kill'],
  ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
  [
    'hours, postcodes, dates, roads',
    '8u 15u30 7u10 9000 11/11/2026 E40 19h30 8am',
    '8u 15u30 7u10 9000 11/11/2026 E40 19h30 8am',
  ],
  [
    'scores, ordinals, ages, models',
    '4-0 1ste 2e 40plus 13-jarige mp3 K3 A2 3b',
    '4-0 1ste 2e 40plus 13-jarige mp3 K3 A2 3b',
  ],
  ['spaced digits', '0 4 7 5 1 2 3', '0 4 7 5 1 2 3'],
  ['addresses, names, links', 'jan@test.be @jan2 https://x.y/a1b', 'jan@test.be @jan2 https://x.y/a1b'],
  ['exclamation marks', 'ja!nee stop!klaar', 'ja!nee stop!klaar'],
]

/** Text of signs that trigger folds, beside arbitrary Unicode with lone surrogates. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aeikls01345 .-@$!|€*’\u0301\u200d\ud800оеαｶﾞ🅰ﬁ') }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
)

describe('normalise', () => {
  for (const [name, input, output] of folded) {
    test(name, () => expect(normalise(input).text).toBe(output))
  }

  test('is idempotent', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const once = normalise(input).text
        expect(normalise(once).text).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  test('keeps lower the same length and every span inside the original', () => {
    fc.assert(
      fc.property(hostile, fc.nat(80), fc.nat(80), (input, start, length) => {
        const normalised = normalise(input)
        expect(normalised.lower.length).toBe(normalised.text.length)
        const span = normalised.span(start, start + length)
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThanOrEqual(span.start)
        expect(span.end).toBeLessThanOrEqual(input.length)
      }),
      { numRuns: 2_000 },
    )
  })

  test('maps a folded word back to all it was made of', () => {
    const original = 'ze 👀 zijn v 3 r m 0 0 r d\u200b!'
    const normalised = normalise(original)
    const at = normalised.text.indexOf('vermoord')
    const { start, end } = normalised.span(at, at + 8)
    expect(original.slice(start, end)).toBe('v 3 r m 0 0 r d')
  })

  const floods: readonly (readonly [name: string, input: string])[] = [
    ['marks', `a${'\u0301\u0316'.repeat(50_000)}`],
    ['spaced letters', 'v 3 '.repeat(25_000)],
    ['leet', 'a1!'.repeat(33_000)],
    ['near addresses', 'a.'.repeat(50_000)],
    ['one long word', 'a'.repeat(100_000)],
    ['mixed scripts', 'aа'.repeat(50_000)],
  ]
  for (const [name, input] of floods) {
    test(`reads 100,000 units of ${name} in linear time`, () => {
      const from = performance.now()
      normalise(input)
      expect(performance.now() - from).toBeLessThan(1_500)
    })
  }
})
