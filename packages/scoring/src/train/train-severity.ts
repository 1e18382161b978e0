import type { Variable } from '@tensorflow/tfjs-core'
import { PRIOR_WEIGHTS, type SeverityWeights } from '../severity-weights.ts'
import { severityLoss, severityTensors, severityVariables, weightsOf } from './severity-graph.ts'
import { type SeverityExample, severityMatrix } from './severity-matrix.ts'
import { loadTensorFlow } from './tensorflow.ts'

/** Settings of the severity trainer. */
export interface SeverityTraining {
  readonly steps: number
  readonly rate: number
  /** How strongly weights are drawn back to where they start, in units of one text. */
  readonly pull: number
  /** Where they start; the rules of thumb without. */
  readonly from?: SeverityWeights
  readonly log?: (line: string) => void
}

/** Weights and the backend that made them. */
export interface TrainedSeverity {
  readonly weights: SeverityWeights
  readonly backend: string
  readonly loss: number
}

const REPORT_EVERY = 50

/**
 * Trains the severity model with TensorFlow.js: full batches and Adam (Kingma 2015) from a fixed start, so there is
 * nothing random in it and one backend gives the same weights every time.
 */
export async function trainSeverity(
  examples: readonly SeverityExample[],
  training: SeverityTraining,
): Promise<TrainedSeverity> {
  const { tf, backend } = await loadTensorFlow()
  const tensors = severityTensors(tf, severityMatrix(examples))
  const from = training.from ?? PRIOR_WEIGHTS
  const variables = severityVariables(tf, from)
  const free: Variable[] = Object.values(variables)
  const optimizer = tf.train.adam(training.rate)
  let last = Number.NaN
  for (let step = 0; step < training.steps; step += 1) {
    const loss = optimizer.minimize(
      () => severityLoss(tf, variables, tensors, training.pull, from),
      true,
      free,
    )
    last = loss?.dataSync()[0] ?? Number.NaN
    loss?.dispose()
    if ((step + 1) % REPORT_EVERY === 0)
      training.log?.(`severity: step ${step + 1}/${training.steps}, loss ${last.toFixed(4)}`)
  }
  const weights = weightsOf(variables)
  optimizer.dispose()
  tf.dispose([...Object.values(tensors), ...free])
  return { weights, backend, loss: last }
}
