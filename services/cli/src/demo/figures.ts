import type { Routed } from '@seinpost/schemas'
import type { CaseState } from '@seinpost/store'
import type { Expected } from './expected.ts'

/** One signal of the demo week with what was expected of it. */
export interface Judged {
  readonly routed: Routed
  readonly expected: Expected
}

export interface DemoFigures {
  /** Signals of level 3-4 that are met in the first 15 % of the week, read by rank. */
  readonly seriousInTop15: number
  /** Quotes that condemn which were merged with what they quote. */
  readonly quotesMerged: number
  /** Same-text, repost, edited and truncated copies in the cluster of their original. */
  readonly copiesMerged: number
  /** Signals in the cluster of something they are no copy of. */
  readonly wrongMerges: number
  /** Placed signals whose first municipality is found first. */
  readonly placesRight: number
  /** Placed signals of Belgian municipalities whose queue is among the recipients. */
  readonly routedRight: number
  /** Signals without a place that got none. */
  readonly placelessRight: number
  /** Ordinary signals above level 2. */
  readonly ordinaryAbove2: number
  /** Ordinary signals above level 0. */
  readonly ordinaryAbove0: number
  /** Signals of level 3-4 rated below 3. */
  readonly seriousMissed: number
  /** Exact level, over all that are no truncated copy. */
  readonly levelExact: number
  /** Cries for help routed to help. */
  readonly helpToHelp: number
}

const COPIES = new Set(['same_text', 'repost', 'edited', 'truncated'])
const TOP = 0.15

export function demoFigures(judged: readonly Judged[], ranked: readonly CaseState[]): DemoFigures {
  const clusterOf = new Map(
    judged.map(({ routed, expected }) => [expected.externalId, routed.cluster.cluster]),
  )
  const of = (wanted: (one: Judged) => boolean) => judged.filter(wanted)
  const copies = of(({ expected }) => COPIES.has(expected.relation ?? ''))
  const quotes = of(({ expected }) => expected.relation === 'counterspeech_quote')
  const placed = of(({ expected }) => expected.place !== 'none')
  const belgian = placed.filter(({ routed }) => routed.places[0]?.country === 'BE')
  const ordinary = of(({ expected }) => expected.class === 'ordinary')
  const serious = of(({ expected }) => expected.class === 'level3-4')
  const whole = of(({ expected }) => expected.relation !== 'truncated')
  return {
    seriousInTop15: shareInTop(serious, judged, ranked),
    quotesMerged: quotes.filter(
      ({ routed, expected }) => routed.cluster.cluster === clusterOf.get(expected.quotes ?? ''),
    ).length,
    copiesMerged: share(
      copies,
      ({ routed, expected }) => routed.cluster.cluster === clusterOf.get(expected.copyOf ?? ''),
    ),
    wrongMerges: wrongMerges(judged).length,
    placesRight: share(
      placed,
      ({ routed, expected }) => routed.places[0]?.name === expected.municipalities[0],
    ),
    routedRight: share(belgian, ({ routed }) =>
      routed.routing.recipients.some(({ queue }) => queue === `municipality-${routed.places[0]?.nis}`),
    ),
    placelessRight: share(
      of(({ expected }) => expected.place === 'none'),
      ({ routed }) => !routed.places.some(({ confidence }) => confidence >= 0.5),
    ),
    ordinaryAbove2: ordinary.filter(({ routed }) => routed.score.severity.effective > 2).length,
    ordinaryAbove0: share(ordinary, ({ routed }) => routed.score.severity.effective > 0),
    seriousMissed: serious.filter(
      ({ routed, expected }) => expected.relation !== 'truncated' && routed.score.severity.effective < 3,
    ).length,
    levelExact: share(
      whole,
      ({ routed, expected }) => routed.score.severity.effective === expected.effective,
    ),
    helpToHelp: share(
      of(({ expected }) => expected.class === 'help'),
      ({ routed }) => routed.routing.recipients.some(({ queue }) => queue === 'help'),
    ),
  }
}

/** Signals whose cluster began with one that is neither their original nor a copy of the same original. */
export function wrongMerges(judged: readonly Judged[]): readonly Judged[] {
  const byId = new Map(judged.map((one) => [one.routed.signal.id, one]))
  const origin = ({ expected }: Judged) => expected.copyOf ?? expected.externalId
  return judged.filter((one) => {
    const first = byId.get(one.routed.cluster.cluster)
    return first !== undefined && first !== one && origin(first) !== origin(one)
  })
}

/**
 * Share of `wanted` that a reader meets in the first 15 % of what the week brought, read in order: cases by rank, then
 * what was archived by its priority. What is below the threshold counts as read last, not as absent.
 */
function shareInTop(
  wanted: readonly Judged[],
  judged: readonly Judged[],
  ranked: readonly CaseState[],
): number {
  const rankOf = new Map(ranked.map(({ cluster }, rank) => [cluster, rank]))
  const order = (one: Judged) =>
    rankOf.get(one.routed.cluster.cluster) ?? ranked.length + 100 - one.routed.score.priority
  const inOrder = judged.toSorted((a, b) => order(a) - order(b))
  const top = new Set(inOrder.slice(0, Math.ceil(judged.length * TOP)))
  return share(wanted, (one) => top.has(one))
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(holds).length / items.length
}
