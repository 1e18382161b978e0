import type {
  CrossingField,
  DeclineReason,
  Handover,
  HandoverKind,
  HandoverPreview,
  HandoverStatus,
  HandoverStep,
} from '@seinpost/schemas'
import { contactOfQueue, escalationOf, isDesk } from './desks.ts'
import type { RoutingTree } from './tree.ts'

/** What is done to a handover. A timer does `expire`; the end of the case does `void`. */
export type HandoverAct =
  | {
      readonly act: 'offer'
      readonly id: string
      readonly desk: string
      readonly by: string
      readonly to: string
      readonly kind: HandoverKind
      readonly fields: readonly CrossingField[]
      readonly pseudonymised: boolean
      readonly preview: HandoverPreview
      readonly dueAt: string
      readonly after?: string
      readonly note?: string
    }
  | { readonly act: 'accept' | 'revoke'; readonly desk: string; readonly by: string; readonly note?: string }
  | {
      readonly act: 'decline'
      readonly desk: string
      readonly by: string
      readonly reason: DeclineReason
      readonly note?: string
    }
  | { readonly act: 'expire' }
  | { readonly act: 'void' }

/** A case as a handover sees it: one owner, and at most one offer that is open. */
export interface HandoverState {
  readonly caseId: string
  readonly owner: string
  readonly open: Handover | undefined
  /** Offers whose work is done, so that repeating an act is not a second one. */
  readonly closed: readonly Handover[]
}

/** What a service does once the decision is stored; each is safe to do twice. */
export type HandoverEffect =
  | { readonly kind: 'own'; readonly queue: string; readonly before: string }
  | { readonly kind: 'share'; readonly queue: string; readonly fields: readonly CrossingField[] }
  | { readonly kind: 'tell'; readonly queue: string; readonly status: HandoverStatus }
  | { readonly kind: 'wake'; readonly handoverId: string; readonly at: string }
  | { readonly kind: 'escalate'; readonly to: string; readonly after: string }

export type HandoverRefusal =
  | 'not_owner'
  | 'same_desk'
  | 'no_such_desk'
  | 'open_already'
  | 'none_open'
  | 'not_offered_to_you'
  | 'may_not_cross'
  | 'already_due'
  | 'not_due'
  | 'too_late'

export type HandoverDecision =
  | { readonly kind: 'done'; readonly state: HandoverState; readonly effects: readonly HandoverEffect[] }
  | { readonly kind: 'refused'; readonly reason: HandoverRefusal }

const refuse = (reason: HandoverRefusal): HandoverDecision => ({ kind: 'refused', reason })

/**
 * One act on a case's handovers. Until somebody accepts, nothing changes for the case: the owner is the owner. After a
 * refusal, a revocation or silence too. An accepted offer moves ownership at once and to one desk.
 */
export function decideHandover(
  state: HandoverState,
  act: HandoverAct,
  { now, tree }: { now: Date; tree: RoutingTree },
): HandoverDecision {
  if (act.act === 'offer') return decideOffer(state, act, now, tree)
  const { open } = state
  if (open === undefined) return refuse('none_open')
  const due = open.dueAt <= now.toISOString()
  if (act.act === 'expire') return due ? expire(state, open, now, tree) : refuse('not_due')
  if (act.act === 'void')
    return close(state, open, {
      status: 'void',
      step: { act: 'void', at: now.toISOString(), desk: open.from },
    })
  if (act.desk !== (act.act === 'revoke' ? open.from : open.to))
    return refuse(act.act === 'revoke' ? 'not_owner' : 'not_offered_to_you')
  if (due) return refuse('too_late')
  const step: HandoverStep = {
    ...stepOf(act),
    act: act.act,
    at: now.toISOString(),
    desk: act.desk,
    by: act.by,
  }
  if (act.act === 'revoke') return close(state, open, { status: 'revoked', step })
  if (act.act === 'decline') return close(state, open, { status: 'declined', step })
  return accept(state, open, step)
}

const stepOf = (act: { readonly note?: string; readonly reason?: DeclineReason }) => ({
  ...(act.reason === undefined ? {} : { reason: act.reason }),
  ...(act.note === undefined ? {} : { note: act.note }),
})

function decideOffer(
  state: HandoverState,
  act: Extract<HandoverAct, { act: 'offer' }>,
  now: Date,
  tree: RoutingTree,
): HandoverDecision {
  // The same offer handed in again is the one that is there.
  if ([state.open, ...state.closed].some((known) => known?.id === act.id))
    return { kind: 'done', state, effects: [] }
  if (act.desk !== state.owner) return refuse('not_owner')
  if (state.open !== undefined) return refuse('open_already')
  if (act.to === act.desk) return refuse('same_desk')
  if (!isDesk(act.to, tree)) return refuse('no_such_desk')
  const contact = contactOfQueue(act.to, tree)
  if (contact !== undefined && act.fields.some((field) => !contact.mayCross.includes(field)))
    return refuse('may_not_cross')
  if (act.dueAt <= now.toISOString()) return refuse('already_due')
  const { id, to, kind, pseudonymised, preview, dueAt } = act
  const step: HandoverStep = {
    ...stepOf(act),
    act: 'offer',
    at: now.toISOString(),
    desk: act.desk,
    by: act.by,
  }
  const open: Handover = {
    id,
    caseId: state.caseId,
    kind,
    from: act.desk,
    to,
    status: 'offered',
    fields: [...act.fields],
    pseudonymised,
    preview,
    dueAt,
    ...(act.after === undefined ? {} : { after: act.after }),
    history: [step],
  }
  return {
    kind: 'done',
    state: { ...state, open },
    effects: [
      { kind: 'tell', queue: to, status: 'offered' },
      { kind: 'wake', handoverId: id, at: dueAt },
    ],
  }
}

function accept(state: HandoverState, open: Handover, step: HandoverStep): HandoverDecision {
  const share: HandoverEffect = { kind: 'share', queue: open.to, fields: open.fields }
  const closed = close(state, open, { status: 'accepted', step }, [share])
  if (closed.kind === 'refused' || open.kind === 'information') return closed
  const own: HandoverEffect = { kind: 'own', queue: open.to, before: open.from }
  return { kind: 'done', state: { ...closed.state, owner: open.to }, effects: [own, ...closed.effects] }
}

/** Silence is not consent: the owner stays, is told, and the desk above is asked next. */
function expire(state: HandoverState, open: Handover, now: Date, tree: RoutingTree): HandoverDecision {
  const step: HandoverStep = { act: 'expire', at: now.toISOString(), desk: open.to }
  const next = escalationOf(open.to, tree)
  const to = next === open.from ? escalationOf(next, tree) : next
  const ends = to === open.to || to === open.from
  return close(
    state,
    open,
    { status: 'expired', step },
    ends ? [] : [{ kind: 'escalate', to, after: open.id }],
  )
}

/** Both sides are told how it ended; who offered hears a refusal with its reason, which is in the history. */
function close(
  state: HandoverState,
  open: Handover,
  { status, step }: { status: Exclude<HandoverStatus, 'offered'>; step: HandoverStep },
  effects: readonly HandoverEffect[] = [],
): HandoverDecision {
  const ended: Handover = { ...open, status, history: [...open.history, step] }
  return {
    kind: 'done',
    state: { ...state, open: undefined, closed: [...state.closed, ended] },
    effects: [
      ...effects,
      { kind: 'tell', queue: open.from, status },
      { kind: 'tell', queue: open.to, status },
    ],
  }
}
