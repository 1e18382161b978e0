import { macroF1, quadraticWeightedKappa } from '../evaluate/metrics.ts'
import { linearScores, type SeverityKernel, severityKernel } from '../severity-kernel.ts'
import type { SeverityWeights } from '../severity-weights.ts'
import type { SeverityExample } from './severity-matrix.ts'

const STEPS = [-1.5, -1.25, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
const PASSES = 2
/**
 * How far below its threshold the second cut may go. The cases are few and mostly severe; ordinary text is not, and
 * every lower cut is paid for there.
 */
const SECOND_LOWEST = -0.25
/** What a false alarm or a missed serious case costs beside disagreement. */
const ALARM_COST = 1.2
const MISS_COST = 0.5

/** What telling hostile from ordinary mentions of a group is worth, beside agreement on the cases. */
const MENTION_WORTH = 2

const share = (items: readonly number[], is: (level: number) => boolean): number =>
  items.length === 0 ? 0 : items.filter(is).length / items.length

function worth(cuts: readonly number[], linear: readonly number[], levels: readonly number[]): number {
  const rated = linear.map((score) => cuts.filter((cut) => score >= cut).length)
  const of = (wanted: (level: number) => boolean): number[] =>
    rated.filter((_, at) => wanted(levels[at] ?? 0))
  const alarms = share(
    of((level) => level === 0),
    (level) => level >= 2,
  )
  const missed = share(
    of((level) => level >= 3),
    (level) => level < 2,
  )
  return quadraticWeightedKappa(levels, rated) - ALARM_COST * alarms - MISS_COST * missed
}

/** How well the first cut tells attacks on groups from other mentions of them, in public texts that no head has seen. */
function mentionWorth(kernel: SeverityKernel, examples: readonly SeverityExample[]): (cut: number) => number {
  const mentions = examples.filter(
    ({ namesGroup, effective: [from, to] }) => namesGroup && (to === 0 || from >= 1),
  )
  const hostile = mentions.map(({ effective }) => effective[0] >= 1)
  const linear = mentions.map(({ strengths }) => linearScores(kernel, strengths).effective)
  if (mentions.length === 0) return () => 0
  return (cut) =>
    macroF1(
      hostile,
      linear.map((score) => score >= cut),
    )
}

/**
 * Where the stated level changes. The thresholds say which level is likelier; a desk also cares what a mistake costs.
 * Each cut in turn is moved within some units of its threshold to where agreement, less the cost of alarms and misses on
 * the cases that decide, is best; ties stay nearest the threshold. The first cut also counts how well it tells attacks on
 * a group from other mentions.
 */
export function cutsOf(weights: SeverityWeights, examples: readonly SeverityExample[]): number[] {
  const kernel = severityKernel(weights)
  const deciding = examples.filter(({ decides }) => decides)
  const linear = deciding.map(({ strengths }) => linearScores(kernel, strengths).effective)
  const levels = deciding.map(({ effective }) => effective[0])
  const mentioned = mentionWorth(kernel, examples)
  const cuts = [...weights.thresholds]
  if (deciding.length === 0) return cuts
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [at, threshold] of weights.thresholds.entries()) {
      const tried = STEPS.filter((step) => at !== 1 || step >= SECOND_LOWEST).map((step) => {
        const moved = cuts.with(at, threshold + step)
        const isOrdered = moved.every((cut, i) => i === 0 || cut > (moved[i - 1] ?? cut))
        const value =
          worth(moved, linear, levels) + (at === 0 ? MENTION_WORTH * mentioned(threshold + step) : 0)
        return { step, value: isOrdered ? value : Number.NEGATIVE_INFINITY }
      })
      tried.sort((a, b) => b.value - a.value || Math.abs(a.step) - Math.abs(b.step))
      cuts[at] = threshold + (tried[0]?.step ?? 0)
    }
  }
  return cuts
}
