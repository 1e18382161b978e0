import type { ClusterDecision, HoldReason } from '@seinpost/schemas'
import type { Corrections } from './corrections.ts'
import type { GuardDeps } from './guard.ts'
import { type JudgePolicy, judgePair, type Verdict } from './judge-pair.ts'
import { resolveJoins } from './resolve-joins.ts'
import type { TextFacts } from './text-facts.ts'

/** The text to decide on. */
export interface FreshText {
  readonly id: string
  readonly facts: TextFacts
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** An earlier text that the index found alike, with the cluster it is in. */
export interface Candidate extends FreshText {
  readonly via: 'exact' | 'near' | 'cue'
  readonly cluster: string
  /** When that cluster's first member was said. */
  readonly since: number
  /** The signal it is itself a word-for-word copy of, so that a copy of a copy names the original. */
  readonly copyOf: string | null
}

export interface ClusterPolicy extends JudgePolicy {
  /** Days after its first member during which a cluster takes copies. */
  readonly windowDays: number
  readonly corrections?: Corrections
}

export interface Decided {
  readonly decision: ClusterDecision
  /** When the decision's cluster began. */
  readonly since: number
}

type Judged = { readonly candidate: Candidate; readonly verdict: Exclude<Verdict, { kind: 'other' }> }

const DAY_MS = 86_400_000
const MOST_RELATED = 8
/** Cues alone link only what was said within a day. */
const CUE_MS = DAY_MS

/**
 * Decides which cluster a text belongs to, among the earlier texts alike to it. A cluster is closed to it when the
 * guard refuses one of the cluster's members found, so that a chain of small edits does not lead from a threat to its
 * denial; and when its first member lies further back than the window, which copies do not lengthen.
 */
export function decideCluster(
  fresh: FreshText,
  candidates: readonly Candidate[],
  policy: ClusterPolicy,
  deps: GuardDeps = {},
): Decided {
  const judged = candidates
    .filter(({ id, via, at }) => id !== fresh.id && (via !== 'cue' || Math.abs(at - fresh.at) <= CUE_MS))
    .map((candidate) => placed(candidate, policy.corrections))
    .map((candidate) => ({
      candidate,
      verdict: judgePair(fresh.facts, candidate.facts, candidate.via, policy, deps),
    }))
    .filter((one): one is Judged => one.verdict.kind !== 'other')
    .sort(byLikeness)
  const assigned = policy.corrections?.clusterOf.get(fresh.id)
  if (assigned !== undefined && policy.corrections !== undefined)
    return assignedByPerson(fresh, resolveJoins(assigned, policy.corrections), judged)
  const refused = new Map(
    judged.flatMap(({ candidate, verdict }) =>
      verdict.kind === 'related' ? [[candidate.cluster, verdict.reason]] : [],
    ),
  )
  const windowMs = policy.windowDays * DAY_MS
  const isOpen = ({ since }: Candidate) => Math.abs(fresh.at - since) <= windowMs
  const home = judged.find(
    ({ candidate, verdict }) =>
      verdict.kind === 'copy' && !refused.has(candidate.cluster) && isOpen(candidate),
  )
  const related = relatedTo(
    judged,
    home?.candidate.cluster ?? fresh.id,
    (one) => refused.get(one.cluster) ?? 'window_passed',
  )
  if (home === undefined || home.verdict.kind !== 'copy') return alone(fresh, related)
  const { candidate, verdict } = home
  return {
    since: candidate.since,
    decision: {
      cluster: candidate.cluster,
      of: verdict.similarity === 1 ? (candidate.copyOf ?? candidate.id) : candidate.id,
      similarity: verdict.similarity,
      kind: verdict.exact ? 'exact' : 'near',
      basis: verdict.basis,
      related,
    },
  }
}

function alone({ id, at }: FreshText, related: ClusterDecision['related']): Decided {
  const nearest = related[0]
  const held = nearest === undefined ? {} : { held: nearest.reason }
  return {
    since: at,
    decision: { cluster: id, of: null, similarity: nearest?.similarity ?? 0, kind: null, ...held, related },
  }
}

/** A person's word is taken; the likeness found is still told. */
function assignedByPerson(fresh: FreshText, cluster: string, judged: readonly Judged[]): Decided {
  const mate = judged.find(({ candidate }) => candidate.cluster === cluster)
  const related = relatedTo(judged, cluster, () => 'split_by_person')
  if (cluster === fresh.id || mate === undefined) {
    const { decision, since } = alone(fresh, related)
    return { since: mate?.candidate.since ?? since, decision: { ...decision, cluster, basis: 'by_person' } }
  }
  const { candidate, verdict } = mate
  return {
    since: candidate.since,
    decision: {
      cluster,
      of: candidate.id,
      similarity: verdict.similarity,
      kind: 'near',
      basis: 'by_person',
      related,
    },
  }
}

/** Exact before near, the most alike first, the earliest among equals; ids make the order total. */
function byLikeness(one: Judged, other: Judged): number {
  return (
    other.verdict.similarity - one.verdict.similarity ||
    one.candidate.at - other.candidate.at ||
    (one.candidate.id < other.candidate.id ? -1 : 1)
  )
}

/** One link for each other cluster, with the guard's reason where it spoke. */
function relatedTo(judged: readonly Judged[], home: string, reasonOf: (candidate: Candidate) => HoldReason) {
  const links = new Map<string, ClusterDecision['related'][number]>()
  for (const { candidate, verdict } of judged) {
    if (candidate.cluster === home || links.has(candidate.cluster)) continue
    const reason = verdict.kind === 'related' ? verdict.reason : reasonOf(candidate)
    links.set(candidate.cluster, {
      cluster: candidate.cluster,
      signal: candidate.id,
      reason,
      similarity: verdict.similarity,
    })
  }
  return [...links.values()].slice(0, MOST_RELATED)
}

function placed(candidate: Candidate, corrections: Corrections | undefined): Candidate {
  const cluster = corrections?.clusterOf.get(candidate.id) ?? candidate.cluster
  return { ...candidate, cluster: corrections === undefined ? cluster : resolveJoins(cluster, corrections) }
}
