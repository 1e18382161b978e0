/** What a venue is for the score: only the kinds whose ordinary talk differs. */
export type VenueKind = 'game' | 'sports' | 'news' | 'referral' | 'open'

const KINDS: readonly (readonly [VenueKind, RegExp])[] = [
  ['referral', /referral|partner|trust|doorverwijzing|melding/u],
  // Readers' comments stand under news but are no news.
  ['open', /comment|reacti|kommentar/u],
  ['game', /game|gaming|lobby|esport|twitch|discord|minecraft/u],
  ['sports', /football|fan[-_ ]?forum|voetbal|soccer|sport|supporter|fu(?:ss|ß)ball/u],
  ['news', /rss|news|nieuws|krant|press|journal|event|agenda/u],
]

/** The kind of a venue by its community and platform names; `open` when it says nothing. */
export function venueKindOf(venue: string | undefined): VenueKind {
  const name = (venue ?? '').toLowerCase()
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'open'
}
