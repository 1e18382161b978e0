import type { Evidence } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { showInvisible } from './invisible.ts'
import { cutByEvidence } from './pieces.ts'
import { reasonSentence } from './reason-sentence.ts'

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

  test('spans of one label that touch are one', () => {
    const pieces = cutByEvidence('abcdef', [span(2, 4, 0.9), span(0, 3, 0.5), span(4, 5)])
    expect(pieces.map(({ text, evidence }) => [text, evidence.length])).toEqual([
      ['abcde', 1],
      ['f', 0],
    ])
  })

  test('an overlap of labels is a piece of its own, strongest first', () => {
    const target: Evidence = { ...span(2, 6, 0.9), label: 'target_person' }
    const pieces = cutByEvidence('abcdef', [span(0, 4, 0.5), target])
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

describe('reasonSentence', () => {
  const cases: [string, string][] = [
    ['Ernst 4 (acuut): het bericht dreigt met geweld.', 'Het bericht dreigt met geweld.'],
    ['Gravité 2 (élevée). Les mots seuls valent 4.', 'Les mots seuls valent 4.'],
    ['Severity 0 (none): ordinary talk.', 'Ordinary talk.'],
    ['een partner beschrijft wanhoop.', 'Een partner beschrijft wanhoop.'],
    ['', ''],
  ]
  for (const [sentence, want] of cases) test(sentence, () => expect(reasonSentence(sentence)).toBe(want))
})
