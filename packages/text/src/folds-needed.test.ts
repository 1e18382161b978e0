import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCharacters } from './fold-characters.ts'
import { foldLeet } from './fold-leet.ts'
import { foldLookAlikes } from './fold-look-alikes.ts'
import { foldQuotes } from './fold-quotes.ts'
import { foldSpacing } from './fold-spacing.ts'
import { CHARACTERS, foldsNeeded, LEET, LOOK_ALIKES, QUOTES, SPACING } from './folds-needed.ts'
import type { MappedText } from './normalised-text.ts'

const FOLDS: readonly (readonly [name: string, bit: number, fold: (text: MappedText) => MappedText])[] = [
  ['characters', CHARACTERS, ({ text }) => foldCharacters(text)],
  ['quotes', QUOTES, foldQuotes],
  ['look-alikes', LOOK_ALIKES, foldLookAlikes],
  ['leet', LEET, foldLeet],
  ['spacing', SPACING, foldSpacing],
]

const pieces = fc.constantFrom(
  ...[
    'v 3 r m 0 0 r d',
    'h.a.a.t',
    '𐌰 𐌱 𐌲 𐌳 𐌴',
    'a ',
    ' b',
    'да',
    'hаat',
    'da’s',
    '`t',
    'p@rking',
    '€uro',
    '👋',
  ],
  ...['\u200b', 'ﬁ', 'é', '.', '-', ' ', '\ud800', 'gewoon', '14u30', 'İ'],
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((some) => some.join('')),
)

describe('a fold that is not needed changes nothing', () => {
  for (const [name, bit, fold] of FOLDS) {
    test(name, () => {
      fc.assert(
        fc.property(text, (original) => {
          if ((foldsNeeded(original) & bit) !== 0) return
          expect(fold({ text: original, map: null, disguised: 0 }).text).toBe(original)
        }),
        { numRuns: 1_000 },
      )
    })
  }

  test('and ordinary chat needs none', () => {
    expect(foldsNeeded('Amai de markt was weer bomvol vanmorgen, ik zag u niet!') & ~LEET).toBe(0)
  })
})
