import type { CaseChange, CaseStatus, Routed } from '@seinpost/schemas'
import { type ArchivedSignal, type CaseState, type StoredCase, speakerOf } from '@seinpost/store'
import { caseIdOf } from './case-id.ts'
import type { CasePolicy } from './case-policy.ts'
import { LIFE_CYCLE, RAISED } from './life-cycle.ts'
import { mergePlaces } from './merge-places.ts'
import { mergeRecipients } from './merge-recipients.ts'
import { rankKey } from './rank.ts'
import { reopens } from './reopens.ts'
import { summarise } from './summarise.ts'

/** What a batch may do to a case; people do the rest. */
type BatchChange = Exclude<CaseChange['kind'], 'worked'>

/** A case while a batch is decided; what is computed from the rest comes last, once. */
export interface CaseDraft
  extends Omit<CaseState, 'priority' | 'priorityTerms' | 'rankKey' | 'summary' | 'updatedAt'> {
  /** Known speakers that matter to the batch. */
  readonly speakers: ReadonlySet<string>
  /** The weightiest thing the batch did to it. */
  readonly change: { readonly kind: BatchChange; readonly signalId: string }
}

const WEIGHT: Readonly<Record<BatchChange, number>> = { opened: 4, reopened: 3, raised: 2, joined: 1 }
const weightier = (a: CaseDraft['change'], b: CaseDraft['change']) =>
  WEIGHT[b.kind] > WEIGHT[a.kind] ? b : a

const earliest = (...times: readonly string[]) => times.reduce((a, b) => (b < a ? b : a))
const latest = (...times: readonly string[]) => times.reduce((a, b) => (b > a ? b : a))

/** A new case; earlier copies that stayed below the threshold become members, so that its spread is the true one. */
export function openCase(routed: Routed, archived: readonly ArchivedSignal[], at: string): CaseDraft {
  const { signal, score, places, routing, cluster } = routed
  const speakers = new Set([speakerOf(signal), ...archived.map(({ speaker }) => speaker)])
  const published = [signal.publishedAt, ...archived.map(({ publishedAt }) => publishedAt)]
  return {
    id: caseIdOf(cluster.cluster),
    cluster: cluster.cluster,
    status: 'new',
    level: score.severity.effective,
    surface: score.severity.surface,
    lead: signal,
    score,
    places,
    recipients: mergeRecipients(routing.recipients, []),
    related: cluster.related,
    copies: 1 + archived.length,
    independentSources: speakers.size,
    firstPublishedAt: earliest(...published),
    lastPublishedAt: latest(...published),
    openedAt: at,
    retainUntil: latest(signal.legal.retainUntil, ...archived.map(({ retainUntil }) => retainUntil)),
    speakers,
    change: { kind: 'opened', signalId: signal.id },
  }
}

/** A stored case as a draft; `change` is overwritten by the first copy that joins. */
export const draftOf = (stored: StoredCase, speakers: ReadonlySet<string>, signalId: string): CaseDraft => ({
  ...stored,
  speakers,
  change: { kind: 'joined', signalId },
})

/** The member of highest level leads, the earliest among equals. */
function leads({ score, signal }: Routed, draft: CaseDraft): boolean {
  if (score.severity.effective !== draft.level) return score.severity.effective > draft.level
  return signal.publishedAt < draft.lead.publishedAt
}

function statusAfter(
  status: CaseStatus,
  { reopened, raised }: { reopened: boolean; raised: boolean },
): CaseStatus {
  if (reopened) return LIFE_CYCLE.reopen[status] ?? status
  return raised ? (RAISED[status] ?? status) : status
}

/** One more copy. */
export function joinCase(draft: CaseDraft, routed: Routed): CaseDraft {
  const { signal, score, places, routing, cluster } = routed
  const raised = score.severity.effective > draft.level
  const reopened = draft.status === 'closed' && reopens(draft, routed)
  const kind = reopened ? 'reopened' : raised ? 'raised' : 'joined'
  const speaker = speakerOf(signal)
  const lead = leads(routed, draft)
  return {
    ...draft,
    status: statusAfter(draft.status, { reopened, raised }),
    ...(lead && {
      level: score.severity.effective,
      surface: score.severity.surface,
      lead: signal,
      score,
    }),
    places: lead ? mergePlaces(places, draft.places) : mergePlaces(draft.places, places),
    recipients: lead
      ? mergeRecipients(routing.recipients, draft.recipients)
      : mergeRecipients(draft.recipients, routing.recipients),
    related: [...draft.related, ...cluster.related],
    copies: draft.copies + 1,
    independentSources: draft.independentSources + (draft.speakers.has(speaker) ? 0 : 1),
    firstPublishedAt: earliest(draft.firstPublishedAt, signal.publishedAt),
    lastPublishedAt: latest(draft.lastPublishedAt, signal.publishedAt),
    retainUntil: latest(draft.retainUntil, signal.legal.retainUntil),
    speakers: new Set([...draft.speakers, speaker]),
    change: weightier(draft.change, { kind, signalId: signal.id }),
  }
}

/** The case with what follows from the rest: priority, rank and summary. */
export function finishCase(draft: CaseDraft, policy: CasePolicy): CaseState {
  const { speakers: _known, change: _told, ...state } = draft
  const now = policy.now()
  const { lead: signal, score, copies, independentSources, firstPublishedAt, lastPublishedAt } = state
  const { priority, terms } = policy.priorityOf({
    score,
    signal,
    copies,
    independentSources,
    firstPublishedAt,
    lastPublishedAt,
    now,
  })
  return {
    ...state,
    updatedAt: now.toISOString(),
    priority,
    priorityTerms: terms,
    rankKey: rankKey({ priority, level: state.level, openedAt: state.openedAt }, policy.queue),
    summary: summarise({ signal, score }, state.places),
  }
}
