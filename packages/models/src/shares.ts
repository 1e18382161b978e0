/** Counts by name. */
export type Counts = Readonly<Record<string, number>>

/** Below this share a bin says nothing; it also keeps the index finite. */
const LEAST = 0.0005

/**
 * Population stability index between two sets of counts: 0 is the same; below 0.1 little changed, above 0.25 much did.
 * Source: Siddiqi, Credit Risk Scorecards (2006), ch. 9.
 */
export function stabilityIndex(before: Counts, after: Counts): number {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const totalOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0)
  const [total, fresh] = [totalOf(before), totalOf(after)]
  if (total === 0 || fresh === 0) return 0
  let index = 0
  for (const name of names) {
    const was = Math.max(LEAST, (before[name] ?? 0) / total)
    const is = Math.max(LEAST, (after[name] ?? 0) / fresh)
    index += (is - was) * Math.log(is / was)
  }
  return index
}
