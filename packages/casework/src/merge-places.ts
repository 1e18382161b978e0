import type { Place } from '@seinpost/schemas'

const keyOf = ({ nis, code, role }: Place) => `${nis ?? code ?? ''}/${role}`

/**
 * The places of a case: those of its lead as they are, those of its other members without their evidence, whose offsets
 * point into another text. One per municipality and role, with the highest confidence.
 */
export function mergePlaces(lead: readonly Place[], others: readonly Place[]): Place[] {
  const merged = new Map(lead.map((place) => [keyOf(place), place]))
  for (const place of others) {
    const known = merged.get(keyOf(place))
    if (known === undefined) merged.set(keyOf(place), { ...place, evidence: [] })
    else if (known.confidence < place.confidence) {
      merged.set(keyOf(place), { ...known, confidence: place.confidence })
    }
  }
  return [...merged.values()]
}
