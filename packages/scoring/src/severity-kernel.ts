import { LEVELS, type Level } from '@seinpost/schemas'
import { CHANNELS, SEVERITY_TERMS, TERM_GROUPS } from './severity-terms.ts'
import type { SeverityWeights } from './severity-weights.ts'
import type { TermStrengths } from './term-strengths.ts'

/** The weights as flat arrays, in the order of the terms. */
export interface SeverityKernel {
  readonly weights: SeverityWeights
  readonly terms: Float64Array
  /** `SEVERITY_TERMS.length * CHANNELS.length`, the hazards of each term's group. */
  readonly hazards: Float64Array
  readonly mains: Float64Array
}

/** The linear scores of a text. */
export interface LinearScores {
  readonly surface: number
  readonly effective: number
  /** Per term, the share that its contexts leave of it, in (0, 1]. */
  readonly left: Float64Array
  /** Per term, its whole hazard. */
  readonly hazard: Float64Array
}

const GROUP_INDEX = SEVERITY_TERMS.map(({ group }) => TERM_GROUPS.indexOf(group))
const VEILED = Uint8Array.from(SEVERITY_TERMS, ({ veiled }) => (veiled ? 1 : 0))

/** Lays the weights out for the kernel. */
export function severityKernel(weights: SeverityWeights): SeverityKernel {
  return {
    weights,
    terms: Float64Array.from(weights.terms),
    hazards: Float64Array.from(GROUP_INDEX.flatMap((group) => weights.hazards[group] ?? [])),
    mains: Float64Array.from(weights.mains),
  }
}

/** Room for what the contexts leave of each term. */
export const noShares = (): Pick<LinearScores, 'left' | 'hazard'> => ({
  left: new Float64Array(SEVERITY_TERMS.length),
  hazard: new Float64Array(SEVERITY_TERMS.length),
})

/**
 * The generalized additive model with pairwise terms (Lou 2013): a weight per term, and each context leaves a part of
 * each term. TensorFlow trains the same sums; a test holds both equal. What was in `out` is gone, save for terms of 0.
 */
export function linearScores(
  kernel: SeverityKernel,
  { terms, bearing, channels }: TermStrengths,
  out: Pick<LinearScores, 'left' | 'hazard'> = noShares(),
): LinearScores {
  const { left, hazard } = out
  let surface = kernel.weights.intercept
  let effective = kernel.weights.intercept
  for (let t = 0; t < terms.length; t += 1) {
    const strength = terms[t] ?? 0
    if (strength === 0) continue
    let sum = 0
    const row = t * CHANNELS.length
    for (let c = 0; c < CHANNELS.length; c += 1)
      sum += (kernel.hazards[row + c] ?? 0) * (bearing[row + c] ?? 0)
    const value = (kernel.terms[t] ?? 0) * strength
    const share = Math.exp(-sum)
    hazard[t] = sum
    left[t] = share
    effective += value * share
    if (VEILED[t] === 0) surface += value
  }
  for (let c = 0; c < CHANNELS.length; c += 1) effective += (kernel.mains[c] ?? 0) * (channels[c] ?? 0)
  return { surface, effective, left, hazard }
}

/** The chances that the level is at least 1, 2, 3 and 4 (cumulative logits, McCullagh 1980). */
export const chancesOfAtLeast = (weights: SeverityWeights, linear: number): number[] =>
  weights.thresholds.map((threshold) => 1 / (1 + Math.exp(-weights.sharpness * (linear - threshold))))

/** The level whose cut the linear score has passed. */
export function levelOf(weights: SeverityWeights, linear: number): Level {
  let passed = 0
  for (const cut of weights.cuts) if (linear >= cut) passed += 1
  return LEVELS[passed] ?? 4
}

/** The expected level as a share of 4: in [0, 1], rises with the linear score, finer than the level. */
export const fineScore = (weights: SeverityWeights, linear: number): number =>
  chancesOfAtLeast(weights, linear).reduce((sum, chance) => sum + chance, 0) / weights.thresholds.length

/** The chance of each level, 0 to 4. */
export function levelChances(weights: SeverityWeights, linear: number): number[] {
  const atLeast = [1, ...chancesOfAtLeast(weights, linear), 0]
  return LEVELS.map((level) => (atLeast[level] ?? 0) - (atLeast[level + 1] ?? 0))
}

/** How spread out the chances are: the entropy as a share of the largest possible; 1 is no idea. */
export function spreadOf(chances: readonly number[]): number {
  const entropy = chances.reduce((sum, chance) => (chance <= 0 ? sum : sum - chance * Math.log(chance)), 0)
  return Math.min(1, entropy / Math.log(chances.length))
}
