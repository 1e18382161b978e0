import type { Evidence } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { showInvisible } from './invisible.ts'
import { cutByEvidence } from './pieces.ts'

const read = (text: string) =>
  showInvisible(text)
    .map((stretch) => (stretch.kind === 'text' ? stretch.text : `[${stretch.name}]`))
    .join('')

describe('showInvisible', () => {
  const cases: [string, string, string][] = [
    ['plain text stays', 'Kerstmarkt in Gent.', 'Kerstmarkt in Gent.'],
    ['a direction override is shown', 'naar \u202egnalrev\u202c', 'naar [RLO]gnalrev[PDF]'],
    ['zero-width characters are shown', 'l\u200be\u200cl', 'l[ZWSP]e[ZWNJ]l'],
    ['line breaks and tabs are layout', 'a\n\tb', 'a\n\tb'],
    ['a terminal escape is shown', 'a\u001b[31m', 'a[U+001B][31m'],
    ['a family emoji stays one', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['a joiner between letters is shown', 'a\u200db', 'a[ZWJ]b'],
    ['tag characters are shown', 'x\u{e0041}', 'x[U+E0041]'],
    ['a lone surrogate is shown', 'a\ud83d', 'a[U+D83D]'],
  ]
  for (const [name, text, want] of cases) test(name, () => expect(read(text)).toBe(want))

  test('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          showInvisible(text)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('cutByEvidence', () => {
  const span = (start: number, end: number, strength = 1): Evidence => ({
    start,
    end,
    strength,
    label: 'means',
    from: 'test',
  })

  test('an overlap is a piece of its own, strongest first', () => {
    const pieces = cutByEvidence('abcdef', [span(0, 4, 0.5), span(2, 6, 0.9)])
    expect(pieces.map(({ text, evidence }) => [text, evidence.map(({ strength }) => strength)])).toEqual([
      ['ab', [0.5]],
      ['cd', [0.9, 0.5]],
      ['ef', [0.9]],
    ])
  })

  test('loses nothing of any text, whatever the spans', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map(([start, end]) => span(start, end)))
    fc.assert(
      fc.property(fc.string(), spans, (text, evidence) => {
        expect(
          cutByEvidence(text, evidence)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
