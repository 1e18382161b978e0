import { expect, test } from 'vitest'
import { sampleText } from '../test-support/sample-text.ts'
import { CONTRACT_POLICY, dedupIndexContract } from './dedup-index.contract.ts'
import { MemoryIndex } from './memory-index.ts'
import { openMemoryIndex } from './open-memory-index.ts'

dedupIndexContract('memory', () => openMemoryIndex({ policy: CONTRACT_POLICY }))

const ids = ({ matches }: ReturnType<MemoryIndex['addOne']>) => matches.map(({ id }) => id)

test('the oldest leave when the index is full, and what is left is found', () => {
  const index = new MemoryIndex({ windowDays: 14, maxTexts: 1000 })
  for (let at = 0; at < 5_500; at++) {
    const text = sampleText(`t${at}`, { near: [at, at % 100], exactKeys: [`text:${at % 2_000}`] })
    const found = ids(index.addOne(text))
    expect(found.every((id) => Number(id.slice(1)) >= at - 1000)).toBe(true)
  }
  expect(index.state().shelf.live).toBe(1000)
  expect(ids(index.addOne(sampleText('q', { near: [5_499] })))).toEqual(['t5499'])
  // The entry of a text that left names whoever has its slot now: a stranger, whom verification sends away.
  expect(ids(index.addOne(sampleText('r', { near: [4_499] })))).toEqual(['t5499'])
  expect(ids(index.addOne(sampleText('s', { exactKeys: ['text:1200'] })))).toEqual(['t5200'])
  expect(index.addOne({ id: 't100' })).toEqual({ matches: [], settled: null })
})

test('every text of a large index is found by its id, its exact key and its near keys', () => {
  const index = new MemoryIndex({ windowDays: 14, maxTexts: 100_000 })
  const keysOf = (at: number) =>
    Array.from({ length: 12 }, (_, key) => Math.imul(at * 12 + key + 1, 0x9e3779b1) >>> 0)
  for (let at = 0; at < 60_000; at++)
    index.addOne(sampleText(`t${at}`, { near: keysOf(at), exactKeys: [`text:${at}`] }))
  let [byKey, byNear] = [0, 0]
  for (let at = 0; at < 60_000; at += 7) {
    if (ids(index.addOne(sampleText(`k${at}`, { exactKeys: [`text:${at}`] }))).includes(`t${at}`)) byKey++
    if (ids(index.addOne(sampleText(`n${at}`, { near: keysOf(at).slice(0, 4) }))).includes(`t${at}`)) byNear++
  }
  expect(byKey).toBe(8_572)
  // A set of the near table may have forgotten a key, hardly ever four of one text.
  expect(byNear).toBeGreaterThan(8_560)
})
