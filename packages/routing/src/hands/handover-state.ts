import { createHash } from 'node:crypto'
import type { CrossingField } from '@seinpost/schemas'
import type { HandsDecision, HeldCase } from '@seinpost/store'
import { contactOfQueue } from '../desks.ts'
import type { HandoverAct } from '../handover.ts'
import { crossingFields, previewOf } from '../handover-preview.ts'
import type { RoutingTree } from '../tree.ts'
import type { DeskRefusal, HandoverDeps, OfferRequest, Refused } from './handover-port.ts'

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const refuse = (reason: DeskRefusal): HandsDecision<Refused> => ({
  result: { kind: 'refused', reason },
  change: null,
})

export const idOf = (...parts: readonly string[]) =>
  `handover-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`

/** What of the other desks' question a case answers, before anything is offered. */
export function whyNot(held: HeldCase, desk: string): DeskRefusal | null {
  const own = held.desks.find(({ queue }) => queue === desk)
  if (held.status === 'closed') return 'closed'
  if (held.owner !== desk) return 'not_owner'
  return own?.released === true ? null : 'not_received'
}

/** Between two desks of this country the case goes whole; abroad what the contact's config lets cross, or less. */
export function fieldsOf({ to, fields }: Pick<OfferRequest, 'to' | 'fields'>, tree: RoutingTree) {
  const most = crossingFields(to, tree)
  return contactOfQueue(to, tree) === undefined ? most : (fields ?? most)
}

export const dueOf = ({ level }: Pick<HeldCase, 'level'>, { now, answerHours }: HandoverDeps) =>
  new Date(now().getTime() + (answerHours[level] ?? 24) * 3_600_000).toISOString()

export const previewFor = ({ places, score, lead }: HeldCase, fields: readonly CrossingField[]) =>
  previewOf({ places, score, signal: lead }, fields)

export const stateOf = ({ id, owner, handovers }: HeldCase) => ({
  caseId: id,
  owner,
  open: handovers.find(({ status }) => status === 'offered'),
  closed: handovers.filter(({ status }) => status !== 'offered'),
})

/** A request as an act on the case. */
export function offerAct(
  { desk, by, to, kind, pseudonymised, note }: OfferRequest,
  what: Pick<Extract<HandoverAct, { act: 'offer' }>, 'id' | 'fields' | 'preview' | 'dueAt' | 'after'>,
): Extract<HandoverAct, { act: 'offer' }> {
  return { act: 'offer', desk, by, to, kind, pseudonymised, ...what, ...(note !== undefined && { note }) }
}
