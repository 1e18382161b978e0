import { describe, expect, test } from 'vitest'
import { ngramsOf } from '../heads/ngrams.ts'
import { readHeads } from '../heads/sparse-heads.ts'
import { seededChance } from './chance.ts'
import { type HeadExample, headExample, trainSparseHeads } from './sparse-trainer.ts'

const tokens = (text: string) => text.split(' ').map((form) => ({ form, masked: false }))
const GOOD = ['wat een fijne dag', 'de soep is lekker', 'een fijne lekkere taart', 'lekker weer vandaag']
const BAD = ['wat een nare dag', 'de soep is vies', 'een vieze nare taart', 'vies weer vandaag']
const NAMES = ['bad', 'long'] as const

/** Heads begin at "no" and learn slowly from short texts, so each text is seen as often as in a set of some dozens. */
const SEEN = 10
const examples: HeadExample[] = Array.from({ length: SEEN }, () => [...GOOD, ...BAD])
  .flat()
  .map((text) => headExample(ngramsOf(tokens(text)), new Map([[0, BAD.includes(text) ? 1 : 0]])))
const train = () =>
  trainSparseHeads(examples, { names: NAMES, epochs: 30, rate: 4, shrink: 0.01, chance: seededChance(3) })

describe('the sparse trainer', () => {
  const heads = train()
  const reading = (text: string) => readHeads(heads, ngramsOf(tokens(text)), tokens(text).length)

  test('learns words, and their inflections by their letters', () => {
    expect(reading('een vieze straat').logits[0]).toBeGreaterThan(0)
    expect(reading('een fijne straat').logits[0]).toBeLessThan(0)
  })

  test('the shares of the tokens and the bias are the log-odds', () => {
    const { logits, byToken } = reading('wat een vieze taart is dit')
    const sum = [...byToken]
      .filter((_, i) => i % NAMES.length === 0)
      .reduce((a, b) => a + b, heads.biases[0] ?? 0)
    expect(sum).toBeCloseTo(logits[0] ?? 0, 4)
  })

  test('a head without targets stays at its start', () => {
    expect(reading('een vieze straat').logits[1]).toBe(heads.biases[1])
  })

  test('is the same bit for bit from one seed', () => {
    expect(Buffer.from(train().weights.buffer).equals(Buffer.from(heads.weights.buffer))).toBe(true)
  })
})
