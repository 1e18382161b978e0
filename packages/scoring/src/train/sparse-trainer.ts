import { BUCKETS, LOUDNESS, type Ngrams, ngramScale, REACH } from '../heads/ngrams.ts'
import { quantise, type SparseHeads } from '../heads/sparse-heads.ts'
import { type Chance, shuffled } from './chance.ts'

/** One training text: for each head in `heads` a target of 0 or 1; its source says nothing about the others. */
export interface HeadExample {
  readonly buckets: Int32Array
  readonly kinds: Uint8Array
  /** What one unit of loudness is worth in this text. */
  readonly scale: number
  readonly heads: Uint8Array
  readonly targets: Uint8Array
  readonly weight: number
}

/** Settings of the sparse trainer. */
export interface SparseTraining {
  readonly names: readonly string[]
  /** Heads that learn words and letters only. */
  readonly wordHeads?: ReadonlySet<string>
  readonly epochs: number
  readonly rate: number
  /** The share of every weight that is taken off after an epoch. */
  readonly shrink: number
  readonly chance: Chance
  readonly log?: (line: string) => void
}

/** What a text teaches: head number to 0 or 1. */
export type HeadTargets = ReadonlyMap<number, 0 | 1>

/** An example from a text's n-grams; the buckets are copied, because n-grams may be reused. */
export const headExample = (ngrams: Ngrams, targets: HeadTargets, weight = 1): HeadExample => ({
  buckets: ngrams.buckets.slice(0, ngrams.count),
  kinds: ngrams.kinds.slice(0, ngrams.count),
  scale: ngramScale(ngrams),
  heads: Uint8Array.from(targets.keys()),
  targets: Uint8Array.from(targets.values()),
  weight,
})

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

interface State {
  readonly weights: Float32Array
  readonly biases: Float32Array
  /** 1 for a head that learns words and letters only. */
  readonly wordOnly: Uint8Array
}

/** Log-odds before anything is learned: most texts are not what a head looks for. */
const START = -2

/** The biases move slower than the weights: every text moves them. */
const BIAS_RATE = 0.05

/** One step of stochastic gradient descent on one text: every head that has a target learns. Returns the log loss. */
function step(state: State, example: HeadExample, width: number, rate: number, errors: Float64Array): number {
  const { buckets, kinds, scale, heads, targets } = example
  const { wordOnly } = state
  errors.fill(0)
  for (let g = 0; g < buckets.length; g += 1) {
    const row = (buckets[g] ?? 0) * width
    const value = scale * (LOUDNESS[kinds[g] ?? 0] ?? 0)
    for (let i = 0; i < heads.length; i += 1) {
      errors[i] = (errors[i] ?? 0) + value * (state.weights[row + (heads[i] ?? 0)] ?? 0)
    }
  }
  let loss = 0
  for (let i = 0; i < heads.length; i += 1) {
    const k = heads[i] ?? 0
    const target = targets[i] ?? 0
    const p = sigmoid((errors[i] ?? 0) + (state.biases[k] ?? 0))
    loss -= Math.log(Math.max(1e-9, target === 1 ? p : 1 - p))
    errors[i] = rate * example.weight * (p - target)
    state.biases[k] = (state.biases[k] ?? 0) - BIAS_RATE * (errors[i] ?? 0)
  }
  for (let g = 0; g < buckets.length; g += 1) {
    const row = (buckets[g] ?? 0) * width
    const kind = kinds[g] ?? 0
    const value = scale * (LOUDNESS[kind] ?? 0)
    const isPair = REACH[kind] !== 0
    for (let i = 0; i < heads.length; i += 1) {
      const k = heads[i] ?? 0
      if (isPair && wordOnly[k] === 1) continue
      const at = row + k
      state.weights[at] = (state.weights[at] ?? 0) - (errors[i] ?? 0) * value
    }
  }
  return loss
}

/**
 * Logistic regression of all heads at once over sparse texts of unit length, by gradient descent with a falling rate
 * and a shrinkage after each epoch. A rare n-gram moves little, because few texts move it: per-weight rates (AdaGrad)
 * learned such n-grams by heart. The same seed and texts give the same weights, bit for bit.
 */
export function trainSparseHeads(examples: readonly HeadExample[], training: SparseTraining): SparseHeads {
  const width = training.names.length
  const state: State = {
    weights: new Float32Array(BUCKETS * width),
    biases: new Float32Array(width).fill(START),
    wordOnly: Uint8Array.from(training.names, (name) => (training.wordHeads?.has(name) ? 1 : 0)),
  }
  const errors = new Float64Array(width)
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    const rate = training.rate / (1 + epoch)
    let loss = 0
    for (const example of shuffled(examples, training.chance))
      loss += step(state, example, width, rate, errors)
    for (let i = 0; i < state.weights.length; i += 1)
      state.weights[i] = (state.weights[i] ?? 0) * (1 - training.shrink)
    training.log?.(
      `heads: epoch ${epoch + 1}/${training.epochs}, loss ${(loss / examples.length).toFixed(4)}`,
    )
  }
  return quantise(training.names, state.weights, state.biases)
}
