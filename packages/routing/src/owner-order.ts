import type { Place } from '@seinpost/schemas'

/** From this confidence a place is a route; below it, a candidate that is shown. */
export const ROUTE_FROM = 0.5

const ROLE_ORDER = { incident: 0, residence: 1, school: 2, mention: 3 } as const
/** Places whose confidence is this close are equally sure: the role decides between them. */
const STEP = 0.15

const firstSpan = ({ evidence }: Place) =>
  evidence.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)

/**
 * Places that route, the owner first: the place that was stated, then the surer, then where it happened before where somebody
 * lives, goes to school, or is only spoken of, then the one named first.
 */
export function inOwnerOrder(places: readonly Place[]): readonly Place[] {
  const routed = places.filter(({ confidence }) => confidence >= ROUTE_FROM)
  if (routed.length < 2) return routed
  const rank = (place: Place) =>
    (place.stated === true ? 0 : 1000) +
    Math.round((1 - place.confidence) / STEP) * 10 +
    ROLE_ORDER[place.role]
  return routed
    .map((place) => ({ place, rank: rank(place), start: firstSpan(place) }))
    .sort((a, b) => a.rank - b.rank || a.start - b.start)
    .map(({ place }) => place)
}
