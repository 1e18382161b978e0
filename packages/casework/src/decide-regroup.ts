import type { CaseHistoryEntry, Score, Signal } from '@seinpost/schemas'
import type { CaseGroup, CaseState, RegroupDecision, StoredCase, StoredMember } from '@seinpost/store'
import { finishCase } from './case-draft.ts'
import type { CasePolicy } from './case-policy.ts'
import { mergePlaces } from './merge-places.ts'
import { mergeRecipients } from './merge-recipients.ts'

/** Who splits or joins, for which desk, and why. */
export interface RegroupActor {
  readonly desk: string
  readonly by: string
  readonly note?: string
}

export interface RegroupPolicy extends CasePolicy {
  /** Scores a member that becomes the lead; only the lead's score is kept in a case. */
  readonly scoreOf: (signal: Signal) => Score
}

const refuse = (reason: Extract<RegroupDecision, { kind: 'refused' }>['reason']): RegroupDecision => ({
  kind: 'refused',
  reason,
})

/**
 * A person says that a signal is no copy of the others. The signal leaves and is decided anew as a cluster of its own;
 * the cluster's first signal cannot leave its own name behind, so there the others leave together.
 */
export function decideSplit(
  group: CaseGroup,
  signalId: string,
  actor: RegroupActor,
  policy: RegroupPolicy,
): RegroupDecision {
  const { stored, members } = group
  if (!members.some(({ id }) => id === signalId)) return refuse('not_a_member')
  if (members.length === 1) return refuse('only_member')
  const isFirst = signalId === stored.cluster
  const leaves = ({ id }: StoredMember) => (id === signalId) !== isFirst
  const leaving = members.filter(leaves)
  const staying = members.filter((member) => !leaves(member))
  const [founder] = leaving
  const [opener] = staying
  if (founder === undefined || opener === undefined) return refuse('only_member')
  return {
    kind: 'accepted',
    kept: rebuilt(stored, staying, policy),
    opener: (staying.find(({ state }) => state === 'queued') ?? opener).id,
    leaving: { ids: leaving.map(({ id }) => id), cluster: founder.id },
    entry: entryOf('split', stored, actor, policy),
  }
}

/** A person says that two cases are one thing. The one people worked on stays; with work on both, they must decide. */
export function decideJoin(
  [first, second]: readonly [CaseGroup, CaseGroup],
  actor: RegroupActor,
  policy: RegroupPolicy,
): RegroupDecision {
  if (first.stored.id === second.stored.id) return refuse('same_case')
  const worked = (group: CaseGroup) => group.stored.status !== 'new'
  if (worked(first) && worked(second)) return refuse('both_worked')
  const [kept, absorbed] = worked(second) ? [second, first] : [first, second]
  const members = [...kept.members, ...absorbed.members].toSorted((a, b) =>
    a.publishedAt < b.publishedAt ? -1 : 1,
  )
  const lead = absorbed.stored.level > kept.stored.level ? absorbed.stored : kept.stored
  const other = lead === kept.stored ? absorbed.stored : kept.stored
  const joined: StoredCase = {
    ...kept.stored,
    level: lead.level,
    surface: lead.surface,
    lead: lead.lead,
    score: lead.score,
    places: mergePlaces(lead.places, other.places),
    recipients: mergeRecipients(lead.recipients, other.recipients),
  }
  return {
    kind: 'accepted',
    kept: rebuilt(joined, members, policy),
    opener: kept.members.find(({ state }) => state === 'queued')?.id ?? members[0]?.id ?? kept.stored.lead.id,
    absorbed: absorbed.stored,
    entry: entryOf('join', kept.stored, actor, policy),
  }
}

/** The case with these members: counts, spread and, where the lead has left, the member of highest level in its place. */
function rebuilt(stored: StoredCase, members: readonly StoredMember[], policy: RegroupPolicy): CaseState {
  const { version: _version, ...state } = stored
  const times = members.map(({ publishedAt }) => publishedAt)
  const counted = {
    ...state,
    ...(members.some(({ id }) => id === stored.lead.id) ? {} : newLead(members, policy)),
    copies: members.length,
    independentSources: new Set(members.map(({ speaker }) => speaker)).size,
    firstPublishedAt: times[0] ?? stored.firstPublishedAt,
    lastPublishedAt: times.at(-1) ?? stored.lastPublishedAt,
    retainUntil: members.reduce(
      (latest, { retainUntil }) => (retainUntil > latest ? retainUntil : latest),
      '',
    ),
  }
  return finishCase(
    { ...counted, speakers: new Set(), change: { kind: 'joined', signalId: counted.lead.id } },
    policy,
  )
}

function newLead(
  members: readonly StoredMember[],
  { scoreOf }: RegroupPolicy,
): Pick<CaseState, 'lead' | 'score' | 'level' | 'surface'> {
  const [lead] = members.toSorted((a, b) => b.level - a.level)
  if (lead === undefined) throw new RangeError('a case keeps at least one member')
  const score = scoreOf(lead.signal)
  return { lead: lead.signal, score, level: score.severity.effective, surface: score.severity.surface }
}

function entryOf(
  act: 'split' | 'join',
  { version, status }: StoredCase,
  { desk, by, note }: RegroupActor,
  { now }: CasePolicy,
): CaseHistoryEntry {
  return {
    version: version + 1,
    act,
    desk,
    by,
    from: status,
    to: status,
    ...(note !== undefined && { note }),
    at: now().toISOString(),
  }
}
