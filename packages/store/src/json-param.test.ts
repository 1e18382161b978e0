import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonParam, storableText } from './json-param.ts'

const cases: readonly (readonly [string, unknown, unknown])[] = [
  ['plain text', { a: 'straat' }, { a: 'straat' }],
  ['NUL', { a: 'x\0y' }, { a: 'x\ufffdy' }],
  ['a lone high surrogate', ['\ud83d'], ['\ufffd']],
  ['a lone low surrogate', ['a\udc69b'], ['a\ufffdb']],
  ['a whole pair', ['👩'], ['👩']],
  ['a backslash before what only looks like an escape', ['\\u0000'], ['\\u0000']],
  ['two backslashes and a NUL', ['\\\\\0'], ['\\\\\ufffd']],
  ['other control characters', ['\u0001\n\u001f'], ['\u0001\n\u001f']],
  ['a NUL in a key', { 'k\0': 1 }, { 'k\ufffd': 1 }],
]
for (const [name, value, want] of cases) {
  test(`json holds ${name}`, () => expect(JSON.parse(jsonParam(value))).toEqual(want))
}

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
})

test('whatever the text, what is written can be stored and only what cannot be is changed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [written] = JSON.parse(jsonParam([text])) as [string]
      expect(written).toBe(storableText(text))
      expect(written.isWellFormed() && !written.includes('\0')).toBe(true)
      if (text.isWellFormed() && !text.includes('\0')) expect(written).toBe(text)
    }),
  )
})
