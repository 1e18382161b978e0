import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLaterWrite, HEADER_BYTES, readFrame, writeFrame } from './frame.ts'

function frames(texts: readonly string[], writeBases?: readonly number[]): Buffer {
  const into = Buffer.alloc(texts.reduce((sum, text) => sum + HEADER_BYTES + 3 * text.length, 0))
  let at = 0
  for (const [offset, json] of texts.entries()) {
    at += writeFrame(into, at, {
      json,
      offset,
      writeBase: writeBases?.[offset] ?? offset,
      time: 1_000 + offset,
      stamp: offset + 7,
    })
  }
  return into.subarray(0, at)
}
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .filter((value) => Buffer.from(value).toString() === value)

test('what is written is read back, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
      const bytes = frames(texts)
      let at = 0
      for (const [offset, json] of texts.entries()) {
        const frame = readFrame(bytes, at)
        expect(frame).toMatchObject({ offset, time: 1_000 + offset, stamp: offset + 7 })
        expect(frame?.payload.toString('utf8')).toBe(json)
        at += frame?.bytes ?? 0
      }
      expect(at).toBe(bytes.length)
    }),
  )
})

test('one changed bit anywhere in a record makes it unreadable', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (json, where, bit) => {
      const bytes = Buffer.from(frames([json]))
      const at = where % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      expect(readFrame(bytes, 0)).toBeUndefined()
    }),
  )
})

test('a record cut short at any byte is unreadable', () => {
  const bytes = frames(['{"some":"event"}'])
  for (let length = 0; length < bytes.length; length++)
    expect(readFrame(bytes.subarray(0, length), 0)).toBeUndefined()
})

test('garbage is never a record', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readFrame(Buffer.from(bytes), 0) === undefined),
  )
})

const damaged: [string, number[], number | undefined][] = [
  ['the same write, out of order on disk, proves nothing', [0, 1, 1], undefined],
  ['a later write proves that the damaged record had been durable', [0, 1, 2], 2],
]
for (const [name, writeBases, found] of damaged) {
  test(`after damage to record 1: ${name}`, () => {
    const bytes = Buffer.from(frames(['first', 'second', 'third'], writeBases))
    const at = HEADER_BYTES + 'first'.length
    bytes.fill(0, at, at + HEADER_BYTES + 'second'.length)
    expect(findLaterWrite(bytes, at, 1)?.offset).toBe(found)
  })
}
