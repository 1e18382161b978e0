import { randomBytes } from 'node:crypto'
import { contactOfQueue } from '../desks.ts'
import { decideHandover } from '../handover.ts'
import { changeOf } from './handover-change.ts'
import type { HandoverDeps, NotFound, Offered, OfferRequest, Previewed, Refused } from './handover-port.ts'
import {
  dueOf,
  fieldsOf,
  hashOfToken,
  idOf,
  offerAct,
  previewFor,
  refuse,
  stateOf,
  whyNot,
} from './handover-state.ts'

/** What would be shared, to whom and until when; changes nothing. */
export async function previewHandover(
  caseId: string,
  {
    desk,
    to,
    pseudonymised,
  }: { readonly desk: string; readonly to: string; readonly pseudonymised: boolean },
  deps: HandoverDeps,
): Promise<Previewed | Refused | NotFound> {
  const held = await deps.hands.held(caseId)
  if (held === null || !held.desks.some(({ queue, released }) => queue === desk && released))
    return { kind: 'not_found' }
  const reason = whyNot(held, desk)
  if (reason !== null) return { kind: 'refused', reason }
  const tree = deps.tree()
  const fields = fieldsOf({ to }, tree)
  const contact = contactOfQueue(to, tree)
  const dueAt = dueOf(held, deps)
  const preview = previewFor(held, fields)
  // Asks the same question an offer asks, so that both refuse alike.
  const act = offerAct(
    { desk, by: desk, to, kind: 'ownership', pseudonymised },
    { id: 'preview', fields, preview, dueAt },
  )
  const decision = decideHandover(stateOf(held), act, { now: deps.now(), tree })
  if (decision.kind === 'refused') return decision
  return {
    kind: 'done',
    preview,
    fields,
    pseudonymised,
    dueAt,
    contact: contact === undefined ? null : { name: contact.name, for: contact.for },
  }
}

/** Offers a case to another desk. The same offer made twice is one. */
export async function offerHandover(
  caseId: string,
  request: OfferRequest,
  deps: HandoverDeps,
): Promise<Offered | Refused | NotFound> {
  const { hands, now } = deps
  const token = (deps.newToken ?? (() => randomBytes(32).toString('base64url')))()
  const done = await hands.change<Offered | Refused | NotFound>(caseId, (held) => {
    if (!held.desks.some(({ queue, released }) => queue === request.desk && released))
      return { result: { kind: 'not_found' }, change: null }
    const tree = deps.tree()
    const fields = fieldsOf(request, tree)
    const id = request.id ?? idOf(caseId, request.desk, request.to, String(stateOf(held).closed.length))
    const known = held.handovers.find((one) => one.id === id)
    if (known !== undefined) return { result: { kind: 'done', handover: known, token: null }, change: null }
    const reason = whyNot(held, request.desk)
    if (reason !== null) return refuse(reason)
    const act = offerAct(request, {
      id,
      fields,
      preview: previewFor(held, fields),
      dueAt: dueOf(held, deps),
    })
    const decision = decideHandover(stateOf(held), act, { now: now(), tree })
    if (decision.kind === 'refused') return refuse(decision.reason)
    const handover = decision.state.open
    if (handover === undefined) return refuse('none_open')
    const link = contactOfQueue(request.to, tree) === undefined ? null : token
    const change = changeOf(held, decision)
    const links = new Map(link === null ? [] : [[id, hashOfToken(link)]])
    return {
      result: { kind: 'done', handover, token: link },
      change: change === null ? null : { ...change, links },
    }
  })
  return done ?? { kind: 'not_found' }
}
