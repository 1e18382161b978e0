import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from '@tensorflow/tfjs-core'
import { CHANNELS, SEVERITY_TERMS, TERM_GROUPS } from '../severity-terms.ts'
import { PRIOR_WEIGHTS, type SeverityWeights } from '../severity-weights.ts'
import type { SeverityMatrix } from './severity-matrix.ts'
import type { TensorFlow } from './tensorflow.ts'

/** The free numbers TensorFlow moves; signs and order come from a softplus, so that no step can break them. */
export interface SeverityVariables {
  readonly intercept: Variable
  readonly terms: Variable
  readonly hazards: Variable
  readonly mains: Variable
  readonly gaps: Variable
}

/** The texts as tensors. */
export interface SeverityTensors {
  readonly terms: Tensor2D
  readonly bearing: Tensor3D
  readonly channels: Tensor2D
  readonly surface: Tensor2D
  readonly effective: Tensor2D
  readonly weights: Tensor1D
}

const T = SEVERITY_TERMS.length
const C = CHANNELS.length
const G = TERM_GROUPS.length
const GROUP_INDEX = SEVERITY_TERMS.map(({ group }) => TERM_GROUPS.indexOf(group))
const VISIBLE = SEVERITY_TERMS.map(({ veiled }) => (veiled ? 0 : 1))
const FLOORS = SEVERITY_TERMS.map(({ floor }) => floor)
const TINY = 1e-3
const LEVELS = 5

/** Weights below `least` start there: a smaller one would hardly move. */
const inverseSoftplus = (value: number, least: number): number => Math.log(Math.expm1(Math.max(value, least)))
const softplus = (value: number): number => (value > 30 ? value : Math.log1p(Math.exp(value)))

const gapsOf = ({ thresholds }: SeverityWeights): number[] =>
  thresholds.slice(1).map((threshold, at) => threshold - (thresholds[at] ?? 0))

/** Variables that start at the guide's rules of thumb. The first threshold stays where it is: the intercept moves. */
export function severityVariables(
  tf: TensorFlow,
  start: SeverityWeights = PRIOR_WEIGHTS,
  least = TINY,
): SeverityVariables {
  const free = (value: number): number => inverseSoftplus(value, least)
  return {
    intercept: tf.variable(tf.scalar(start.intercept)),
    terms: tf.variable(tf.tensor1d(start.terms.map((term, at) => free(term - (FLOORS[at] ?? 0))))),
    hazards: tf.variable(tf.tensor2d(start.hazards.flat().map(free), [G, C])),
    mains: tf.variable(tf.tensor1d(start.mains.map((main) => free(-main)))),
    gaps: tf.variable(tf.tensor1d(gapsOf(start).map(free))),
  }
}

/** The matrix as tensors; the caller disposes of them. */
export function severityTensors(tf: TensorFlow, matrix: SeverityMatrix): SeverityTensors {
  return {
    terms: tf.tensor2d(matrix.terms, [matrix.rows, T]),
    bearing: tf.tensor3d(matrix.bearing, [matrix.rows, T, C]),
    channels: tf.tensor2d(matrix.channels, [matrix.rows, C]),
    surface: tf.tensor2d(matrix.surface, [matrix.rows, LEVELS]),
    effective: tf.tensor2d(matrix.effective, [matrix.rows, LEVELS]),
    weights: tf.tensor1d(matrix.weights),
  }
}

/** The hazard of each term's group as a matrix product, because the WASM backend cannot differentiate a gather. */
const groupRows = (tf: TensorFlow): Tensor2D =>
  tf.tensor2d(
    GROUP_INDEX.flatMap((group) => Array.from({ length: G }, (_, at) => (at === group ? 1 : 0))),
    [T, G],
  )

/** Surface and effective linear scores of every row: the sums of `linearScores`, in TensorFlow. */
export function graphScores(
  tf: TensorFlow,
  variables: SeverityVariables,
  tensors: SeverityTensors,
): { surface: Tensor1D; effective: Tensor1D } {
  const weights = tf.add(tf.softplus(variables.terms), tf.tensor1d(FLOORS))
  const hazards: Tensor = tf.matMul(groupRows(tf), tf.softplus(variables.hazards) as Tensor2D)
  const hazard = tf.sum(tf.mul(tensors.bearing, hazards), 2)
  const values = tf.mul(tensors.terms, weights)
  const left = tf.mul(values, tf.exp(tf.neg(hazard)))
  const mains = tf.neg(tf.softplus(variables.mains))
  const effective = tf.add(
    tf.add(tf.sum(left, 1), tf.sum(tf.mul(tensors.channels, mains), 1)),
    variables.intercept,
  )
  const surface = tf.add(tf.sum(tf.mul(values, tf.tensor1d(VISIBLE)), 1), variables.intercept)
  return { surface: surface as Tensor1D, effective: effective as Tensor1D }
}

