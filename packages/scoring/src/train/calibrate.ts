import { linearScores, severityKernel } from '../severity-kernel.ts'
import type { SeverityWeights } from '../severity-weights.ts'
import type { SeverityExample } from './severity-matrix.ts'

/** Candidate sharpnesses: one number is little enough to be found by trying. */
const CANDIDATES = Array.from({ length: 31 }, (_, i) => 0.4 * 1.07 ** i)
const TINY = 1e-6

/** How well a sharpness explains the labelled effective levels: their log likelihood, weighted. */
function likelihood(
  weights: SeverityWeights,
  sharpness: number,
  linear: readonly number[],
  examples: readonly SeverityExample[],
): number {
  let sum = 0
  for (const [i, { effective, weight }] of examples.entries()) {
    const at = (k: number): number => {
      if (k === 0) return 1
      const threshold = weights.thresholds[k - 1]
      return threshold === undefined ? 0 : 1 / (1 + Math.exp(-sharpness * ((linear[i] ?? 0) - threshold)))
    }
    sum += weight * Math.log(Math.max(TINY, at(effective[0]) - at(effective[1] + 1)))
  }
  return sum
}

/** The sharpness under which the chances fit the labels best (temperature scaling, Guo 2017). */
export function sharpnessOf(weights: SeverityWeights, examples: readonly SeverityExample[]): number {
  const kernel = severityKernel(weights)
  const linear = examples.map(({ strengths }) => linearScores(kernel, strengths).effective)
  let best = { sharpness: 1, value: Number.NEGATIVE_INFINITY }
  for (const sharpness of CANDIDATES) {
    const value = likelihood(weights, sharpness, linear, examples)
    if (value > best.value) best = { sharpness, value }
  }
  return best.sharpness
}

/** The weights with another sharpness; no level changes by it. */
export const calibrated = (weights: SeverityWeights, sharpness: number): SeverityWeights => ({
  ...weights,
  sharpness,
})
