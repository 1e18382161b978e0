import { CHANNELS, type Channel, SEVERITY_TERMS, TERM_GROUPS, type TermGroup } from './severity-terms.ts'

/** All learned numbers of the severity model. Signs are fixed: no term lowers, no channel raises. */
export interface SeverityWeights {
  readonly intercept: number
  /** Per severity term, >= 0. */
  readonly terms: readonly number[]
  /** Per term group and channel, >= 0: a channel of strength x leaves `exp(-hazard * x)` of a term. */
  readonly hazards: readonly (readonly number[])[]
  /** Per channel, <= 0: what the context takes away whatever is said. */
  readonly mains: readonly number[]
  /** Where the linear score passes into levels 1, 2, 3 and 4; ascending. */
  readonly thresholds: readonly number[]
  /** Where the stated level changes; near the thresholds, moved to what costs a desk least. */
  readonly cuts: readonly number[]
  /** How fast the chance of a level rises with the linear score. */
  readonly sharpness: number
}

/** Rules of thumb of the guide: how much of each group a context leaves, as a hazard. */
const HAZARD_PRIOR: Readonly<Record<Channel, Readonly<Record<TermGroup, number>>>> = {
  gaming: { violence: 2, approval: 1.2, hostility: 0.2, setting: 1, words: 1.8 },
  humour_irony: { violence: 1, approval: 0.8, hostility: 0.5, setting: 0.5, words: 1 },
  quotation: { violence: 2.5, approval: 2.5, hostility: 2.5, setting: 1, words: 2 },
  counterspeech: { violence: 2.5, approval: 2.5, hostility: 2.5, setting: 1, words: 2.5 },
  fiction_lyrics: { violence: 2, approval: 2, hostility: 1, setting: 1, words: 2 },
  historical_academic: { violence: 2.5, approval: 2.5, hostility: 2.5, setting: 1, words: 2 },
  negated: { violence: 2.5, approval: 2.5, hostility: 2.5, setting: 1, words: 1.5 },
  hypothetical: { violence: 0.3, approval: 0.5, hostility: 0.2, setting: 0.2, words: 0.2 },
  venue_baseline: { violence: 2, approval: 1.2, hostility: 0.3, setting: 1.5, words: 1.8 },
  help_seeking: { violence: 0.1, approval: 1, hostility: 0.2, setting: 0.2, words: 0.5 },
  positive_group: { violence: 0.1, approval: 0.1, hostility: 1.5, setting: 0, words: 1 },
  protective: { violence: 0, approval: 0, hostility: 0, setting: 0, words: 0 },
}

/** The weights before any training: the guide's rules of thumb, written as numbers. */
export const PRIOR_WEIGHTS: SeverityWeights = {
  intercept: -2.5,
  terms: SEVERITY_TERMS.map(({ prior }) => prior),
  hazards: TERM_GROUPS.map((group) => CHANNELS.map((channel) => HAZARD_PRIOR[channel][group])),
  mains: CHANNELS.map((channel) => (channel === 'protective' ? -0.1 : -0.2)),
  thresholds: [0, 2.5, 5, 8],
  cuts: [0, 2.5, 5, 8],
  sharpness: 1,
}
