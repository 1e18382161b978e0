import { jurisdictionOf, loadGazetteer } from '@seinpost/gazetteer'
import { compileRouting, escalationOf } from '@seinpost/routing'
import type { Config } from '@seinpost/schemas'

/** The desk that answers for one that did not: zone, judicial district, supra-local; itself at the end of the line. */
export function upTheLine({ routing }: Pick<Config, 'routing'>): (queue: string) => string {
  const gazetteer = loadGazetteer()
  const tree = compileRouting(routing, (nis) => jurisdictionOf(gazetteer, nis))
  const districtOf = new Map<string, string>()
  for (const { zone, district } of gazetteer.jurisdictions.values())
    if (tree.hasDistrict(district.slug)) districtOf.set(`zone-${zone.code}`, `district-${district.slug}`)
  return (queue) => districtOf.get(queue) ?? escalationOf(queue, tree)
}
