import type { CaseChange, Recipient, Routed } from '@seinpost/schemas'
import type { ArchivedSignal, CaseState, DecideCases, Placement, StoredClusters } from '@seinpost/store'
import { speakerOf } from '@seinpost/store'
import { admitCase, joinedBy } from './becomes-case.ts'
import { type CaseDraft, draftOf, finishCase, joinCase, openCase } from './case-draft.ts'
import type { CasePolicy } from './case-policy.ts'

const NOBODY: ReadonlySet<string> = new Set()

function placementOf({ signal, score, cluster }: Routed, place: Placement['place']): Placement {
  return {
    signalId: signal.id,
    cluster: cluster.cluster,
    place,
    copy: {
      level: score.severity.effective,
      of: cluster.of,
      kind: cluster.kind ?? 'first',
      similarity: cluster.kind === null ? 1 : cluster.similarity,
    },
  }
}

const sentTo = (routed: Routed, recipients: readonly Recipient[]): Routed => ({
  ...routed,
  routing: { ...routed.routing, recipients: [...recipients] },
})

const archivedOf = ({ signal, cluster }: Routed): ArchivedSignal => ({
  id: signal.id,
  cluster: cluster.cluster,
  speaker: speakerOf(signal),
  publishedAt: signal.publishedAt,
  retainUntil: signal.legal.retainUntil,
})

const changeOf = ({ change }: CaseDraft, state: CaseState): CaseChange => ({
  caseId: state.id,
  ...change,
  level: state.level,
  priority: state.priority,
  queues: state.recipients.map(({ queue, released }) => ({ queue, released })),
  at: state.updatedAt,
})

/** Takes the signals of a batch one after the other, each seeing what the ones before it did. */
class Deciding {
  readonly #stored: StoredClusters
  readonly #policy: CasePolicy
  readonly #drafts = new Map<string, CaseDraft>()
  readonly #archived = new Map<string, readonly ArchivedSignal[]>()
  readonly #placements = new Map<string, Placement>()

  constructor(stored: StoredClusters, policy: CasePolicy) {
    this.#stored = stored
    this.#policy = policy
  }

  take(routed: Routed): void {
    const { signal } = routed
    const cluster = routed.cluster.cluster
    const { thresholds } = this.#policy
    const draft = this.#drafts.get(cluster) ?? this.#storedDraft(cluster, signal.id)
    if (draft !== undefined) {
      const recipients = joinedBy(routed, draft.level, thresholds)
      this.#drafts.set(cluster, joinCase(draft, sentTo(routed, recipients)))
      this.#placements.set(signal.id, placementOf(routed, { state: 'merged', caseId: draft.id }))
      return
    }
    const below = this.#archived.get(cluster) ?? this.#stored.archived.get(cluster) ?? []
    const { reason, recipients } = admitCase(routed, thresholds)
    if (reason === 'below_threshold') {
      this.#archived.set(cluster, [...below, archivedOf(routed)])
      this.#placements.set(signal.id, placementOf(routed, { state: 'archived' }))
      return
    }
    this.#open(sentTo(routed, recipients), below)
  }

  #open(routed: Routed, below: readonly ArchivedSignal[]): void {
    const draft = openCase(routed, below, this.#policy.now().toISOString())
    this.#drafts.set(draft.cluster, draft)
    for (const { id } of below) {
      const known = this.#placements.get(id) ?? { signalId: id, cluster: draft.cluster }
      this.#placements.set(id, { ...known, place: { state: 'merged', caseId: draft.id } })
    }
    this.#placements.set(routed.signal.id, placementOf(routed, { state: 'queued', caseId: draft.id }))
  }

  #storedDraft(cluster: string, signalId: string): CaseDraft | undefined {
    const stored = this.#stored.cases.get(cluster)
    if (stored === undefined) return undefined
    return draftOf(stored, this.#stored.speakers.get(stored.id) ?? NOBODY, signalId)
  }

  finish(): ReturnType<DecideCases> {
    const finished = [...this.#drafts.values()].map((draft) => ({
      draft,
      state: finishCase(draft, this.#policy),
    }))
    return {
      cases: finished.map(({ state }) => state),
      placements: [...this.#placements.values()],
      changes: finished.map(({ draft, state }) => changeOf(draft, state)),
    }
  }
}

/**
 * What a batch of routed signals does to cases: a signal opens one, joins the case of its cluster as a copy, or stays
 * below the threshold until a copy lifts the cluster over it. Pure: the same batch on the same store decides the same.
 */
export const caseDecider =
  (policy: CasePolicy): DecideCases =>
  (batch, stored) => {
    const deciding = new Deciding(stored, policy)
    for (const routed of batch) deciding.take(routed)
    return deciding.finish()
  }
