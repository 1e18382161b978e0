import type { ForeignContact } from '@seinpost/schemas'
import { cellQueue, contactQueue, districtQueue, SUPRA_LOCAL, zoneQueue } from './queues.ts'
import type { RoutingTree } from './tree.ts'

const CONTACT = 'contact-'
const MUNICIPALITY = 'municipality-'

/** True for a desk that can be handed a case: it takes part, or it is the supra-local one. */
export function isDesk(queue: string, tree: RoutingTree): boolean {
  if (queue === SUPRA_LOCAL) return true
  if (queue.startsWith(MUNICIPALITY)) {
    const nis = queue.slice(MUNICIPALITY.length)
    return tree.jurisdictions(nis)?.nis === nis && tree.hasMunicipality(nis) && !tree.cellOf.has(nis)
  }
  if (queue.startsWith('cell-')) return [...tree.cellOf.values()].some((name) => cellQueue(name) === queue)
  if (queue.startsWith('zone-')) return tree.hasZone(queue.slice('zone-'.length))
  if (queue.startsWith('district-')) return tree.hasDistrict(queue.slice('district-'.length))
  return contactOfQueue(queue, tree) !== undefined
}

/** The configured contact behind a `contact-…` queue. */
export function contactOfQueue(queue: string, { contacts }: RoutingTree): ForeignContact | undefined {
  if (!queue.startsWith(CONTACT)) return undefined
  return [...contacts.values()].find((contact) => contactQueue(contact.for) === queue)
}

/** Who answers for a desk that did not: its zone, its judicial district, then the supra-local desk. */
export function escalationOf(queue: string, tree: RoutingTree): string {
  const jurisdiction = tree.jurisdictions(municipalityOf(queue, tree) ?? '')
  if (jurisdiction === undefined) return SUPRA_LOCAL
  const { zone, district } = jurisdiction
  const chain = [
    ...(tree.hasZone(zone.code) ? [zoneQueue(zone.code)] : []),
    ...(tree.hasDistrict(district.slug) ? [districtQueue(district.slug)] : []),
  ]
  return chain.find((next) => next !== queue) ?? SUPRA_LOCAL
}

function municipalityOf(queue: string, { cellOf }: RoutingTree): string | undefined {
  if (queue.startsWith(MUNICIPALITY)) return queue.slice(MUNICIPALITY.length)
  for (const [nis, name] of cellOf) if (cellQueue(name) === queue) return nis
  return undefined
}
