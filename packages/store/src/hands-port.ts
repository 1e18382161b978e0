import type {
  CaseHandsAct,
  CaseStatus,
  Handover,
  Level,
  Place,
  PlaceRole,
  Recipient,
  Score,
  Signal,
} from '@seinpost/schemas'
import type { DeskRecipient } from './case-port.ts'

/** A case as those see it who decide where it belongs; locked until the decision is written. */
export interface HeldCase {
  readonly id: string
  readonly version: number
  readonly status: CaseStatus
  readonly level: Level
  readonly priority: number
  readonly lead: Signal
  readonly score: Score
  readonly places: readonly Place[]
  /** The one desk the case is of. */
  readonly owner: string
  /** Why the owner is kept against what copies bring; null when routing alone made it. */
  readonly kept: OwnerReason | null
  readonly desks: readonly DeskRecipient[]
  /** Every offer there was, the first first. */
  readonly handovers: readonly Handover[]
}

/** `offer`: for as long as an offer is open; the others are what somebody decided. */
export type OwnerReason = 'offer' | 'handover' | 'place'

/** What an analyst said the place of a case is; a gazetteer learns from it. */
export interface PlaceLabel {
  readonly seq: number
  readonly caseId: string
  readonly signalId: string
  readonly code: string
  readonly role: PlaceRole
  /** What was shown to choose from. */
  readonly candidates: readonly { readonly code: string; readonly confidence: number }[]
  readonly desk: string
  readonly by: string
  readonly note: string | null
  readonly at: string
}

/** What is done to a case's desks. Absent parts stay as they are. */
export interface HandsChange {
  /** New or changed offers, each whole. */
  readonly offers?: readonly Handover[]
  /** SHA-256 of the one-time link of an offer, by its id. */
  readonly links?: ReadonlyMap<string, string>
  /** Null gives the owner back to routing. */
  readonly owner?: { readonly queue: string; readonly because: OwnerReason | 'reroute' } | null
  /** Desks that receive the case, or receive it otherwise than before. */
  readonly received?: readonly Recipient[]
  readonly removed?: readonly string[]
  readonly share?: { readonly queue: string; readonly handover: Handover }
  readonly places?: readonly Place[]
  readonly label?: Pick<PlaceLabel, 'code' | 'role' | 'candidates' | 'note'>
  /** One line of the case's history each. */
  readonly entries: readonly {
    readonly act: CaseHandsAct
    readonly desk: string
    readonly by: string
    readonly note?: string
  }[]
  /** Desks besides the recipients that hear of it. */
  readonly told?: readonly string[]
}

export type HandsDecision<T> = { readonly result: T; readonly change: HandsChange | null }
export type DecideHands<T> = (held: HeldCase) => HandsDecision<T>

/** Which desk a case is of, and who offers it to whom. */
export interface Hands {
  /** Applies `decide` to one case under its lock, all or nothing; null when there is no such case. `decide` may be called again. */
  change<T>(caseId: string, decide: DecideHands<T>): Promise<T | null>
  /** A case as it is, without a lock. */
  held(caseId: string): Promise<HeldCase | null>
  find(handoverId: string): Promise<Handover | null>
  /** The open offer behind a one-time link. */
  findByLink(hash: string): Promise<Handover | null>
  /** Offers from or to a desk, read as that desk: the database shows it no others. The newest first. */
  ofDesk(
    desk: string,
    page: { readonly open: boolean; readonly caseId?: string; readonly limit: number },
  ): Promise<readonly Handover[]>
  /** Open offers whose time is over, or whose case has ended. */
  due(to: { readonly before: Date; readonly limit: number }): Promise<readonly Handover[]>
  /** Open cases after this id, in the order of their ids. */
  openCases(to: { readonly after: string; readonly limit: number }): Promise<readonly string[]>
  /** Labels after `seq`, the first first, with the text of the signal while it is kept. */
  labels(to: {
    readonly after: number
    readonly limit: number
  }): Promise<readonly (PlaceLabel & { readonly text: string | null })[]>
  /** Deletes labels of which the case's retention is over; answers how many. */
  purgeLabels(before: Date): Promise<number>
}
