import { expect, test } from 'vitest'
import { readCsv } from './write-gazetteer.csv.ts'
import { zoneCode } from './write-gazetteer.units.ts'

test('reads quoted cells, quotes in quotes, empty cells and both line ends', () => {
  expect(readCsv('a,b,c\r\n1,"x, ""y""",\n"two\nlines",,3\n')).toEqual([
    { a: '1', b: 'x, "y"', c: '' },
    { a: 'two\nlines', b: '', c: '3' },
  ])
})

test('a zone without a code gets one from its name', () => {
  expect(zoneCode('5345', 'Antwerpen')).toBe('5345')
  expect(zoneCode('', 'Noord-Limburg')).toBe('noord-limburg')
})
