import type { Assessment, CaseAct, CaseStatus, Context, Outcome } from '@seinpost/schemas'
import type { ActDecision, ActRefusal, DeskRecipient, WorkedCase } from '@seinpost/store'
import { LIFE_CYCLE } from './life-cycle.ts'

/** Who does it, for which desk. `version` is the one the person saw; acts on another are refused. */
interface Actor {
  readonly desk: string
  readonly by: string
  readonly version?: number
}
export type ActRequest = Actor &
  (
    | { readonly act: 'claim' | 'keep' | 'give_back' }
    | {
        readonly act: 'assess'
        readonly outcome: Outcome
        readonly level: Assessment['level']
        readonly context: readonly Context[]
        readonly note?: string
      }
    | { readonly act: 'release'; readonly queues: readonly string[]; readonly note?: string }
    | { readonly act: 'acknowledge' | 'follow_up' }
    | { readonly act: 'close' | 'reopen'; readonly note: string }
    | { readonly act: 'lapse' }
  )

export interface ActPolicy {
  /** How long a claim holds without being kept. */
  readonly leaseMs: number
  readonly now: Date
}

const DISMISSES: ReadonlySet<Outcome> = new Set(['no_concern', 'context_explains'])

/** The row of the life-cycle table; an assessment's outcome decides between two. */
function rowOf(request: ActRequest): CaseAct {
  return request.act === 'assess' && DISMISSES.has(request.outcome) ? 'dismiss' : request.act
}

const isLive = (lease: DeskRecipient['lease'], now: Date) => lease !== null && lease.until > now.toISOString()
const refuse = (reason: ActRefusal): ActDecision => ({ kind: 'refused', reason })

/** Why this actor may not do this, or null. The order is what a person is told first. */
function refusalOf(
  { recipients, version }: WorkedCase,
  request: ActRequest,
  { now }: ActPolicy,
): ActRefusal | null {
  const own = recipients.find(({ queue }) => queue === request.desk)
  if (own === undefined || !own.released) return 'not_received'
  if (request.version !== undefined && request.version !== version) return 'stale'
  const { lease } = own
  if (request.act === 'lapse') return lease === null || isLive(lease, now) ? 'not_held' : null
  const holds = isLive(lease, now) && lease?.by === request.by
  if (isLive(lease, now) && !holds) return 'held'
  const reviews = own.role === 'analyst'
  if ((request.act === 'assess' || request.act === 'release') && !reviews) return 'not_reviewer'
  if ((request.act === 'acknowledge' || request.act === 'follow_up') && reviews) return 'is_reviewer'
  if ((request.act === 'keep' || request.act === 'give_back' || request.act === 'assess') && !holds)
    return 'not_held'
  return null
}

/** The desk's row after the act; `null` lease gives it back. */
function ownAfter(own: DeskRecipient, request: ActRequest, { now, leaseMs }: ActPolicy): DeskRecipient {
  const at = now.toISOString()
  switch (request.act) {
    case 'claim':
    case 'keep':
      return { ...own, lease: { by: request.by, until: new Date(now.getTime() + leaseMs).toISOString() } }
    case 'give_back':
    case 'lapse':
      return { ...own, lease: null }
    case 'assess':
    case 'acknowledge':
      return { ...own, lease: null, handledAt: own.handledAt ?? at }
    default:
      return own
  }
}

const releasedByHand = (queue: string, by: string): DeskRecipient => ({
  queue,
  role: 'co',
  reason: `added by ${by}`,
  confidence: 1,
  route: 'analyst',
  released: true,
  lease: null,
  handledAt: null,
})

function recipientsAfter(
  { recipients }: WorkedCase,
  request: ActRequest,
  policy: ActPolicy,
): readonly DeskRecipient[] {
  const after = recipients.map((recipient) =>
    recipient.queue === request.desk ? ownAfter(recipient, request, policy) : recipient,
  )
  if (request.act === 'reopen') return after.map((recipient) => ({ ...recipient, handledAt: null }))
  if (request.act !== 'release') return after
  const known = new Set(after.map(({ queue }) => queue))
  const added = request.queues.filter((queue) => !known.has(queue))
  return [
    ...after.map((recipient) =>
      request.queues.includes(recipient.queue) ? { ...recipient, released: true } : recipient,
    ),
    ...added.map((queue) => releasedByHand(queue, request.by)),
  ]
}

/** Where the case stands: given back, it shows as claimed as long as another desk has it in hand. */
function statusAfter(to: CaseStatus, from: CaseStatus, recipients: readonly DeskRecipient[]): CaseStatus {
  const inHand = recipients.some(({ lease }) => lease !== null)
  return to === 'new' && from === 'claimed' && inHand ? 'claimed' : to
}

function assessmentOf(stored: WorkedCase, request: ActRequest, at: string): Assessment | null {
  if (request.act !== 'assess') return null
  const { outcome, level, context, note, by } = request
  return {
    outcome,
    level,
    context: [...context],
    ...(note !== undefined && { note }),
    by,
    at,
    signalId: stored.leadId,
  }
}

/** What one act does to a case, or why it may not: pure, so that what the API refuses and the store refuses agree. */
export function decideAct(stored: WorkedCase, request: ActRequest, policy: ActPolicy): ActDecision {
  const refusal = refusalOf(stored, request, policy)
  if (refusal !== null) return refuse(refusal)
  const row = rowOf(request)
  const to = LIFE_CYCLE[row][stored.status]
  if (to === undefined) return refuse('illegal')
  const at = policy.now.toISOString()
  const worked = recipientsAfter(stored, request, policy)
  const status = statusAfter(to, stored.status, worked)
  // What is closed is in nobody's hand.
  const recipients = status === 'closed' ? worked.map((recipient) => ({ ...recipient, lease: null })) : worked
  const { desk, by } = request
  const note = 'note' in request ? request.note : undefined
  return {
    kind: 'accepted',
    status,
    recipients,
    assessment: assessmentOf(stored, request, at),
    // Keeping a claim is no change anybody must be told of.
    entry:
      row === 'keep'
        ? null
        : {
            version: stored.version + 1,
            act: row,
            desk,
            by,
            from: stored.status,
            to: status,
            ...(note !== undefined && { note }),
            at,
          },
  }
}
