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
  const { scales, biases } = heads
  const count = heads.names.length
  const byToken = new Float32Array(tokens * count)
  addNgrams(heads, ngrams, byToken)
  const logits = new Float64Array(biases)
  for (let at = 0; at < byToken.length; at += count) {
    for (let k = 0; k < count; k += 1) {
      const value = (byToken[at + k] ?? 0) * (scales[k] ?? 0)
      byToken[at + k] = value
      logits[k] = (logits[k] ?? 0) + value
    }
  }
  return { logits, byToken }
}

function addNgrams({ weights, names }: SparseHeads, ngrams: Ngrams, byToken: Float32Array): void {
  const { buckets, kinds, tokens } = ngrams
  const count = names.length
  const scale = ngramScale(ngrams)
  for (let i = 0; i < ngrams.count; i += 1) {
    const row = (buckets[i] ?? 0) * count
    const kind = kinds[i] ?? 0
    const reach = REACH[kind] ?? 0
    const at = (tokens[i] ?? 0) * count
    const loud = ((LOUDNESS[kind] ?? 0) * scale) / (reach === 0 ? 1 : 2)
    addRow(byToken, at, weights, row, count, loud)
    if (reach > 0) addRow(byToken, at + reach * count, weights, row, count, loud)
  }
}

/**
 * The innermost loop of a score. No branch on a weight, because adding nothing is quicker than looking first, and four
 * heads a turn, because the turn costs as much as a head.
 */
function addRow(
  sums: Float32Array,
  at: number,
  weights: Int8Array,
  row: number,
  count: number,
  loud: number,
): void {
  let k = 0
  for (; k + 3 < count; k += 4) {
    sums[at + k] = (sums[at + k] ?? 0) + loud * (weights[row + k] ?? 0)
    sums[at + k + 1] = (sums[at + k + 1] ?? 0) + loud * (weights[row + k + 1] ?? 0)
    sums[at + k + 2] = (sums[at + k + 2] ?? 0) + loud * (weights[row + k + 2] ?? 0)
    sums[at + k + 3] = (sums[at + k + 3] ?? 0) + loud * (weights[row + k + 3] ?? 0)
  }
  for (; k < count; k += 1) sums[at + k] = (sums[at + k] ?? 0) + loud * (weights[row + k] ?? 0)
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
