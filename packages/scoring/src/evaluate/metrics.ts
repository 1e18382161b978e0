/** Measures of agreement, ranking and calibration. Each takes plain arrays of one value a text, in the same order. */

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length

/** Quadratic weighted kappa (Cohen 1968) of two raters over levels 0..`levels - 1`; 1 is perfect, 0 is chance. */
export function quadraticWeightedKappa(
  truth: readonly number[],
  rated: readonly number[],
  levels = 5,
): number {
  const rows = new Float64Array(levels)
  const columns = new Float64Array(levels)
  let observed = 0
  for (const [i, want] of truth.entries()) {
    const got = rated[i] ?? 0
    rows[want] = (rows[want] ?? 0) + 1
    columns[got] = (columns[got] ?? 0) + 1
    observed += (want - got) ** 2
  }
  let expected = 0
  for (const [a, row] of rows.entries()) {
    for (const [b, column] of columns.entries()) expected += (row * column * (a - b) ** 2) / truth.length
  }
  return expected === 0 ? 1 : 1 - observed / expected
}

/** F1 of the class `positive`. */
export function f1<T>(truth: readonly T[], rated: readonly T[], positive: T): number {
  let hits = 0
  let wrong = 0
  for (const [i, want] of truth.entries()) {
    const got = rated[i]
    if (want === positive && got === positive) hits += 1
    else if (want === positive || got === positive) wrong += 1
  }
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong)
}

/** Unweighted mean of the F1 of each class that occurs in the truth. */
export const macroF1 = <T>(truth: readonly T[], rated: readonly T[]): number =>
  mean([...new Set(truth)].map((label) => f1(truth, rated, label)))

/** Ranks from 1, ties share the mean of their ranks. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1
    for (let at = from; at <= to; at += 1) ranks[order[at]?.index ?? 0] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

/** Pearson correlation; 0 when one side does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - meanA, (b[i] ?? 0) - meanB]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/** Spearman's rank correlation, with shared ranks for ties. */
export const spearman = (a: readonly number[], b: readonly number[]): number =>
  pearson(ranksOf(a), ranksOf(b))

/** Positions by falling score; among equal scores the order of the input decides. */
export const byFallingScore = (scores: readonly number[]): number[] =>
  scores
    .map((score, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ index }) => index)

/**
 * Average precision: the mean of the precision at each positive, walking down the ranking. Tied scores count as one
 * step, so that the order of the input cannot flatter the figure. NaN without a positive.
 */
export function averagePrecision(positive: readonly boolean[], scores: readonly number[]): number {
  const total = positive.filter(Boolean).length
  if (total === 0) return Number.NaN
  const order = byFallingScore(scores)
  let [found, seen, sum] = [0, 0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    let foundHere = 0
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
      if (positive[order[to] ?? 0]) foundHere += 1
      to += 1
    }
    found += foundHere
    seen += to - from
    sum += foundHere * (found / seen)
    from = to
  }
  return sum / total
}

/** The share of the positives that stand in the first `share` of the ranking: what a desk with that capacity sees. */
export function recallAtCapacity(
  positive: readonly boolean[],
  scores: readonly number[],
  share: number,
): number {
  const seen = byFallingScore(scores).slice(0, Math.ceil(scores.length * share))
  const total = positive.filter(Boolean).length
  return total === 0 ? Number.NaN : seen.filter((index) => positive[index]).length / total
}

/** Wilson's interval of a proportion (95 %). */
export function wilsonInterval(hits: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 }
  const z = 1.959964
  const share = hits / total
  const centre = share + (z * z) / (2 * total)
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

/** One bin of a reliability diagram. */
export interface ReliabilityBin {
  readonly from: number
  readonly count: number
  readonly confidence: number
  readonly accuracy: number
}

/** Bins of equal width over [0, 1] of a forecast probability and whether it came true. */
export function reliabilityBins(
  forecast: readonly number[],
  came: readonly boolean[],
  bins = 10,
): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const inside = forecast.flatMap((p, i) => (Math.min(bins - 1, Math.floor(p * bins)) === bin ? [i] : []))
    return {
      from: bin / bins,
      count: inside.length,
      confidence: mean(inside.map((i) => forecast[i] ?? 0)),
      accuracy: mean(inside.map((i) => (came[i] ? 1 : 0))),
    }
  })
}

/** Expected calibration error (Naeini 2015): the gap between forecast and outcome, weighted by how many fall in a bin. */
export function expectedCalibrationError(
  forecast: readonly number[],
  came: readonly boolean[],
  bins = 10,
): number {
  const filled = reliabilityBins(forecast, came, bins).filter(({ count }) => count > 0)
  return filled.reduce(
    (sum, bin) => sum + (bin.count / forecast.length) * Math.abs(bin.confidence - bin.accuracy),
    0,
  )
}

/** Of the pairs whose truth differs, the share that the scores put in the same order; equal scores count as wrong. */
export function pairAccuracy(
  cases: readonly { readonly pair: string | null; readonly level: number; readonly score: number }[],
): { accuracy: number; pairs: number; wrong: string[] } {
  const groups = groupBy(
    cases.filter(({ pair }) => pair !== null),
    ({ pair }) => pair ?? '',
  )
  let [pairs, right] = [0, 0]
  const wrong: string[] = []
  for (const [name, members] of groups) {
    for (const [i, a] of members.entries()) {
      for (const b of members.slice(i + 1)) {
        if (a.level === b.level) continue
        pairs += 1
        if (Math.sign(a.level - b.level) === Math.sign(a.score - b.score)) right += 1
        else wrong.push(name)
      }
    }
  }
  return { accuracy: pairs === 0 ? Number.NaN : right / pairs, pairs, wrong }
}

/** `Map.groupBy` of ES2024, which Node 20 lacks. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
