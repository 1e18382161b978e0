import { z } from 'zod'

/** Languages with a concept pack; `other` is any language that is known but has none, `und` is "cannot tell". */
export const LANGUAGES = ['nl', 'fr', 'en', 'de', 'other', 'und'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** Severity of a signal, never of a person: 0 none, 1 concern, 2 elevated, 3 serious, 4 acute. */
export const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Level = z.infer<typeof Level>
export const LEVELS: readonly Level[] = [0, 1, 2, 3, 4]

export const CONTEXTS = [
  'gaming',
  'humour_irony',
  'quotation',
  'counterspeech',
  'fiction_lyrics',
  'historical_academic',
  'negated',
  'hypothetical',
  'victim_report',
  'help_seeking',
  'third_person_referral',
  'venue_baseline',
] as const
export const Context = z.enum(CONTEXTS)
export type Context = z.infer<typeof Context>

/** Signals of severity. `leakage`, `last_resort`, `fixation` are Meloy's warning behaviours, as in TRAP-18. */
export const SEVERITY_CONCEPTS = [
  'threat_intent',
  'call_to_violence',
  'glorification',
  'legitimisation',
  'dehumanisation',
  'group_hostility',
  'enemy_image',
  'target_person',
  'target_group',
  'target_place',
  'means',
  'time_near',
  'leakage',
  'last_resort',
  'farewell',
  'fixation',
  'recruitment',
  'isolation',
  'grievance',
] as const

export const PROTECTIVE_CONCEPTS = [
  'social_ties',
  'school_work',
  'future_plans',
  'accepts_help',
  'distances_from_violence',
] as const

export const CONCEPTS = [...SEVERITY_CONCEPTS, ...PROTECTIVE_CONCEPTS] as const
export const Concept = z.enum(CONCEPTS)
export type Concept = z.infer<typeof Concept>

export const PlaceRole = z.enum(['incident', 'residence', 'school', 'mention'])
export type PlaceRole = z.infer<typeof PlaceRole>

/** Traffic Light Protocol 2.0: how far a receiver may pass a signal on. */
export const HandlingCode = z.enum(['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'])
export type HandlingCode = z.infer<typeof HandlingCode>

/** A stretch of the original text, in UTF-16 code units; `end` is exclusive. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof Span>
