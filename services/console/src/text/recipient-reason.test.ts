import { expect, test } from 'vitest'
import { reasonWords } from './recipient-reason.ts'

test('known forms are said in each language, unknown ones stay as they are', () => {
  const zone = 'incident in Mechelen; Mechelen has no queue; police zone MEWI'
  expect(reasonWords(zone, { language: 'nl' })).toBe(
    'voorval in Mechelen; Mechelen heeft geen wachtrij; politiezone MEWI',
  )
  expect(reasonWords(zone, { language: 'fr' })).toBe(
    'fait à Mechelen; Mechelen n’a pas de file; zone de police MEWI',
  )
  for (const known of ['a public source: an analyst looks first', 'no_place', 'police zone MEWI is named'])
    expect(reasonWords(known, { language: 'nl' })).not.toBe(known)
  expect(reasonWords('<b>told by hand</b>', { language: 'nl' })).toBe('<b>told by hand</b>')
})
