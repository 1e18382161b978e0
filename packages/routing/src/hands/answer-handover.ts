import type { Handover } from '@seinpost/schemas'
import type { HandsDecision, HeldCase } from '@seinpost/store'
import { contactOfQueue } from '../desks.ts'
import { decideHandover } from '../handover.ts'
import { SUPRA_LOCAL } from '../queues.ts'
import type { RoutingTree } from '../tree.ts'
import { changeOf } from './handover-change.ts'
import type { Answered, AnswerRequest, HandoverDeps, NotFound, Refused } from './handover-port.ts'
import { refuse, stateOf } from './handover-state.ts'
import { sharedOf } from './shared.ts'

/** The supra-local desk answers for a contact abroad, who has no account here. */
function actorOf(request: AnswerRequest, { to }: Handover, tree: RoutingTree): { desk: string; by: string } {
  const speaksFor = request.desk === SUPRA_LOCAL && request.act !== 'revoke' && contactOfQueue(to, tree)
  return speaksFor
    ? { desk: to, by: `${request.by} (${SUPRA_LOCAL})` }
    : { desk: request.desk, by: request.by }
}

const ENDS = { accept: 'accepted', decline: 'declined', revoke: 'revoked' } as const

/** Accepts, declines or takes back an offer. Two at once: the second is told what the first did. */
export async function answerHandover(
  id: string,
  request: AnswerRequest,
  deps: HandoverDeps,
): Promise<Answered | Refused | NotFound> {
  const { hands, now } = deps
  const found = await hands.find(id)
  if (found === null) return { kind: 'not_found' }
  const done = await hands.change<Answered | Refused | NotFound>(found.caseId, (held) => {
    const tree = deps.tree()
    const known = held.handovers.find((one) => one.id === id)
    if (known === undefined) return { result: { kind: 'not_found' }, change: null }
    const actor = actorOf(request, known, tree)
    // To whoever is no side of it, it does not exist.
    if (actor.desk !== known.to && actor.desk !== known.from)
      return { result: { kind: 'not_found' }, change: null }
    if (known.status !== 'offered') return repeated(held, known, { ...request, ...actor })
    if (held.status === 'closed') return ended(held, deps)
    const decision = decideHandover(stateOf(held), { ...request, ...actor }, { now: now(), tree })
    if (decision.kind === 'refused') return refuse(decision.reason)
    const handover = decision.state.closed.find((one) => one.id === id) ?? known
    return {
      result: answered(held, handover, decision.state.owner),
      change: changeOf(held, decision),
    }
  })
  return done ?? { kind: 'not_found' }
}

/** An answer whose acknowledgement was lost is given again; another answer comes too late. */
function repeated(
  held: HeldCase,
  known: Handover,
  request: AnswerRequest,
): HandsDecision<Answered | Refused> {
  const last = known.history.at(-1)
  const same = known.status === ENDS[request.act] && last?.desk === request.desk && last.by === request.by
  return same ? { result: answered(held, known, held.owner), change: null } : refuse('none_open')
}

/** The case ended while the offer was open: the offer goes with it. */
function ended(held: HeldCase, { now, tree }: HandoverDeps): HandsDecision<Refused> {
  const decision = decideHandover(stateOf(held), { act: 'void' }, { now: now(), tree: tree() })
  const change = decision.kind === 'done' ? changeOf(held, decision) : null
  return { result: { kind: 'refused', reason: 'closed' }, change }
}

function answered(held: HeldCase, handover: Handover, owner: string): Answered {
  const abroad = handover.to.startsWith('contact-') && handover.status === 'accepted'
  return { kind: 'done', handover, owner, shared: abroad ? sharedOf(held, handover) : null }
}
