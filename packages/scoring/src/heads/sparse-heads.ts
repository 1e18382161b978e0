import { BUCKETS, LOUDNESS, type Ngrams, ngramScale, REACH } from './ngrams.ts'

/** Linear heads over hashed n-grams. Weights of all heads of one bucket lie side by side, so one visit serves all. */
export interface SparseHeads {
  readonly names: readonly string[]
  /** `BUCKETS * names.length` weights in units of the head's scale. */
  readonly weights: Int8Array
  /** What one unit of a head's weight is worth. */
  readonly scales: Float32Array
  readonly biases: Float32Array
}

/** What the heads say of one text. */
export interface HeadReading {
  /** Log-odds per head. */
  readonly logits: Float64Array
  /** What each token adds to each head's log-odds: `tokens * heads`, row by row. */
  readonly byToken: Float32Array
}

/** Reads the heads off a text. A pair's weight is shared by its two tokens. */
export function readHeads(heads: SparseHeads, ngrams: Ngrams, tokens: number): HeadReading {
  const { weights, scales, biases } = heads
  const count = heads.names.length
  const byToken = new Float32Array(tokens * count)
  const scale = ngramScale(ngrams)
  for (let i = 0; i < ngrams.count; i += 1) {
    const row = (ngrams.buckets[i] ?? 0) * count
    const kind = ngrams.kinds[i] ?? 0
    const reach = REACH[kind] ?? 0
    const loud = ((LOUDNESS[kind] ?? 0) * scale) / (reach === 0 ? 1 : 2)
    const at = (ngrams.tokens[i] ?? 0) * count
    const other = at + reach * count
    for (let k = 0; k < count; k += 1) {
      const weight = weights[row + k] ?? 0
      if (weight === 0) continue
      const value = loud * weight
      byToken[at + k] = (byToken[at + k] ?? 0) + value
      if (reach > 0) byToken[other + k] = (byToken[other + k] ?? 0) + value
    }
  }
  const logits = Float64Array.from(biases)
  for (let at = 0; at < byToken.length; at += count) {
    for (let k = 0; k < count; k += 1) {
      const value = (byToken[at + k] ?? 0) * (scales[k] ?? 0)
      byToken[at + k] = value
      logits[k] = (logits[k] ?? 0) + value
    }
  }
  return { logits, byToken }
}

/** Log-odds of a head that has learned nothing: it holds nothing to be there. */
const NOTHING_SEEN = -6

/** Heads that have learned nothing. */
export const emptyHeads = (names: readonly string[]): SparseHeads => ({
  names,
  weights: new Int8Array(BUCKETS * names.length),
  scales: new Float32Array(names.length),
  biases: new Float32Array(names.length).fill(NOTHING_SEEN),
})

/** Float weights to eight bits a head, rounding to the nearest unit of 1/127 of the head's largest weight. */
export function quantise(names: readonly string[], weights: Float32Array, biases: Float32Array): SparseHeads {
  const count = names.length
  const largest = new Float32Array(count)
  for (let i = 0; i < weights.length; i += 1) {
    largest[i % count] = Math.max(largest[i % count] ?? 0, Math.abs(weights[i] ?? 0))
  }
  const scales = largest.map((value) => value / 127)
  const bytes = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i += 1) {
    const scale = scales[i % count] ?? 0
    bytes[i] = scale === 0 ? 0 : Math.round((weights[i] ?? 0) / scale)
  }
  return { names, weights: bytes, scales, biases }
}