/** Thresholds of levels 1 to 4: the first fixed, each next one a positive gap further. */
function thresholds(tf: TensorFlow, { gaps }: SeverityVariables): Tensor[] {
  const steps = tf.unstack(tf.softplus(gaps))
  const out: Tensor[] = [tf.scalar(PRIOR_WEIGHTS.thresholds[0] ?? 0)]
  for (const step of steps) out.push(tf.add(out.at(-1) ?? tf.scalar(0), step))
  return out
}

/** Negative log likelihood of the levels under cumulative logits, summed over the weighted rows. */
function ordinalLoss(
  tf: TensorFlow,
  linear: Tensor1D,
  labels: Tensor2D,
  weights: Tensor1D,
  at: readonly Tensor[],
): Scalar {
  const passed = at.map((threshold) => tf.sigmoid(tf.sub(linear, threshold)))
  const ones = tf.onesLike(linear)
  const bounds: Tensor[] = [ones, ...passed, tf.zerosLike(linear)]
  const chances = Array.from({ length: LEVELS }, (_, level) =>
    tf.sub(bounds[level] ?? ones, bounds[level + 1] ?? ones),
  )
  const open = tf.sum(tf.mul(tf.stack(chances, 1), labels), 1)
  return tf.neg(tf.sum(tf.mul(tf.log(tf.add(tf.maximum(open, 0), 1e-6)), weights))) as Scalar
}

/** Distance from where the weights are drawn back to, squared and summed: it holds a weight that no text speaks for. */
function pull(tf: TensorFlow, variables: SeverityVariables, prior: SeverityWeights): Scalar {
  const distance = (value: Tensor, from: Tensor): Tensor => tf.sum(tf.square(tf.sub(value, from)))
  const terms = distance(
    tf.add(tf.softplus(variables.terms), tf.tensor1d(FLOORS)),
    tf.tensor1d([...prior.terms]),
  )
  const hazards = distance(tf.softplus(variables.hazards), tf.tensor2d(prior.hazards.flat(), [G, C]))
  const mains = distance(tf.softplus(variables.mains), tf.tensor1d(prior.mains.map((main) => -main)))
  return tf.add(terms, tf.add(tf.mul(hazards, 2), mains)) as Scalar
}

/** What training makes small: both levels' losses and the pull, per unit of weight. */
export function severityLoss(
  tf: TensorFlow,
  variables: SeverityVariables,
  tensors: SeverityTensors,
  strength: number,
  prior: SeverityWeights = PRIOR_WEIGHTS,
): Scalar {
  const { surface, effective } = graphScores(tf, variables, tensors)
  const at = thresholds(tf, variables)
  const losses = tf.add(
    ordinalLoss(tf, surface, tensors.surface, tensors.weights, at),
    ordinalLoss(tf, effective, tensors.effective, tensors.weights, at),
  )
  const total = tf.sum(tensors.weights)
  return tf.div(tf.add(losses, tf.mul(pull(tf, variables, prior), strength)), total) as Scalar
}

/** The variables as the numbers the kernel takes. */
export function weightsOf({ intercept, terms, hazards, mains, gaps }: SeverityVariables): SeverityWeights {
  const numbers = (tensor: Tensor): number[] => [...tensor.dataSync()]
  const flat = numbers(hazards).map(softplus)
  let threshold = PRIOR_WEIGHTS.thresholds[0] ?? 0
  const at = [threshold]
  for (const gap of numbers(gaps)) {
    threshold += softplus(gap)
    at.push(threshold)
  }
  return {
    intercept: numbers(intercept)[0] ?? 0,
    terms: numbers(terms).map((term, at) => softplus(term) + (FLOORS[at] ?? 0)),
    hazards: Array.from({ length: G }, (_, group) => flat.slice(group * C, (group + 1) * C)),
    mains: numbers(mains).map((main) => -softplus(main)),
    thresholds: at,
    cuts: at,
    sharpness: 1,
  }
}
