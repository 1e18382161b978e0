import type { CaseStatus, Place, PlaceRole, Recipient } from '@seinpost/schemas'
import type { Hands, HandsChange, HandsDecision, HeldCase } from '@seinpost/store'
import { decideHandover } from '../handover.ts'
import { ROUTE_FROM } from '../owner-order.ts'
import { ANALYST, SUPRA_LOCAL } from '../queues.ts'
import { routeSignal } from '../route-signal.ts'
import type { RoutingTree } from '../tree.ts'
import { changeOf } from './handover-change.ts'
import { stateOf } from './handover-state.ts'

export interface PlaceDeps {
  readonly hands: Hands
  readonly tree: () => RoutingTree
  readonly now: () => Date
}

export interface PlaceRequest {
  readonly desk: string
  readonly by: string
  readonly code: string
  readonly role: PlaceRole
  readonly note?: string
}

export type PlaceChoice =
  | { readonly kind: 'done'; readonly owner: string; readonly recipients: readonly Recipient[] }
  | { readonly kind: 'refused'; readonly reason: 'not_reviewer' | 'no_such_place' | 'closed' }
  | { readonly kind: 'not_found' }

/** What may be chosen for a case: what was found, surest first, and why it did not route. */
export interface Candidates {
  readonly unplaced: ReturnType<typeof routeSignal>['unplaced']
  readonly candidates: readonly Place[]
}

const CHOOSERS: ReadonlySet<string> = new Set([ANALYST, SUPRA_LOCAL])
/** From here an analyst has let the case through already; a desk that is found later need not wait. */
const LET_THROUGH: ReadonlySet<CaseStatus> = new Set(['released', 'acknowledged', 'follow_up'])

export const inputOf = ({ lead, score, level, places }: HeldCase) => ({
  signal: lead,
  score: { ...score, severity: { ...score.severity, effective: level } },
  places,
})

/** The places that may be chosen for a case; null when there is no such case. */
export async function candidatesOf(
  caseId: string,
  { hands, tree }: Pick<PlaceDeps, 'hands' | 'tree'>,
): Promise<Candidates | null> {
  const held = await hands.held(caseId)
  if (held === null) return null
  return {
    unplaced: routeSignal(inputOf(held), tree()).unplaced,
    candidates: held.places.toSorted((a, b) => b.confidence - a.confidence),
  }
}

/** A person says where a case belongs: it is routed as a stated place, its owner stays that, and the choice is kept as a label. */
export async function choosePlace(
  caseId: string,
  request: PlaceRequest,
  deps: PlaceDeps,
): Promise<PlaceChoice> {
  const done = await deps.hands.change<PlaceChoice>(caseId, (held) => decidePlace(held, request, deps))
  return done ?? { kind: 'not_found' }
}

const refuse = (reason: Extract<PlaceChoice, { kind: 'refused' }>['reason']): HandsDecision<PlaceChoice> => ({
  result: { kind: 'refused', reason },
  change: null,
})

function decidePlace(
  held: HeldCase,
  request: PlaceRequest,
  { tree: treeNow, now }: PlaceDeps,
): HandsDecision<PlaceChoice> {
  const { desk, by, role, note } = request
  if (!held.desks.some(({ queue, released }) => queue === desk && released))
    return { result: { kind: 'not_found' }, change: null }
  if (!CHOOSERS.has(desk)) return refuse('not_reviewer')
  if (held.status === 'closed') return refuse('closed')
  const tree = treeNow()
  const place = placeOf(held, request, tree)
  if (place === null) return refuse('no_such_place')
  const code = codeOf(place)
  const result = (owner: string, recipients: readonly Recipient[]) =>
    ({ kind: 'done', owner, recipients }) as const
  const same = held.places.some(
    (one) => one.stated === true && one.confidence === 1 && codeOf(one) === code && one.role === role,
  )
  if (same && held.kept === 'place') return { result: result(held.owner, held.desks.map(bare)), change: null }
  const places = [place, ...held.places.filter((one) => codeOf(one) !== code)]
  const { recipients, primary } = routeSignal({ ...inputOf(held), places }, tree)
  const known = new Set(held.desks.map(({ queue }) => queue))
  const received = recipients
    .filter(({ queue }) => !known.has(queue))
    .map((one) => ({ ...one, released: one.released || LET_THROUGH.has(held.status) }))
  const voided = withoutOffer(held, { now: now(), tree })
  const change: HandsChange = {
    ...voided,
    received,
    places,
    owner: { queue: primary, because: 'place' },
    label: {
      code,
      role,
      candidates: held.places.map((one) => ({ code: codeOf(one), confidence: one.confidence })),
      note: note ?? null,
    },
    entries: [
      {
        act: 'place',
        desk,
        by,
        note: [`${place.name} (${code}) as ${role}`, note].filter(Boolean).join(': '),
      },
      ...(voided?.entries ?? []),
    ],
  }
  return { result: result(primary, [...held.desks.map(bare), ...received].map(owned(primary))), change }
}

const owned =
  (owner: string) =>
  (recipient: Recipient): Recipient => ({
    ...recipient,
    role: recipient.queue === owner ? 'primary' : recipient.role === 'primary' ? 'co' : recipient.role,
  })

const bare = ({ queue, role, reason, confidence, route, released }: Recipient): Recipient => ({
  ...{ queue, role, reason, confidence, route, released },
})

const codeOf = ({ nis, code }: Place) => nis ?? code ?? ''

/** Whoever was asked cannot answer for a case that has gone elsewhere. */
export function withoutOffer(held: HeldCase, at: { now: Date; tree: RoutingTree }): HandsChange | null {
  const voided = decideHandover(stateOf(held), { act: 'void' }, at)
  return voided.kind === 'done' ? changeOf(held, voided) : null
}

/** The chosen place: a municipality of this country, a candidate that was shown, or one with a contact abroad. */
function placeOf(held: HeldCase, { code, role }: PlaceRequest, tree: RoutingTree): Place | null {
  const shown = held.places.find((one) => codeOf(one) === code)
  const sure = { role, confidence: 1, stated: true, evidence: shown?.evidence ?? [] }
  const here = /^\d{5}$/u.test(code) ? tree.jurisdictions(code) : undefined
  if (here !== undefined) return { nis: here.nis, name: here.name, country: 'BE', ...sure }
  if (shown !== undefined) return { ...shown, ...sure }
  const contact = tree.contacts.get(code)
  if (contact === undefined || code.length === 2) return null
  return { code, name: contact.name, country: code.startsWith('GM') ? 'NL' : code.slice(0, 2), ...sure }
}

/** Whether a place of this confidence routes by itself. */
export const isCandidate = ({ confidence }: Place): boolean => confidence < ROUTE_FROM
