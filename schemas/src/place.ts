import { z } from 'zod'
import { PlaceRole, Span } from './vocabulary.ts'

export const PlaceEvidence = Span.extend({
  text: z.string(),
  /** What kind of clue it is; `field` evidence has an empty span because it comes from the signal's own fields. */
  kind: z.enum([
    'postcode',
    'name',
    'alias',
    'hashtag',
    'zone',
    'station',
    'region',
    'field',
    'venue',
    'demonym',
    'fuzzy',
  ]),
})
export type PlaceEvidence = z.infer<typeof PlaceEvidence>

/** A municipality a signal concerns. Below 0.5 confidence it is a candidate, not a route. */
export const Place = z.object({
  /** NIS code (Belgium). Exactly one of `nis` and `code` is there. */
  nis: z.string().optional(),
  /** Foreign code with its prefix, such as `GM0744` or `FR:59350`. */
  code: z.string().optional(),
  name: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
  role: PlaceRole,
  /** In [0, 1], calibrated: 0.8 is right 8 times out of 10. */
  confidence: z.number().min(0).max(1),
  /** True when the signal's own place field names it. */
  stated: z.boolean().optional(),
  evidence: z.array(PlaceEvidence),
})
export type Place = z.infer<typeof Place>

/** Who is competent for a Belgian municipality. */
export const Jurisdiction = z.object({
  nis: z.string(),
  name: z.string(),
  names: z.object({ nl: z.string(), fr: z.string(), de: z.string() }),
  zone: z.object({ code: z.string(), name: z.string() }),
  /** Judicial district; the slug names its queue. */
  district: z.object({ slug: z.string(), name: z.string() }),
  /** Prosecution office, when it is not that of the whole district. */
  prosecution: z.string(),
  /** `code` is empty in the Brussels region, which has no province. */
  province: z.object({ code: z.string(), name: z.string() }),
  region: z.enum(['VLG', 'WAL', 'BRU']),
  /** Official language. */
  lang: z.string(),
  /** Codes of the nearest Belgian municipalities and units abroad, nearest first; by main place, not by border line. */
  neighbours: z.array(z.string()),
})
export type Jurisdiction = z.infer<typeof Jurisdiction>

export const RecipientRole = z.enum(['primary', 'co', 'information', 'analyst', 'help', 'oversight'])
export type RecipientRole = z.infer<typeof RecipientRole>

/** A queue that receives the signal, and why. */
export const Recipient = z.object({
  /** Queue name: `analyst`, `municipality-11002`, `zone-5345`, `district-…`, `supra-local`, `help`. */
  queue: z.string(),
  role: RecipientRole,
  reason: z.string(),
  confidence: z.number().min(0).max(1),
  /** The route of the tree that matched, as a path of names. */
  route: z.string(),
  /** False until an analyst lets it through; always true for a referral's own municipality. */
  released: z.boolean(),
})
export type Recipient = z.infer<typeof Recipient>

export const RoutingDecision = z.object({
  recipients: z.array(Recipient).min(1),
  /** The queue that owns the case once released. */
  primary: z.string(),
  /** Why places did not become routes: `no_place`, `ambiguous`, `region_only`, `foreign_only`, or null. */
  unplaced: z.enum(['no_place', 'ambiguous', 'region_only', 'foreign_only']).nullable(),
})
export type RoutingDecision = z.infer<typeof RoutingDecision>
