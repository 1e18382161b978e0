import { z } from 'zod'
import { SourceKind } from '../signal.ts'
import { Context, Language, Level, PlaceRole } from '../vocabulary.ts'

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])
const Nis = z.string().regex(/^\d{5}$/u, 'must be a five-digit NIS code')
const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'may hold small letters, digits and single hyphens')

/** Every field that is there must hold; a list holds when one of it does. */
export const RouteMatch = z.strictObject({
  municipality: oneOrMany(z.string()).optional(),
  zone: oneOrMany(z.string()).optional(),
  district: oneOrMany(z.string()).optional(),
  country: oneOrMany(z.string().length(2)).optional(),
  placeRole: oneOrMany(PlaceRole).optional(),
  /** Confidence the place must have; places below 0.5 never route. */
  minConfidence: z.number().min(0).max(1).optional(),
  minLevel: Level.optional(),
  maxLevel: Level.optional(),
  context: oneOrMany(Context).optional(),
  /** A concept of the score or a concern of the referral. */
  theme: oneOrMany(z.string().min(1)).optional(),
  sourceKind: oneOrMany(SourceKind).optional(),
  language: oneOrMany(Language).optional(),
  /** Names of `hours` windows; the moment the signal came in counts. */
  during: oneOrMany(z.string().min(1)).optional(),
})
export type RouteMatch = z.infer<typeof RouteMatch>

/** Alertmanager's idea on people's queues: the deepest matching child wins; `continue` goes on to its siblings. */
export type RouteNode = {
  name: string
  match?: RouteMatch | undefined
  /** Queue names; `{municipality}`, `{zone}` and `{district}` are filled from the place that matched. Inherited. */
  receivers?: string[] | undefined
  continue?: boolean | undefined
  /** `analyst`: public-source signals wait for an analyst; `automatic`: they go straight on. Inherited. */
  release?: 'analyst' | 'automatic' | undefined
  routes?: RouteNode[] | undefined
}
export const RouteNode: z.ZodType<RouteNode> = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1),
    match: RouteMatch.optional(),
    receivers: z.array(z.string().min(1)).min(1).optional(),
    continue: z.boolean().optional(),
    release: z.enum(['analyst', 'automatic']).optional(),
    routes: z.array(RouteNode).optional(),
  }),
)

export const WeekDay = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time such as 18:30')

/** A window of the week in Belgian time; `to` before `from` runs past midnight into the next day. */
export const HoursWindow = z.strictObject({
  days: z.array(WeekDay).min(1).optional(),
  from: ClockTime,
  to: ClockTime,
})
export type HoursWindow = z.infer<typeof HoursWindow>

/** What of a case a contact abroad may see. */
export const CROSSING_FIELDS = ['places', 'level', 'reason', 'text', 'url', 'thread', 'referral'] as const

/** Somebody abroad who may receive a case, and what may cross to them. */
export const ForeignContact = z.strictObject({
  name: z.string().min(1),
  /** Country code (`NL`), or the code of one municipality abroad (`GM0748`), which comes first. */
  for: z.string().min(2),
  mayCross: z.array(z.enum(CROSSING_FIELDS)).default(['places', 'level', 'reason']),
})
export type ForeignContact = z.infer<typeof ForeignContact>

export const RoutingConfig = z.strictObject({
  /** A file of route tests, relative to the config file; `config check` runs them. */
  tests: z.string().min(1).optional(),
  /** NIS codes of municipalities with their own queue; others fall to zone, district, then the supra-local desk. */
  participating: z.union([z.literal('all'), z.array(Nis)]),
  /** Codes of zones with a queue. */
  zones: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
  /** Slugs of judicial districts with a queue. */
  districts: z.union([z.literal('all'), z.array(Slug)]).default('all'),
  /** Several towns with one cell (LIVC R): their signals go to `cell-<name>` and not to a queue of each. */
  cells: z.array(z.strictObject({ name: Slug, municipalities: z.array(Nis).min(1) })).default([]),
  /** Neighbours abroad get a case through their contact only; without one it stays at the supra-local desk. */
  contacts: z.array(ForeignContact).default([]),
  /** Named windows for `during`, such as `night`. */
  hours: z.record(z.string().min(1), z.union([HoursWindow, z.array(HoursWindow).min(1)])).default({}),
  /** The root; its receivers are the catch-all and cannot be removed. */
  tree: RouteNode,
})
export type RoutingConfig = z.infer<typeof RoutingConfig>

/** One line of the file of route tests beside the config. */
export const RouteTest = z.strictObject({
  name: z.string().min(1),
  given: z.strictObject({
    /** Read by `locate`; or state the places. */
    text: z.string().min(1).optional(),
    places: z
      .array(
        z.strictObject({
          code: z.string().min(1),
          role: PlaceRole.default('mention'),
          confidence: z.number().min(0).max(1).default(0.95),
        }),
      )
      .optional(),
    sourceKind: SourceKind.default('public'),
    level: Level.default(1),
    context: z.array(Context).default([]),
    themes: z.array(z.string()).default([]),
    language: Language.default('nl'),
    at: z.iso.datetime({ offset: true }).default('2026-11-20T10:00:00Z'),
  }),
  expect: z.strictObject({
    primary: z.string().optional(),
    /** Queues that must be among the recipients. */
    to: z.array(z.string()).optional(),
    /** Queues that must not be. */
    notTo: z.array(z.string()).optional(),
    /** Queues that must have it without waiting for an analyst. */
    released: z.array(z.string()).optional(),
    unplaced: z.enum(['no_place', 'ambiguous', 'region_only', 'foreign_only', 'placed']).optional(),
  }),
})
export type RouteTest = z.infer<typeof RouteTest>
export const RouteTests = z.array(RouteTest)
export type RouteTests = z.infer<typeof RouteTests>
