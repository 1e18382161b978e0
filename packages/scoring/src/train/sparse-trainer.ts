import { BUCKETS, type Ngrams, ngramWeight } from '../heads/ngrams.ts'
import { quantise, type SparseHeads } from '../heads/sparse-heads.ts'
import { type Chance, shuffled } from './chance.ts'

/** One training text. `targets[k]` is 1, 0, or -1 when the source says nothing about head `k`. */
export interface HeadExample {
  readonly buckets: Int32Array
  readonly targets: Int8Array
  readonly weight: number
}

/** Settings of the sparse trainer. */
export interface SparseTraining {
  readonly names: readonly string[]
  readonly epochs: number
  readonly rate: number
  /** L2 penalty per visited weight. */
  readonly shrink: number
  readonly chance: Chance
  readonly log?: (line: string) => void
}

/** An example from a text's n-grams; the buckets are copied, because n-grams may be reused. */
export const headExample = (ngrams: Ngrams, targets: Int8Array, weight = 1): HeadExample => ({
  buckets: ngrams.buckets.slice(0, ngrams.count),
  targets,
  weight,
})

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

interface State {
  readonly weights: Float32Array
  readonly squares: Float32Array
  readonly biases: Float32Array
  readonly biasSquares: Float32Array
}

/** One step of AdaGrad (Duchi 2011) on one text: every head that has a target learns from it. Returns the log loss. */
function step(
  state: State,
  example: HeadExample,
  { rate, shrink }: SparseTraining,
  errors: Float64Array,
): number {
  const heads = errors.length
  const value = ngramWeight(example.buckets.length)
  errors.fill(0)
  for (const bucket of example.buckets) {
    const row = bucket * heads
    for (let k = 0; k < heads; k += 1) errors[k] = (errors[k] ?? 0) + (state.weights[row + k] ?? 0)
  }
  let loss = 0
  for (let k = 0; k < heads; k += 1) {
    const target = example.targets[k] ?? -1
    if (target < 0) {
      errors[k] = 0
      continue
    }
    const p = sigmoid((errors[k] ?? 0) * value + (state.biases[k] ?? 0))
    loss -= Math.log(Math.max(1e-9, target === 1 ? p : 1 - p))
    const error = (p - target) * example.weight
    errors[k] = error
    state.biasSquares[k] = (state.biasSquares[k] ?? 0) + error * error
    state.biases[k] = (state.biases[k] ?? 0) - (rate * error) / Math.sqrt((state.biasSquares[k] ?? 0) + 1e-6)
  }
  for (const bucket of example.buckets) {
    const row = bucket * heads
    for (let k = 0; k < heads; k += 1) {
      const error = errors[k] ?? 0
      if (error === 0) continue
      const at = row + k
      const gradient = error * value + shrink * (state.weights[at] ?? 0)
      state.squares[at] = (state.squares[at] ?? 0) + gradient * gradient
      state.weights[at] =
        (state.weights[at] ?? 0) - (rate * gradient) / (Math.sqrt(state.squares[at] ?? 0) + 1e-3)
    }
  }
  return loss
}

/** Trains all heads at once over sparse texts; the same seed and texts give the same weights, bit for bit. */
export function trainSparseHeads(examples: readonly HeadExample[], training: SparseTraining): SparseHeads {
  const heads = training.names.length
  const state: State = {
    weights: new Float32Array(BUCKETS * heads),
    squares: new Float32Array(BUCKETS * heads),
    biases: new Float32Array(heads),
    biasSquares: new Float32Array(heads),
  }
  const errors = new Float64Array(heads)
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    let loss = 0
    for (const example of shuffled(examples, training.chance)) loss += step(state, example, training, errors)
    training.log?.(
      `heads: epoch ${epoch + 1}/${training.epochs}, loss ${(loss / examples.length).toFixed(4)}`,
    )
  }
  return quantise(training.names, state.weights, state.biases)
}
