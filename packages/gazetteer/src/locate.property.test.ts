import { Place } from '@seinpost/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadGazetteer } from './load.ts'
import { locate } from './locate.ts'

const gazetteer = loadGazetteer()
const words = [
  'Gent',
  'Brugge',
  '2800',
  '#Lier',
  'in',
  'woont',
  'van',
  'Halle',
  'St.',
  'Truiden',
  '(',
  '1990',
  'rue',
  'de',
  'Namur',
  '\u200B',
  '𝟗𝟎𝟎𝟎',
  '😀',
  '\uD800',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((parts) => parts.join(' ')),
)
const place = fc.record(
  {
    postcode: fc.oneof(fc.constantFrom('2800', '59000', '6211'), fc.string({ minLength: 1, maxLength: 8 })),
    municipality: fc.oneof(fc.constantFrom('Lille', 'Gent', 'x'), fc.string({ minLength: 1 })),
    role: fc.constantFrom('incident', 'mention'),
  },
  { requiredKeys: ['role'] },
)
const input = fc.record({
  text,
  lang: fc.constantFrom('nl', 'fr', 'xx'),
  place: fc.option(place, { nil: undefined }),
})

test('any text gives valid places, surest first, each municipality once, with spans inside the text', () => {
  fc.assert(
    fc.property(input, (signal) => {
      const places = locate(signal, { gazetteer })
      expect(Place.array().safeParse(places).success).toBe(true)
      const codes = places.map(({ nis, code }) => nis ?? code)
      expect(new Set(codes).size).toBe(codes.length)
      places.forEach(({ confidence, evidence, nis, code }, at) => {
        expect(confidence).toBeLessThanOrEqual(places[at - 1]?.confidence ?? 1)
        expect(nis === undefined).not.toBe(code === undefined)
        for (const { start, end, text: quoted, kind } of evidence)
          if (end > 0 && kind !== 'field') expect(signal.text.slice(start, end)).toBe(quoted)
      })
    }),
    { numRuns: 400 },
  )
})

test('the same signal gives the same places, whatever was read in between', () => {
  fc.assert(
    fc.property(input, input, (one, other) => {
      const first = locate(one, { gazetteer })
      locate(other, { gazetteer })
      expect(locate(one, { gazetteer })).toEqual(first)
    }),
  )
})

test('invisible characters inside a name or postcode hide nothing', () => {
  const hidden = fc.constantFrom('\u200B', '\u200D', '\u00AD', '\u2060', '\uFEFF')
  fc.assert(
    fc.property(
      fc.constantFrom('2800 Mechelen', 'politie Kortrijk', '9000 Gent'),
      hidden,
      fc.nat(12),
      (plain, mark, at) => {
        const cut = Math.min(at, plain.length)
        const codes = (signal: string) => locate({ text: signal }, { gazetteer }).map(({ nis }) => nis)
        expect(codes(plain.slice(0, cut) + mark + plain.slice(cut))).toEqual(codes(plain))
      },
    ),
  )
})
