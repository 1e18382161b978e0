import { expect, test } from 'vitest'
import { LOUDNESS, ngramScale, ngramsOf } from '../heads/ngrams.ts'
import { readHeads } from '../heads/sparse-heads.ts'
import { seededChance, shuffled } from './chance.ts'
import { headExample, trainSparseHeads } from './sparse-trainer.ts'
import { loadTensorFlow } from './tensorflow.ts'

const TEXTS: readonly [string, 0 | 1][] = [
  ['wat een fijne dag', 0],
  ['wat een nare dag', 1],
  ['de soep is lekker', 0],
  ['de soep is vies', 1],
  ['lekker weer vandaag', 0],
  ['vies weer vandaag', 1],
]
const EPOCHS = 3
const RATE = 2
const BIAS_RATE = 0.05
const START = -2
const SEED = 5

test('the sparse trainer takes the steps that TensorFlow takes on the same texts', async () => {
  const { tf } = await loadTensorFlow()
  const rows = TEXTS.map(([text, target]) => {
    const ngrams = ngramsOf(text.split(' ').map((form) => ({ form, masked: false })))
    return { ngrams, target, words: text.split(' ').length }
  })
  const columns = new Map<number, number>()
  for (const { ngrams } of rows) {
    for (const bucket of ngrams.buckets.slice(0, ngrams.count))
      columns.set(bucket, columns.get(bucket) ?? columns.size)
  }
  const dense = rows.map(({ ngrams, target }) => {
    const row = new Float32Array(columns.size)
    for (let i = 0; i < ngrams.count; i += 1) {
      const at = columns.get(ngrams.buckets[i] ?? 0) ?? 0
      row[at] = (row[at] ?? 0) + ngramScale(ngrams) * (LOUDNESS[ngrams.kinds[i] ?? 0] ?? 0)
    }
    return { x: tf.tensor2d(row, [1, columns.size]), target }
  })
  const weights = tf.variable(tf.zeros([columns.size, 1]))
  const bias = tf.variable(tf.scalar(START))
  const chance = seededChance(SEED)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch)
    for (const { x, target } of shuffled(dense, chance)) {
      const logit = () => tf.add(tf.matMul(x, weights as never), bias)
      const { grads } = tf.variableGrads(
        () => tf.sum(tf.sub(tf.softplus(logit()), tf.mul(logit(), target))) as never,
        [weights, bias],
      )
      const [byWeights, byBias] = Object.values(grads)
      if (!byWeights || !byBias) throw new Error('TensorFlow gave no gradient')
      weights.assign(tf.sub(weights, tf.mul(byWeights, rate)))
      bias.assign(tf.sub(bias, tf.mul(byBias, rate * BIAS_RATE)))
    }
  }
  const own = trainSparseHeads(
    rows.map(({ ngrams, target }) => headExample(ngrams, new Map([[0, target]]))),
    { names: ['bad'], epochs: EPOCHS, rate: RATE, shrink: 0, chance: seededChance(SEED) },
  )
  for (const [i, { ngrams, words }] of rows.entries()) {
    const x = dense[i]?.x
    if (!x) continue
    const theirs = tf.add(tf.matMul(x, weights as never), bias).dataSync()[0] ?? 0
    // Eight bits a weight are what may differ.
    expect(Math.abs((readHeads(own, ngrams, words).logits[0] ?? 0) - theirs)).toBeLessThan(0.02)
  }
})
