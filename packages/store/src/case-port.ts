import type {
  Assessment,
  Case,
  CaseChange,
  CaseHistoryEntry,
  CaseStatus,
  ClusterDecision,
  Level,
  Place,
  PriorityTerm,
  QueueCount,
  QueueEntry,
  QueueFilter,
  Recipient,
  Routed,
  Score,
  Signal,
} from '@seinpost/schemas'
import type { z } from 'zod'

/** What a queue shows of a case, without reading the case. */
export type CaseSummary = Pick<
  QueueEntry,
  'excerpt' | 'reason' | 'lang' | 'context' | 'places' | 'platform' | 'sourceKind' | 'publishedAt'
>

/** A case as a decision leaves it. */
export interface CaseState {
  readonly id: string
  readonly cluster: string
  readonly status: CaseStatus
  readonly level: Level
  readonly surface: Level
  readonly priority: number
  readonly priorityTerms: readonly z.infer<typeof PriorityTerm>[]
  /** Orders a queue for ever: ageing is the same for all, so it needs no rewriting as time goes by. */
  readonly rankKey: number
  readonly lead: Signal
  readonly score: Score
  readonly places: readonly Place[]
  readonly recipients: readonly Recipient[]
  readonly related: ClusterDecision['related']
  readonly summary: CaseSummary
  /** Members, the first included. */
  readonly copies: number
  readonly independentSources: number
  readonly firstPublishedAt: string
  readonly lastPublishedAt: string
  readonly openedAt: string
  readonly updatedAt: string
  readonly retainUntil: string
}

/** A case as it stands, with the version the decision is made on. `related` holds nothing: links are only added. */
export interface StoredCase extends CaseState {
  readonly version: number
  readonly assessment: Assessment | null
}

/** A signal of a cluster that stayed below the threshold. */
export interface ArchivedSignal {
  readonly id: string
  readonly cluster: string
  readonly speaker: string
  readonly publishedAt: string
  readonly retainUntil: string
}

/** What stands in the store about the clusters of a batch, locked until the decision is written. */
export interface StoredClusters {
  /** By cluster. */
  readonly cases: ReadonlyMap<string, StoredCase>
  readonly archived: ReadonlyMap<string, readonly ArchivedSignal[]>
  /** By case id, those of the batch's speakers that the case has already. */
  readonly speakers: ReadonlyMap<string, ReadonlySet<string>>
}

/** Where a decision puts a signal. */
export interface Placement {
  readonly signalId: string
  readonly cluster: string
  readonly place:
    | { readonly state: 'queued' | 'merged'; readonly caseId: string }
    | { readonly state: 'archived' }
  /** Of signals of the batch; an archived one that joins a case keeps what it had. */
  readonly copy?: {
    readonly level: Level
    readonly of: string | null
    readonly kind: 'first' | 'exact' | 'near'
    readonly similarity: number
  }
}

export interface CaseDecision {
  readonly cases: readonly CaseState[]
  readonly placements: readonly Placement[]
  readonly changes: readonly CaseChange[]
}

/** Decides a batch of signals that were not handled before; pure, because it may be called again. */
export type DecideCases = (batch: readonly Routed[], stored: StoredClusters) => CaseDecision

export interface Applied {
  readonly changes: readonly CaseChange[]
  /** Signals put below the threshold. */
  readonly archived: number
  /** Signals that were handled before; nothing changed for them. */
  readonly repeated: number
}

/** A recipient with how far its desk is. */
export interface DeskRecipient extends Recipient {
  readonly lease: { readonly by: string; readonly until: string } | null
  readonly handledAt: string | null
}

/** What an act on a case is decided from. */
export interface WorkedCase {
  readonly id: string
  readonly status: CaseStatus
  readonly version: number
  readonly leadId: string
  readonly recipients: readonly DeskRecipient[]
}

export type ActRefusal =
  /** The desk does not have the case, or not yet. */
  | 'not_received'
  /** The case changed since the person saw it. */
  | 'stale'
  /** Someone else of the desk has it in hand. */
  | 'held'
  /** It must be claimed first. */
  | 'not_held'
  | 'not_reviewer'
  | 'is_reviewer'
  /** There is no such move from where the case is. */
  | 'illegal'

