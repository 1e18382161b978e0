import { CHANNELS, SEVERITY_TERMS } from '../severity-terms.ts'
import type { TermStrengths } from '../term-strengths.ts'

/** The levels a label leaves open, from and to: `[3, 3]` is level 3, `[1, 4]` is "hostile", `[0, 4]` says nothing. */
export type LevelRange = readonly [from: number, to: number]

/** What a text without a label says of its level. */
export const ANY_LEVEL: LevelRange = [0, 4]

/** One text for the severity trainer. */
export interface SeverityExample {
  readonly strengths: TermStrengths
  readonly surface: LevelRange
  readonly effective: LevelRange
  readonly weight: number
  /** True for a case whose levels were given with care: such cases place the cuts. */
  readonly decides?: boolean
  /** True for a public text that names a group and that no head has seen: such texts tell where hostility begins. */
  readonly namesGroup?: boolean
}

const LEVELS = 5

/** All texts in flat arrays, row by row, as TensorFlow takes them. */
export interface SeverityMatrix {
  readonly rows: number
  readonly terms: Float32Array
  readonly bearing: Float32Array
  readonly channels: Float32Array
  /** Five 0/1 a row: the levels that the label leaves open. */
  readonly surface: Float32Array
  readonly effective: Float32Array
  readonly weights: Float32Array
}

/** Lays the examples out. */
export function severityMatrix(examples: readonly SeverityExample[]): SeverityMatrix {
  const [T, C, rows] = [SEVERITY_TERMS.length, CHANNELS.length, examples.length]
  const matrix: SeverityMatrix = {
    rows,
    terms: new Float32Array(rows * T),
    bearing: new Float32Array(rows * T * C),
    channels: new Float32Array(rows * C),
    surface: new Float32Array(rows * LEVELS),
    effective: new Float32Array(rows * LEVELS),
    weights: new Float32Array(rows),
  }
  for (const [row, { strengths, surface, effective, weight }] of examples.entries()) {
    matrix.terms.set(strengths.terms, row * T)
    matrix.bearing.set(strengths.bearing, row * T * C)
    matrix.channels.set(strengths.channels, row * C)
    matrix.surface.fill(1, row * LEVELS + surface[0], row * LEVELS + surface[1] + 1)
    matrix.effective.fill(1, row * LEVELS + effective[0], row * LEVELS + effective[1] + 1)
    matrix.weights[row] = weight
  }
  return matrix
}
