import { describe, expect, test } from 'vitest'
import { parsePattern } from './parse-pattern.ts'

describe('parsePattern', () => {
  test('reads alternatives, gaps and captures', () => {
    expect(parsePattern('(ik|wij) ~3 @weapon>means')).toEqual([
      [
        { any: ['ik', 'wij'], gap: 0, crosses: false, capture: null },
        { any: ['@weapon'], gap: 3, crosses: false, capture: 'means' },
      ],
    ])
  })

  test('an optional part gives both readings, and leaves its gap behind', () => {
    const gaps = parsePattern('a ~1 b? ~2 c').map((items) =>
      items.map(({ any, gap }) => `${any[0]}${gap}`).join(' '),
    )
    expect(gaps).toEqual(['a0 b1 c2', 'a0 c3'])
  })

  test('a double tilde crosses sentences', () => {
    expect(parsePattern('a ~~8 b')[0]?.[1]).toMatchObject({ gap: 8, crosses: true })
  })

  const faults: readonly (readonly [name: string, pattern: string, message: RegExp])[] = [
    ['an unclosed bracket', '(ik|wij', /cannot read/u],
    ['an empty alternative', '(ik||wij)', /empty alternative/u],
    ['an unknown capture', 'ik>weapons', /not a concept/u],
    ['nothing that must be there', 'ik?', /must be there/u],
  ]
  for (const [name, pattern, message] of faults) {
    test(`refuses ${name}`, () => expect(() => parsePattern(pattern)).toThrow(message))
  }
})
