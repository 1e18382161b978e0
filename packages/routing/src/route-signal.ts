import type { Place, Recipient, RoutingDecision } from '@seinpost/schemas'
import { type Facts, factsOf, type RouteInput } from './facts.ts'
import { type Fallback, fillTemplate } from './fill.ts'
import { inOwnerOrder } from './owner-order.ts'
import { ANALYST, HELP, SUPRA_LOCAL, zoneQueue } from './queues.ts'
import type { CompiledRoute, Receiver, RoutingTree } from './tree.ts'
import { matchRoutes, type Watch } from './walk.ts'

/** A cry for help whose level stays below this goes to help and prevention, never to the police. */
const THREAT_FROM = 3

/** Desks of the organisation itself; they need nobody's release. */
const OWN_DESKS: ReadonlySet<string> = new Set([ANALYST, HELP, SUPRA_LOCAL])

/** Told which routes were tried for which place (`undefined` when the signal has none). */
export type RouteWatch = (place: string | undefined, path: string, failed: string | undefined) => void

/**
 * Who receives a signal, and why. There is always at least one recipient and exactly one owner (`primary`).
 *
 * A public source's signal is the analyst's first: other desks have it in view (`released: false`) until an analyst lets it
 * through, unless their route says `release: automatic`. A partner's referral goes straight to its desks.
 */
export function routeSignal(input: RouteInput, tree: RoutingTree, watch?: RouteWatch): RoutingDecision {
  const facts = factsOf(input, tree.usesHours)
  const list = new RecipientList(facts, tree)
  if (facts.sourceKind !== 'referral')
    list.add({ queue: ANALYST, reason: 'a public source: an analyst looks first' }, 'analyst', tree.root)
  if (facts.contexts.includes('help_seeking'))
    list.add({ queue: HELP, reason: 'somebody asks for help' }, 'help', tree.root)
  const routed = inOwnerOrder(input.places)
  for (const place of routed) {
    const jurisdiction = place.nis === undefined ? undefined : tree.jurisdictions(place.nis)
    list.addPlace(
      { ...facts, place, jurisdiction },
      watch && ((path, failed) => watch(place.name, path, failed)),
    )
  }
  if (routed.length === 0) list.addNamedZone(input.places)
  if (routed.length === 0) list.addUnplaced(watch && ((path, failed) => watch(undefined, path, failed)))
  return list.decide(
    unplacedReason(
      input,
      routed.length,
      routed.some(({ nis }) => nis !== undefined),
    ),
  )
}

function unplacedReason(
  { places, regions }: RouteInput,
  routed: number,
  belgian: boolean,
): RoutingDecision['unplaced'] {
  if (belgian) return null
  if (routed > 0) return 'foreign_only'
  if (places.length > 0) return 'ambiguous'
  return regions !== undefined && regions.length > 0 ? 'region_only' : 'no_place'
}

function findQueue(recipients: readonly Recipient[], queue: string): Recipient | undefined {
  for (const recipient of recipients) if (recipient.queue === queue) return recipient
  return undefined
}

interface Target {
  readonly queue: string
  readonly reason: string
}

/** Recipients in the making; the first Belgian place that gets a desk makes the owner. */
class RecipientList {
  readonly #facts: Facts
  readonly #tree: RoutingTree
  readonly #recipients: Recipient[] = []
  readonly #fallback: Fallback
  #owner: string | undefined
  /** A desk without a place, which owns the signal only when no place's desk does. */
  #desk: string | undefined

  constructor(facts: Facts, tree: RoutingTree) {
    this.#facts = facts
    this.#tree = tree
    this.#fallback = facts.contexts.includes('help_seeking') && facts.level < THREAT_FROM ? 'none' : 'zone'
  }

  addPlace(facts: Facts, watch: Watch | undefined): void {
    const { place, jurisdiction } = facts
    if (place === undefined) return
    const routes: CompiledRoute[] = []
    matchRoutes(this.#tree.root, facts, routes, watch)
    let first = true
    for (const route of routes)
      for (const receiver of route.receivers) {
        const target = this.#targetOf(receiver, facts)
        if (target === undefined || this.#isCatchAll(target, route)) continue
        const owns =
          receiver.isLocal &&
          jurisdiction !== undefined &&
          this.#owner === undefined &&
          target.queue !== SUPRA_LOCAL
        if (owns) this.#owner = target.queue
        else if (jurisdiction !== undefined && !OWN_DESKS.has(target.queue)) this.#desk ??= target.queue
        this.add(target, owns ? 'primary' : first ? 'co' : 'information', route, place.confidence)
        first = false
      }
  }

  #targetOf(receiver: Receiver, { place, jurisdiction }: Facts): Target | undefined {
    const { template } = receiver
    if (template === undefined || place === undefined) return receiver
    if (template === '{zone}' && this.#fallback === 'none') return undefined
    return fillTemplate(template, { place, jurisdiction }, this.#tree, this.#fallback)
  }

  /** `politiezone Grens`: no municipality is sure, but its zone is; it gets the signal beside the supra-local desk. */
  addNamedZone(candidates: readonly Place[]): void {
    const zones = new Set<string>()
    let name = ''
    for (const { nis, evidence } of candidates) {
      const zone = nis === undefined ? undefined : this.#tree.jurisdictions(nis)?.zone
      if (zone === undefined || !evidence.some(({ kind }) => kind === 'zone')) continue
      zones.add(zone.code)
      name = zone.name
    }
    const [code, other] = zones
    if (code === undefined || other !== undefined || !this.#tree.hasZone(code) || this.#fallback === 'none')
      return
    this.add({ queue: zoneQueue(code), reason: `police zone ${name} is named` }, 'co', this.#tree.root)
  }

  addUnplaced(watch: Watch | undefined): void {
    const routes: CompiledRoute[] = []
    matchRoutes(this.#tree.root, this.#facts, routes, watch)
    for (const route of routes)
      for (const { queue, template } of route.receivers)
        if (template === undefined)
          this.add({ queue, reason: `no municipality; route ${route.path}` }, 'co', route)
  }

  /** The root's own desks wait until it is known that nobody else has the signal. */
  #isCatchAll({ queue }: Target, route: CompiledRoute): boolean {
    return route === this.#tree.root && queue === SUPRA_LOCAL
  }

  add({ queue, reason }: Target, role: Recipient['role'], route: CompiledRoute, confidence = 1): void {
    const known = findQueue(this.#recipients, queue)
    const released =
      OWN_DESKS.has(queue) || this.#facts.sourceKind === 'referral' || route.release === 'automatic'
    if (known === undefined)
      this.#recipients.push({ queue, role, reason, confidence, route: route.path, released })
    else if (released) known.released = true
  }

  decide(unplaced: RoutingDecision['unplaced']): RoutingDecision {
    const recipients = this.#recipients
    const helps = this.#fallback === 'none'
    this.#owner ??= this.#desk
    if (this.#owner === undefined && (unplaced !== null || !helps))
      this.add(
        { queue: SUPRA_LOCAL, reason: unplaced ?? 'no desk of its place takes part' },
        helps ? 'co' : 'primary',
        this.#tree.root,
      )
    const primary = this.#owner ?? (helps ? HELP : SUPRA_LOCAL)
    const owner = findQueue(recipients, primary)
    if (owner !== undefined && primary !== HELP) owner.role = 'primary'
    return { recipients, primary, unplaced }
  }
}
