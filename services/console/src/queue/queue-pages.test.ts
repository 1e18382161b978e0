import { expect, test } from 'vitest'
import { sampleCase, sampleEntry, TOLD } from '../../test/sample-cases.ts'
import { pagesIn, placeOf, rowsOf } from './queue-pages.ts'

const [told] = TOLD
if (told === undefined) throw new Error('there are samples')
const entry = (caseId: string) => sampleEntry(sampleCase({ ...told, id: caseId }), 1)
const ids = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row?.caseId)

test('always reads the first page, which tells the length', () => {
  expect(pagesIn({ first: 0, last: 1 })).toEqual([0, 1])
  expect(pagesIn({ first: 4, last: 5 })).toEqual([0, 4, 5])
})

test('rows stand where they rank; what is not read is left open', () => {
  const slices = [
    { queue: 'q', offset: 0, open: 5, entries: [entry('a'), entry('b')] },
    { queue: 'q', offset: 3, open: 5, entries: [entry('d')] },
  ]
  expect(ids(rowsOf(slices))).toEqual(['a', 'b', undefined, 'd', undefined])
})

test('a row that is not read yet is no case', () => {
  expect(placeOf([undefined], undefined)).toBe(-1)
  expect(placeOf([undefined, entry('b')], 'b')).toBe(1)
})

test('a case that moved between two reads is shown once, and a shorter queue cuts the rest', () => {
  const slices = [
    { queue: 'q', offset: 0, open: 3, entries: [entry('a'), entry('b')] },
    { queue: 'q', offset: 2, open: 4, entries: [entry('b'), entry('c')] },
  ]
  expect(ids(rowsOf(slices))).toEqual(['a', 'b', undefined])
})
