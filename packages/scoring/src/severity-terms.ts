import { type ScoreTerm, SEVERITY_CONCEPTS } from '@seinpost/schemas'
import { HEAD_CONCEPTS, HEAD_READINGS, type HeadName } from './head-names.ts'

/** What a context takes away differs by what kind of thing is said: a game excuses a threat, not a slur. */
export const TERM_GROUPS = ['violence', 'approval', 'hostility', 'setting', 'words'] as const
export type TermGroup = (typeof TERM_GROUPS)[number]

/** The contexts that can take something away, naming a group with praise, and a partner's protective factors. */
export const CHANNELS = [
  'gaming',
  'humour_irony',
  'quotation',
  'counterspeech',
  'fiction_lyrics',
  'historical_academic',
  'negated',
  'hypothetical',
  'venue_baseline',
  'help_seeking',
  'positive_group',
  'protective',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Something whose strength the terms multiply: a concept, a cue, a head's reading, or one of several. */
export type Factor =
  | { readonly kind: 'concept' | 'cue' | 'head'; readonly of: readonly string[] }
  /** What packs and heads together say against somebody; two of three say it all. */
  | { readonly kind: 'attack'; readonly of: readonly HeadName[] }
  | { readonly kind: 'group' }
  | { readonly kind: 'thread' }

/** One addend of the severity. Its strength is the product of its factors; its weight is never negative. */
export interface SeverityTerm {
  readonly name: string
  readonly kind: ScoreTerm['kind']
  readonly group: TermGroup
  readonly factors: readonly Factor[]
  /** Reads between the lines, so it counts for the effective level only. */
  readonly veiled: boolean
  /** The weight the guide's rules of thumb suggest; training starts here and is drawn back to it. */
  readonly prior: number
  /** The weight never falls below this: what the term means is known, whatever the texts of a training say. */
  readonly floor: number
}

const GROUP_OF: Readonly<Record<string, TermGroup>> = {
  threat_intent: 'violence',
  call_to_violence: 'violence',
  leakage: 'violence',
  recruitment: 'violence',
  means: 'violence',
  glorification: 'approval',
  legitimisation: 'approval',
  fixation: 'approval',
  last_resort: 'approval',
  farewell: 'approval',
  dehumanisation: 'hostility',
  group_hostility: 'hostility',
  enemy_image: 'hostility',
}

/** On the scale of the thresholds (about 0, 2.5, 5, 8 above an intercept of -2.5). */
const CONCEPT_PRIOR: Readonly<Record<string, number>> = {
  threat_intent: 9,
  call_to_violence: 9,
  glorification: 6.5,
  legitimisation: 6.5,
  dehumanisation: 6.5,
  group_hostility: 4.5,
  enemy_image: 4.5,
  target_person: 0.1,
  target_group: 0.2,
  target_place: 0.1,
  means: 0.8,
  time_near: 0.1,
  leakage: 4,
  last_resort: 1.2,
  farewell: 0.8,
  fixation: 5,
  recruitment: 8.5,
  isolation: 0.8,
  grievance: 0.2,
}

const concept = (...of: string[]): Factor => ({ kind: 'concept', of })
const cue = (...of: string[]): Factor => ({ kind: 'cue', of })
const head = (...of: HeadName[]): Factor => ({ kind: 'head', of })
const GROUP: Factor = { kind: 'group' }
const VIOLENCE = concept('threat_intent', 'call_to_violence')
const APPROVAL = concept('glorification', 'legitimisation')
const TARGET = concept('target_person', 'target_group', 'target_place')
const NEAR = concept('time_near')
const PLACE = concept('target_place')

const nameOf = (factor: Factor): string => {
  if (factor.kind === 'group') return 'group_named'
  if (factor.kind === 'thread') return factor.kind
  const prefix = factor.kind === 'head' || factor.kind === 'attack' ? 'text' : factor.kind
  return `${prefix}:${factor.of.join('|')}`
}

interface PairOptions {
  readonly veiled?: boolean
  readonly floor?: number
}

const pair = (
  group: TermGroup,
  prior: number,
  factors: readonly Factor[],
  { veiled = false, floor = 0 }: PairOptions = {},
): SeverityTerm => ({
  name: factors.map(nameOf).join('×'),
  kind: veiled ? 'interaction' : 'concept',
  group,
  factors,
  veiled,
  prior,
  floor,
})

const CONCEPT_TERMS = SEVERITY_CONCEPTS.map(
  (name): SeverityTerm => ({
    name: `concept:${name}`,
    kind: 'concept',
    group: GROUP_OF[name] ?? 'setting',
    factors: [concept(name)],
    veiled: false,
    prior: CONCEPT_PRIOR[name] ?? 0,
    floor: 0,
  }),
)

const text = (name: HeadName, group: TermGroup, prior: number): SeverityTerm => ({
  name: `text:${name}`,
  kind: 'text',
  group,
  factors: [head(name)],
  veiled: false,
  prior,
  floor: name === 'violent' ? 1.2 : 0,
})

const HEAD_TERMS: readonly SeverityTerm[] = [
  ...HEAD_CONCEPTS.map((name) => text(name, GROUP_OF[name] ?? 'words', 0.5)),
  // `hateful` and `positive` are taught on texts that name a group, and say nothing without one.
  ...HEAD_READINGS.filter((name) => name !== 'positive' && name !== 'hateful').map((name) =>
    text(name, 'words', name === 'negative' ? 0.1 : name === 'violent' ? 1.6 : 1),
  ),
]

const CUE_TERMS: readonly SeverityTerm[] = [
  {
    name: 'cue:slur',
    kind: 'text',
    group: 'hostility',
    factors: [cue('slur')],
    veiled: false,
    prior: 4,
    floor: 3.2,
  },
  {
    name: 'cue:veiled',
    kind: 'text',
    group: 'violence',
    factors: [cue('veiled')],
    veiled: false,
    prior: 2,
    floor: 0,
  },
  {
    name: 'cue:crude_word',
    kind: 'text',
    group: 'hostility',
    factors: [cue('crude_word')],
    veiled: false,
    prior: 0.1,
    floor: 0,
  },
  {
    name: 'thread:takes_over',
    kind: 'thread',
    group: 'violence',
    factors: [{ kind: 'thread' }],
    veiled: true,
    prior: 7,
    floor: 0,
  },
]

const PAIRS: readonly SeverityTerm[] = [
  pair('violence', 0.8, [VIOLENCE, TARGET]),
  pair('violence', 2.5, [VIOLENCE, NEAR]),
  pair('violence', 1, [VIOLENCE, concept('means')]),
  pair('violence', 0.8, [VIOLENCE, PLACE]),
  pair('violence', 1.2, [VIOLENCE, NEAR, concept('means', 'target_place', 'target_person', 'target_group')]),
  pair('violence', 0.5, [VIOLENCE, cue('crowd_call')]),
  pair('violence', 0.5, [VIOLENCE, cue('emphasis_serious')]),
  pair('approval', 0.5, [APPROVAL, TARGET]),
  pair('approval', 0.5, [concept('fixation'), concept('isolation')]),
  pair('approval', 0.5, [concept('fixation'), concept('legitimisation', 'grievance')]),
  pair('approval', 0.3, [concept('last_resort'), concept('grievance')]),
  pair('hostility', 0.3, [concept('dehumanisation'), GROUP]),
  pair('hostility', 0.3, [concept('group_hostility', 'enemy_image'), GROUP]),
  pair('hostility', 2, [cue('profanity', 'crude_word'), GROUP]),
  pair('hostility', 1.5, [cue('insult_person'), GROUP]),
  pair('hostility', 3.8, [{ kind: 'attack', of: ['hateful', 'negative'] }, GROUP], { floor: 3.6 }),
  pair('words', 1, [head('violent'), GROUP]),
  pair('violence', 0.8, [head('threat_intent', 'call_to_violence'), NEAR]),
  pair('violence', 0.8, [head('threat_intent', 'call_to_violence'), TARGET]),
  pair('violence', 2, [concept('recruitment'), concept('isolation', 'call_to_violence')]),
  pair('violence', 4, [concept('means'), concept('last_resort', 'grievance')]),
  pair('violence', 3, [concept('means'), concept('target_person', 'target_group')]),
  pair('violence', 3, [concept('means'), NEAR]),
  pair('violence', 4, [cue('veiled'), NEAR], { veiled: true }),
  pair('violence', 2, [cue('veiled'), TARGET], { veiled: true }),
  pair('violence', 3, [concept('leakage'), NEAR], { veiled: true }),
  pair('violence', 2, [concept('leakage'), PLACE], { veiled: true }),
  pair('approval', 3, [concept('farewell'), NEAR], { veiled: true }),
  pair('approval', 3, [concept('farewell'), PLACE], { veiled: true }),
  pair('approval', 3, [concept('last_resort'), NEAR], { veiled: true }),
  pair('setting', 0.1, [NEAR, PLACE], { veiled: true }),
]

/** Every addend, in the order of the weights. */
export const SEVERITY_TERMS: readonly SeverityTerm[] = [
  ...CONCEPT_TERMS,
  ...HEAD_TERMS,
  ...CUE_TERMS,
  ...PAIRS,
]
