import { describe, expect, test } from 'vitest'
import { seededChance } from '../chance.ts'
import { fill } from './grammar.ts'
import { GRAMMARS, syntheticCases } from './sentences.ts'

const chance = seededChance(1)

describe('the grammar', () => {
  const rows: [string, string, RegExp][] = [
    ['a slot', '{a} b', /^x b$/u],
    ['nested alternatives', '[1|[2|3]] b', /^[123] b$/u],
    ['a slot in a slot', '{c}', /^x y$/u],
  ]
  for (const [name, template, want] of rows) {
    test(name, () => expect(fill(template, { a: ['x'], c: ['{a} y'] }, chance)).toMatch(want))
  }

  test.each([
    ['an unknown slot', '{b}'],
    ['an open bracket', '[a|b'],
    ['slots in a circle', '{a}'],
  ])('%s is refused', (_, template) => {
    expect(() => fill(template, { a: ['{a}'] }, chance)).toThrow(SyntaxError)
  })

  test.each(GRAMMARS.map(({ grammar }) => [grammar.lang, grammar] as const))(
    'every template of %s can be filled',
    (_, grammar) => {
      const templates = [...grammar.families, ...grammar.frames].flatMap((kind) => kind.templates)
      for (const template of templates) {
        const text = fill(template.replace('{said}', 'said'), grammar.vocabulary, chance)
        expect(text, template).not.toMatch(/[{}]|^\s*$/u)
      }
    },
  )

  test('one seed, one set of cases', () => {
    expect(syntheticCases(300, 5)).toEqual(syntheticCases(300, 5))
    expect(syntheticCases(300, 5)).not.toEqual(syntheticCases(300, 6))
  })
})
