import { type Chance, shuffled } from '../train/chance.ts'

/** A text as weighted features of unit length; `values[i]` belongs to `features[i]`. */
export interface SparseRow {
  readonly features: Int32Array
  readonly values: Float32Array
}

const BUCKETS = 1 << 19
const SHORTEST = 2
const LONGEST = 5

function hash(text: string, seed: number): number {
  let value = seed
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16777619)
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
  return ((value ^ (value >>> 13)) >>> 0) % BUCKETS
}

/** Words, pairs of neighbours, and letter groups inside words, counted. */
function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  const add = (feature: string, seed: number) => {
    const bucket = hash(feature, seed)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+|[#@!?]/gu) ?? []
  for (const [at, word] of words.entries()) {
    add(word, 1)
    const next = words[at + 1]
    if (next !== undefined) add(`${word} ${next}`, 2)
    const edged = `_${word}_`
    for (let size = SHORTEST; size <= LONGEST; size += 1)
      for (let from = 0; from + size <= edged.length; from += 1) add(edged.slice(from, from + size), 3)
  }
  return counts
}

/**
 * Texts as rows of tf-idf: the logarithm of a feature's count, by how few of the texts have it (Salton 1988). No label
 * is read, so that held-out texts may be counted too.
 */
export function tfidfRows(texts: readonly string[]): SparseRow[] {
  const counted = texts.map(countsOf)
  const having = new Int32Array(BUCKETS)
  for (const counts of counted) for (const bucket of counts.keys()) having[bucket] = (having[bucket] ?? 0) + 1
  return counted.map((counts) => {
    const features = Int32Array.from(counts.keys())
    const values = Float32Array.from(counts, ([bucket, count]) => {
      const rarity = Math.log((1 + texts.length) / (1 + (having[bucket] ?? 0))) + 1
      return (1 + Math.log(count)) * rarity
    })
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
    return { features, values: values.map((value) => value / length) }
  })
}

/** Rows with dense features of their own behind the hashed ones, each with its weight beside theirs. */
export const withDense = (rows: readonly SparseRow[], dense: readonly (readonly number[])[]): SparseRow[] =>
  rows.map(({ features, values }, at) => {
    const own = dense[at] ?? []
    return {
      features: Int32Array.from([...features, ...own.map((_, i) => BUCKETS + i)]),
      values: Float32Array.from([...values, ...own]),
    }
  })

/** Settings of the classifier: how dear a mistake is, and how much dearer one on a positive. */
export interface SvmTraining {
  readonly cost: number
  readonly positive: number
  readonly passes: number
  readonly dense: number
  readonly chance: Chance
}

/** A linear support vector machine by dual coordinate descent (Hsieh 2008); gives the decision value of a row. */
export function trainSvm(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  { cost, positive, passes, dense, chance }: SvmTraining,
): (row: SparseRow) => number {
  const weights = new Float64Array(BUCKETS + dense)
  let bias = 0
  const alphas = new Float64Array(rows.length)
  const decide = ({ features, values }: SparseRow): number => {
    let sum = bias
    for (let i = 0; i < features.length; i += 1) sum += (weights[features[i] ?? 0] ?? 0) * (values[i] ?? 0)
    return sum
  }
  const order = rows.map((_, at) => at)
  const squares = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1))
  for (let pass = 0; pass < passes; pass += 1) {
    for (const at of shuffled(order, chance)) {
      const row = rows[at]
      if (row === undefined) continue
      const sign = labels[at] ? 1 : -1
      const soft = 1 / (2 * cost * (labels[at] ? positive : 1))
      const alpha = alphas[at] ?? 0
      const gradient = sign * decide(row) - 1 + soft * alpha
      const next = Math.max(0, alpha - gradient / ((squares[at] ?? 1) + soft))
      const step = (next - alpha) * sign
      if (step === 0) continue
      alphas[at] = next
      bias += step
      for (let i = 0; i < row.features.length; i += 1)
        weights[row.features[i] ?? 0] = (weights[row.features[i] ?? 0] ?? 0) + step * (row.values[i] ?? 0)
    }
  }
  return decide
}