export type ActDecision =
  | { readonly kind: 'refused'; readonly reason: ActRefusal }
  | {
      readonly kind: 'accepted'
      readonly status: CaseStatus
      readonly recipients: readonly DeskRecipient[]
      readonly assessment: Assessment | null
      /** Null leaves version and history as they are. */
      readonly entry: CaseHistoryEntry | null
    }

export type DecideAct = (stored: WorkedCase) => ActDecision

export type Worked =
  | { readonly kind: 'done'; readonly status: CaseStatus; readonly version: number }
  | {
      readonly kind: 'refused'
      readonly reason: ActRefusal
      readonly status: CaseStatus
      readonly version: number
    }
  | { readonly kind: 'not_found' }

export interface QueuePage {
  readonly limit: number
  readonly offset?: number
  /** Also those that wait for release; by default only the analyst's desk sees them. */
  readonly includeUnreleased?: boolean
  /** Those the desk dealt with and that are not closed, instead of those that wait. */
  readonly handled?: boolean
  /** Of those, only what holds to it. */
  readonly filter?: QueueFilter
}

/** A signal of a case, as its row has it. */
export interface StoredMember {
  readonly id: string
  readonly speaker: string
  readonly level: Level
  readonly state: 'queued' | 'merged'
  readonly publishedAt: string
  readonly retainUntil: string
  readonly signal: Signal
}

/** A case with everything in it, locked until the decision is written. Members come earliest first. */
export interface CaseGroup {
  readonly stored: StoredCase
  readonly members: readonly StoredMember[]
}

export type RegroupRefusal = 'not_found' | 'not_a_member' | 'only_member' | 'same_case' | 'both_worked'

export type RegroupDecision =
  | { readonly kind: 'refused'; readonly reason: RegroupRefusal }
  | {
      readonly kind: 'accepted'
      readonly kept: CaseState
      /** The member that counts as the one that opened the case. */
      readonly opener: string
      /** Signals that leave, to be decided anew as `cluster`. */
      readonly leaving?: { readonly ids: readonly string[]; readonly cluster: string }
      /** A case whose members come over; it is no more. */
      readonly absorbed?: StoredCase
      readonly entry: CaseHistoryEntry
    }

export type Regrouped =
  | { readonly kind: 'refused'; readonly reason: RegroupRefusal }
  /** `leaving` are in flight again and wait to be appended to the log. */
  | { readonly kind: 'done'; readonly caseId: string; readonly leaving: readonly Signal[] }

export type DecideRegroup = (groups: readonly CaseGroup[]) => RegroupDecision

/** A case's rank, from what of it never changes with time. */
export type RankOf = (ranked: {
  readonly priority: number
  readonly level: Level
  readonly openedAt: string
}) => number

/** What is read of cases. */
export interface CaseReader {
  /** A desk's open cases, the one to look at first first. */
  queue(desk: string, page: QueuePage): Promise<readonly QueueEntry[]>
  queues(): Promise<readonly QueueCount[]>
  case(id: string): Promise<Case | null>
  /** The case a signal opened or was merged into. */
  caseOf(signalId: string): Promise<Case | null>
}

/** Cases: what people work on. */
export interface CaseStore extends CaseReader {
  /**
   * Applies `decide` to the signals of the batch that are still in flight, all or nothing. Two callers with copies of
   * one text wait for each other, so that they end in one case; a signal handled twice changes nothing.
   */
  apply(batch: readonly Routed[], decide: DecideCases): Promise<Applied>
  /** Reads as one desk; the database itself shows nothing but the cases it received. */
  forDesk(desk: string): CaseReader
  /** Applies `decide` to one case under its lock, all or nothing. */
  work(id: string, decide: DecideAct): Promise<Worked>
  /** Applies `decide` to the first case of a desk's queue that is not in hand and accepts it; two callers get two cases. */
  takeNext(desk: string, decide: DecideAct): Promise<string | null>
  /** Ranks every case by `rankOf` unless they were ranked by the same `basis` before; answers how many it looked at. */
  rerank(basis: string, rankOf: RankOf): Promise<number>
  /** Claims that ran out before `before`. */
  lapsed(to: {
    readonly before: Date
    readonly limit: number
  }): Promise<readonly { readonly caseId: string; readonly desk: string }[]>
  /** Splits or joins cases as `decide` says, under the locks of all their signals. Refuses ids that are no case. */
  regroup(ids: readonly string[], decide: DecideRegroup): Promise<Regrouped>
}
