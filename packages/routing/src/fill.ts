import type { Jurisdiction, Place } from '@seinpost/schemas'
import {
  cellQueue,
  contactQueue,
  districtQueue,
  municipalityQueue,
  SUPRA_LOCAL,
  type Template,
  zoneQueue,
} from './queues.ts'
import type { RoutingTree } from './tree.ts'

/** A queue for a template, with the reason it is this one. */
export interface Filled {
  readonly queue: string
  readonly reason: string
}

/** Where a signal may go when its municipality has no queue: everywhere, or, for a cry for help, not to the police. */
export type Fallback = 'zone' | 'none'

const roleIn = ({ role, name }: Place) => (role === 'mention' ? `${name} is named` : `${role} in ${name}`)

/** The queue a template stands for at this place; undefined when nobody there takes part. */
export function fillTemplate(
  template: Template,
  { place, jurisdiction }: { place: Place; jurisdiction: Jurisdiction | undefined },
  tree: RoutingTree,
  fallback: Fallback,
): Filled | undefined {
  if (jurisdiction === undefined) return template === '{municipality}' ? contactOf(place, tree) : undefined
  const reason = roleIn(place)
  if (template === '{zone}') return zoneOrDistrict(jurisdiction, tree, reason)
  if (template === '{district}')
    return tree.hasDistrict(jurisdiction.district.slug)
      ? {
          queue: districtQueue(jurisdiction.district.slug),
          reason: `${reason}; district ${jurisdiction.district.name}`,
        }
      : undefined
  const { nis } = jurisdiction
  if (tree.hasMunicipality(nis)) {
    const cell = tree.cellOf.get(nis)
    return cell === undefined
      ? { queue: municipalityQueue(nis), reason }
      : { queue: cellQueue(cell), reason: `${reason}; shared cell ${cell}` }
  }
  if (fallback === 'none') return undefined
  return (
    zoneOrDistrict(jurisdiction, tree, `${reason}; ${jurisdiction.name} has no queue`) ?? {
      queue: SUPRA_LOCAL,
      reason: `${reason}; neither ${jurisdiction.name}, its zone nor its district has a queue`,
    }
  )
}

function zoneOrDistrict(
  { zone, district }: Jurisdiction,
  tree: RoutingTree,
  reason: string,
): Filled | undefined {
  if (tree.hasZone(zone.code))
    return { queue: zoneQueue(zone.code), reason: `${reason}; police zone ${zone.name}` }
  if (tree.hasDistrict(district.slug))
    return { queue: districtQueue(district.slug), reason: `${reason}; district ${district.name}` }
  return undefined
}

/** The contact of the municipality abroad, else that of its country. */
function contactOf(place: Place, { contacts }: RoutingTree): Filled | undefined {
  const contact = contacts.get(place.code ?? '') ?? contacts.get(place.country)
  return contact === undefined
    ? undefined
    : {
        queue: contactQueue(contact.for),
        reason: `${roleIn(place)}; ${contact.name} is the contact for ${contact.for}`,
      }
}
