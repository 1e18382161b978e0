import { type Concept, type Scheme, THEMES, type Theme, VENUES, type Venue } from '@seinpost/schemas'

/** What trends know of a case, and nothing else: one area, one theme, one level, one venue. */
export type CountedCase = { readonly area: string } & Readonly<Record<Scheme, string>>

/** For what has no municipality on the map: no place, another region, abroad. */
export const ELSEWHERE = 'elsewhere'

const THEME_OF: Partial<Record<Concept, Theme>> = {
  threat_intent: 'violence',
  call_to_violence: 'violence',
  means: 'violence',
  time_near: 'violence',
  leakage: 'violence',
  target_place: 'violence',
  dehumanisation: 'hostility',
  group_hostility: 'hostility',
  enemy_image: 'hostility',
  target_group: 'hostility',
  glorification: 'glorification',
  legitimisation: 'glorification',
  recruitment: 'recruitment',
  last_resort: 'distress',
  farewell: 'distress',
  isolation: 'distress',
  grievance: 'distress',
  fixation: 'fixation',
  target_person: 'fixation',
}

/** The theme most of a case's concepts point to; of equals the first of the list, which is the gravest. */
export function themeOf(concepts: readonly Concept[]): Theme {
  const votes = new Map<Theme, number>()
  for (const concept of concepts) {
    const theme = THEME_OF[concept]
    if (theme !== undefined) votes.set(theme, (votes.get(theme) ?? 0) + 1)
  }
  const most = Math.max(0, ...votes.values())
  return THEMES.find((theme) => votes.get(theme) === most && most > 0) ?? 'no_theme'
}

/** Where a case's lead was said; a kind of venue we do not know counts as social media. */
export function venueOf({ kind, community }: { kind: string | null; community: string | null }): Venue {
  if (kind === 'referral' || kind === 'platform') return kind
  return VENUES.find((venue) => venue === community) ?? 'social'
}
