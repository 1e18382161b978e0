import { expect, test } from 'vitest'
import { adjectiveForms } from './adjective-forms.ts'

test.each([
  ['nl', 'walgelijk', ['walgelijke']],
  ['nl', 'dom', ['domme']],
  ['nl', 'groot', ['grote']],
  ['nl', 'boos', ['boze']],
  ['nl', 'lief', ['lieve']],
  ['nl', 'waardeloos', ['waardeloze']],
  ['de', 'dumm', ['dumme', 'dummen', 'dummer']],
  ['de', 'feige', ['feigen', 'feiger']],
  ['nl', 'een schande', []],
  ['en', 'lazy', []],
])('%s %s', (lang, word, forms) => {
  expect(adjectiveForms(word, lang)).toEqual(forms)
})
