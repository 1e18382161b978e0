import type { Hands, HandsChange, HeldCase } from '@seinpost/store'
import { isDesk } from '../desks.ts'
import { type Rerouted, rerouteReport } from '../reroute.ts'
import { routeSignal } from '../route-signal.ts'
import type { RoutingTree } from '../tree.ts'
import { inputOf, withoutOffer } from './choose-place.ts'

export interface RerouteDeps {
  readonly hands: Pick<Hands, 'openCases' | 'held' | 'change'>
  readonly before: RoutingTree
  readonly after: RoutingTree
  readonly now: () => Date
  readonly by: string
  /** False reports alone. */
  readonly apply: boolean
}

export interface RerouteSummary {
  readonly looked: number
  readonly rerouted: readonly Rerouted[]
}

const PAGE = 500
/** Desks that a config names; the organisation's own are always there. */
const NAMED = /^(?:municipality|cell|zone|district|contact)-/u

const takesNoPart = (queue: string, tree: RoutingTree) => NAMED.test(queue) && !isDesk(queue, tree)

/** Holds every open case against another tree: who gets it, who loses it, who owns it; and does it when told to. Again: nothing. */
export async function rerouteOpen(deps: RerouteDeps): Promise<RerouteSummary> {
  const { hands, apply } = deps
  const rerouted: Rerouted[] = []
  let looked = 0
  let after = ''
  while (true) {
    const ids = await hands.openCases({ after, limit: PAGE })
    const last = ids.at(-1)
    if (last === undefined) return { looked, rerouted }
    for (const id of ids) {
      const line = apply ? await hands.change(id, (held) => decide(held, deps)) : await preview(id, deps)
      if (line !== null) rerouted.push(line)
    }
    looked += ids.length
    after = last
  }
}

async function preview(id: string, deps: RerouteDeps): Promise<Rerouted | null> {
  const held = await deps.hands.held(id)
  return held === null ? null : decide(held, deps).result
}

function decide(
  held: HeldCase,
  deps: RerouteDeps,
): { readonly result: Rerouted | null; readonly change: HandsChange | null } {
  const plan = planReroute(held, deps)
  const at = { now: deps.now(), tree: deps.after }
  const open = held.handovers.find(({ status }) => status === 'offered')
  const asksNobody = open !== undefined && takesNoPart(open.to, deps.after)
  if (plan === null) return { result: null, change: asksNobody ? withoutOffer(held, at) : null }
  const { owner, added, removed } = plan
  const moved = owner.before !== owner.after
  const gone = held.desks.filter(({ queue }) => removed.includes(queue))
  const wasSeen = gone.some(({ released }) => released)
  const fresh = routeSignal(inputOf(held), deps.after).recipients
  const voided = moved || asksNobody ? withoutOffer(held, at) : null
  const note = [
    ...(moved ? [`owner ${owner.before} to ${owner.after}`] : []),
    ...added.map((queue) => `to ${queue}`),
    ...removed.map((queue) => `no longer ${queue}`),
  ].join(', ')
  return {
    result: plan,
    change: {
      ...voided,
      received: fresh
        .filter(({ queue }) => added.includes(queue))
        .map((one) => ({ ...one, released: one.released || wasSeen })),
      removed,
      ...(moved && { owner: { queue: owner.after, because: 'reroute' as const } }),
      entries: [{ act: 'reroute', desk: owner.after, by: deps.by, note }, ...(voided?.entries ?? [])],
    },
  }
}

/** What a tree means for one case as it stands, hand-made recipients and owners included; null when nothing changes. */
export function planReroute(
  held: HeldCase,
  { before, after }: { readonly before: RoutingTree; readonly after: RoutingTree },
): Rerouted | null {
  const input = inputOf(held)
  const [report] = rerouteReport([{ id: held.id, input }], { before, after })
  const has = new Set(held.desks.map(({ queue }) => queue))
  const isGone = (queue: string) => takesNoPart(queue, after)
  // Who owns it because people decided so keeps it for as long as that desk takes part.
  const decided = held.kept !== null && held.kept !== 'offer' && !isGone(held.owner)
  const removed = [...has].filter(
    (queue) =>
      isGone(queue) || (report?.removed.includes(queue) === true && !(decided && queue === held.owner)),
  )
  const fresh = routeSignal(input, after)
  const moves = removed.includes(held.owner) || (!decided && report?.owner.before === held.owner)
  const owner = { before: held.owner, after: moves ? fresh.primary : held.owner }
  const wanted = new Set([...(report?.added ?? []), ...(moves ? [owner.after] : [])])
  // Somebody must have it: what the new tree gives comes in where the last desk goes.
  if (removed.length > 0) for (const { queue } of fresh.recipients) wanted.add(queue)
  const added = [...wanted].filter((queue) => !has.has(queue))
  if (added.length + removed.length === 0 && owner.before === owner.after) return null
  return { caseId: held.id, owner, added, removed }
}
