import type {
  CrossingField,
  DeclineReason,
  ForeignContact,
  Handover,
  HandoverKind,
  HandoverPreview,
} from '@seinpost/schemas'
import type { Hands } from '@seinpost/store'
import type { HandoverRefusal } from '../handover.ts'
import type { RoutingTree } from '../tree.ts'
import type { Shared } from './shared.ts'

export interface HandoverDeps {
  readonly hands: Hands
  /** The tree that holds now. */
  readonly tree: () => RoutingTree
  readonly now: () => Date
  /** Hours the other desk has, by level. */
  readonly answerHours: readonly number[]
  /** Makes the one-time link of an offer; the same chance for the same offer would be a guessable one. */
  readonly newToken?: () => string
}

interface Sayer {
  readonly desk: string
  readonly by: string
  readonly note?: string
}

export interface OfferRequest extends Sayer {
  readonly to: string
  readonly kind: HandoverKind
  /** Abroad only: fewer than may cross. */
  readonly fields?: readonly CrossingField[]
  readonly pseudonymised: boolean
  /** The caller's own, to hand the same offer in again. */
  readonly id?: string
}

export type AnswerRequest = Sayer &
  ({ readonly act: 'accept' | 'revoke' } | { readonly act: 'decline'; readonly reason: DeclineReason })

/** `not_received`: the desk does not have the case, or not yet. `closed`: the case has ended. */
export type DeskRefusal = HandoverRefusal | 'not_received' | 'closed'
export type Refused = { readonly kind: 'refused'; readonly reason: DeskRefusal }
export type NotFound = { readonly kind: 'not_found' }

export interface Previewed {
  readonly kind: 'done'
  readonly preview: HandoverPreview
  readonly fields: readonly CrossingField[]
  readonly pseudonymised: boolean
  readonly dueAt: string
  readonly contact: Pick<ForeignContact, 'name' | 'for'> | null
}
/** `token` opens the offer to a contact abroad, once; it is told this one time and only its hash is kept. */
export interface Offered {
  readonly kind: 'done'
  readonly handover: Handover
  readonly token: string | null
}
export interface Answered {
  readonly kind: 'done'
  readonly handover: Handover
  readonly owner: string
  /** What a contact abroad that accepted gets; a desk here reads the case. */
  readonly shared: Shared | null
}
