/* Plain lists, apart from the schemas, so that the console has them without a schema library. */

/** What a case is about, in the few words that trends speak in; each case counts under one. */
export const THEMES = [
  'violence',
  'hostility',
  'glorification',
  'recruitment',
  'distress',
  'fixation',
  'no_theme',
] as const

/** Where it was said or told. */
export const VENUES = [
  'town_page',
  'forum',
  'gaming',
  'football',
  'news',
  'video',
  'social',
  'referral',
  'platform',
] as const

export const SCHEMES = ['theme', 'level', 'venue'] as const

/** The categories of each scheme, in the order of drawing. */
export const SCHEME_PARTS: Readonly<Record<(typeof SCHEMES)[number], readonly string[]>> = {
  theme: THEMES,
  level: ['0', '1', '2', '3', '4'],
  venue: VENUES,
}
