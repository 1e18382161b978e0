import type { Place } from '@seinpost/schemas'

/** From this confidence a place is a route; below it, a candidate that is shown. */
export const ROUTE_FROM = 0.5

const ROLE_ORDER = { incident: 0, residence: 1, school: 2, mention: 3 } as const
/** Places whose confidence is this close are equally sure: the role decides between them. */
const STEP = 0.15

const NONE: readonly Place[] = []

function firstSpan({ evidence }: Place): number {
  let first = Number.POSITIVE_INFINITY
  for (const { start } of evidence) if (start < first) first = start
  return first
}

function rankOf(place: Place): number {
  const sureness = Math.round((1 - place.confidence) / STEP) * 10 + ROLE_ORDER[place.role]
  return place.stated === true ? sureness : 1000 + sureness
}

function compareOwners(a: Place, b: Place): number {
  return rankOf(a) - rankOf(b) || firstSpan(a) - firstSpan(b)
}

/**
 * Places that route, the owner first: the place that was stated, then the surer, then where it happened before where somebody
 * lives, goes to school, or is only spoken of, then the one named first.
 */
export function inOwnerOrder(places: readonly Place[]): readonly Place[] {
  if (places.length === 1) return (places[0]?.confidence ?? 0) >= ROUTE_FROM ? places : NONE
  const routed: Place[] = []
  for (const place of places) if (place.confidence >= ROUTE_FROM) routed.push(place)
  return routed.length < 2 ? routed : routed.sort(compareOwners)
}
