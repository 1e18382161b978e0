import type { Concept, Context } from '@seinpost/schemas'

/** Concepts that have a learned head; the others are seen by the packs alone. */
export const HEAD_CONCEPTS = [
  'threat_intent',
  'call_to_violence',
  'glorification',
  'legitimisation',
  'dehumanisation',
  'group_hostility',
  'enemy_image',
  'recruitment',
  'fixation',
  'means',
  'leakage',
  'farewell',
] as const satisfies readonly Concept[]

/** Contexts that have a learned head. */
export const HEAD_CONTEXTS = [
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
] as const satisfies readonly Context[]

/**
 * `hateful`: attacks a group. `violent`: speaks of violence, whoever speaks. `negative`, `positive`: speaks ill or well
 * of whatever it speaks of. `levelK`: surface severity of K or more.
 */
export const HEAD_READINGS = [
  'hateful',
  'violent',
  'negative',
  'positive',
  'level1',
  'level2',
  'level3',
  'level4',
] as const

/** Heads of what a word says by itself: they learn words and letters only, never which words stand together. */
export const WORD_HEADS: ReadonlySet<string> = new Set(['violent', 'negative', 'positive'])

/** Every head, in the order of the weights. */
export const HEAD_NAMES = [...HEAD_CONCEPTS, ...HEAD_CONTEXTS, ...HEAD_READINGS] as const
export type HeadName = (typeof HEAD_NAMES)[number]
