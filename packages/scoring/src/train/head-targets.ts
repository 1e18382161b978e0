import type { Level } from '@seinpost/schemas'
import { HEAD_CONCEPTS, HEAD_CONTEXTS, HEAD_NAMES, type HeadName } from '../head-names.ts'
import { venueKindOf } from '../venue.ts'
import type { LabelledCase } from './labelled-case.ts'
import type { HeadTargets } from './sparse-trainer.ts'

const INDEX = new Map<HeadName, number>(HEAD_NAMES.map((name, at) => [name, at]))

/** Head names to targets, as the trainer wants them. */
export function targetsOf(said: ReadonlyMap<HeadName, boolean>): HeadTargets {
  return new Map([...said].map(([name, is]) => [INDEX.get(name) ?? 0, is ? 1 : 0]))
}

const HOSTILE = new Set<string>(['group_hostility', 'dehumanisation', 'enemy_image'])
const VIOLENT = new Set<string>([
  'threat_intent',
  'call_to_violence',
  'glorification',
  'legitimisation',
  'means',
])
const LEVEL_HEADS = ['level1', 'level2', 'level3', 'level4'] as const

function sayLevels(said: Map<HeadName, boolean>, level: Level): void {
  for (const [at, name] of LEVEL_HEADS.entries()) said.set(name, level > at)
}

/** What an unlabelled demo signal still says: a hostile one is hostile in its words, an ordinary one mostly is not. */
function demoTargets({ effective, input, context, family }: LabelledCase): Map<HeadName, boolean> {
  const said = new Map<HeadName, boolean>()
  const venue = venueKindOf(input.venue)
  if (effective > 0) sayLevels(said, effective)
  else if (venue !== 'game' && venue !== 'sports' && family !== 'counterspeech_quote') sayLevels(said, 0)
  if (effective === 0) said.set('hateful', false)
  if (context) said.set('help_seeking', context.includes('help_seeking'))
  else if (effective > 0) said.set('help_seeking', false)
  return said
}

/** Families that speak of violence without meaning any. */
const MENTIONS = new Set(['news_violence', 'violence_told', 'fiction', 'gaming_banter'])
const ILL = new Set([
  'hostility',
  'object_hostility',
  'job_hostility',
  'individual_insult',
  'dehumanise',
  'wish_harm',
  'threat',
  'call',
])
const WELL = new Set(['group_positive'])
const NEITHER = new Set(['ordinary', 'group_neutral', 'scary_word', 'negated'])

/** Whether an invented sentence speaks ill or well is known from its family; a framed one does both. */
function saySentiment(said: Map<HeadName, boolean>, family: string): void {
  if (!ILL.has(family) && !WELL.has(family) && !NEITHER.has(family)) return
  said.set('negative', ILL.has(family))
  said.set('positive', WELL.has(family))
}

/** `hateful` tells an attack on a group from a mention of one; a text that names none teaches it nothing. */
export function forGroups(targets: HeadTargets, namesGroup: boolean): HeadTargets {
  if (namesGroup) return targets
  return new Map([...targets].filter(([head]) => head !== INDEX.get('hateful')))
}

/** A text that is not held to be violent, and yet has words of violence, teaches nothing of them. */
export function forViolence(targets: HeadTargets, mentionsViolence: boolean): HeadTargets {
  const violent = INDEX.get('violent')
  if (!mentionsViolence || violent === undefined || targets.get(violent) !== 0) return targets
  return new Map([...targets].filter(([head]) => head !== violent))
}

/** What a labelled case teaches each head. */
export function caseTargets(labelled: LabelledCase): HeadTargets {
  const { concepts, context, surface } = labelled
  if (concepts === null || context === null || surface === null) return targetsOf(demoTargets(labelled))
  const said = new Map<HeadName, boolean>()
  for (const name of HEAD_CONCEPTS) said.set(name, concepts.includes(name))
  for (const name of HEAD_CONTEXTS) said.set(name, context.includes(name))
  sayLevels(said, surface)
  // The heads read the words; what a quotation or a condemnation makes of them is the severity model's part.
  const attacks = surface > 0 && concepts.some((name) => HOSTILE.has(name) || name === 'target_group')
  said.set('hateful', attacks && !context.includes('negated'))
  const violent = concepts.some((name) => VIOLENT.has(name))
  const mentions = MENTIONS.has(labelled.family)
  // A joke or a condemnation may or may not dwell on violence; its labels do not say.
  if (violent || mentions || context.length === 0) said.set('violent', violent || mentions)
  saySentiment(said, labelled.family)
  return targetsOf(said)
}
