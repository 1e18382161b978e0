import type { Concept, Context, Level } from '@seinpost/schemas'
import { type Chance, pick, seededChance } from '../chance.ts'
import { DE_GRAMMAR } from './de-grammar.ts'
import { DE_RELATIONS, DE_WORDS } from './de-relations.ts'
import { EN_GRAMMAR } from './en-grammar.ts'
import { EN_RELATIONS, EN_WORDS } from './en-relations.ts'
import { FR_GRAMMAR } from './fr-grammar.ts'
import { FR_RELATIONS, FR_WORDS } from './fr-relations.ts'
import { type Family, type Frame, fill, type Grammar, type Vocabulary, withMore } from './grammar.ts'
import { MORE_WORDS } from './more-words.ts'
import { NL_FAMILIES } from './nl-families.ts'
import { NL_FRAMES } from './nl-frames.ts'
import { NL_RELATIONS, NL_WORDS } from './nl-relations.ts'
import { NL_VOCABULARY } from './nl-vocabulary.ts'

const NL_GRAMMAR: Grammar = {
  lang: 'nl',
  vocabulary: NL_VOCABULARY,
  families: NL_FAMILIES,
  frames: NL_FRAMES,
}

const extended = (grammar: Grammar, words: Vocabulary, relations: readonly Family[]): Grammar => ({
  ...grammar,
  vocabulary: withMore(withMore(grammar.vocabulary, words), MORE_WORDS[grammar.lang]),
  families: [...grammar.families, ...relations],
})

/** Every grammar, with its share of the sentences. */
export const GRAMMARS: readonly { readonly grammar: Grammar; readonly share: number }[] = [
  { grammar: extended(NL_GRAMMAR, NL_WORDS, NL_RELATIONS), share: 0.37 },
  { grammar: extended(FR_GRAMMAR, FR_WORDS, FR_RELATIONS), share: 0.21 },
  { grammar: extended(EN_GRAMMAR, EN_WORDS, EN_RELATIONS), share: 0.21 },
  { grammar: extended(DE_GRAMMAR, DE_WORDS, DE_RELATIONS), share: 0.21 },
]

/** An invented sentence with its labels, in the form of a labelled case. */
export interface SyntheticCase {
  readonly lang: Grammar['lang']
  readonly text: string
  readonly venue: string
  readonly surface: Level
  readonly effective: Level
  readonly context: readonly Context[]
  readonly concepts: readonly Concept[]
  readonly family: string
  /** The template it was made from. */
  readonly template: string
}

const ORDINARY_VENUES = ['mastodon', 'town_page', 'forum', 'news_comments', 'video_comments']
const HOLE = '\u0001'
const MARKS = /[.!?]+$/u
const FRAMED_SHARE = 0.3
const NOISY_SHARE = 0.3

function drawFamily(families: readonly Family[], chance: Chance): Family {
  let left = chance() * families.reduce((sum, { weight }) => sum + (weight ?? 1), 0)
  for (const family of families) {
    left -= family.weight ?? 1
    if (left <= 0) return family
  }
  return pick(families, chance)
}

const asCase = (family: Family, template: string, grammar: Grammar, chance: Chance): SyntheticCase => ({
  lang: grammar.lang,
  template,
  text: fill(template, grammar.vocabulary, chance),
  venue: pick(family.venues ?? ORDINARY_VENUES, chance),
  surface: family.surface,
  effective: family.effective,
  context: family.context ?? [],
  concepts: family.concepts ?? [],
  family: family.name,
})

/** A hostile sentence carried by a frame: the words stay, what they mean changes. */
function framed(inner: SyntheticCase, frame: Frame, grammar: Grammar, chance: Chance): SyntheticCase {
  const said = inner.text.replace(MARKS, '')
  // The sentence goes in last: its own brackets and braces are not ours to fill.
  const frameText = pick(frame.templates, chance).replace('{said}', HOLE)
  const text = fill(frameText, grammar.vocabulary, chance).replace(HOLE, () => said)
  return {
    ...inner,
    template: frameText,
    text,
    venue: pick(frame.venues ?? ORDINARY_VENUES, chance),
    effective: frame.effective === 'same' ? inner.effective : frame.effective,
    context: [...new Set([...frame.context, ...inner.context])],
    family: `${frame.name}:${inner.family}`,
  }
}

/** Typing as people do it: no capitals, a doubled or lost letter, digits for letters, an exclamation mark. */
function typed(text: string, chance: Chance): string {
  const kind = chance()
  if (kind < 0.4) return text.toLowerCase()
  if (kind < 0.55) return `${text}!!`
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 2))
  if (kind < 0.7) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.8) return text.slice(0, at) + (text[at] ?? '') + text.slice(at)
  if (kind < 0.9) return text.toUpperCase()
  return `${text} ${pick(['#fyi', '👀', '...', 'echt', 'ok'], chance)}`
}

/** Sentences a frame can carry: what is said of others, in an open venue, without a frame of its own. */
const framable = ({ surface, context, venues }: Family): boolean => surface > 0 && !context && !venues

function one(grammar: Grammar, chance: Chance): SyntheticCase {
  const draw = chance() < FRAMED_SHARE
  const family = drawFamily(draw ? grammar.families.filter(framable) : grammar.families, chance)
  const made = asCase(family, pick(family.templates, chance), grammar, chance)
  const whole = draw ? framed(made, pick(grammar.frames, chance), grammar, chance) : made
  return chance() < NOISY_SHARE ? { ...whole, text: typed(whole.text, chance) } : whole
}

/** `count` invented cases over all languages, each text once; the seed decides them all. */
export function syntheticCases(count: number, seed: number): SyntheticCase[] {
  const cases = new Map<string, SyntheticCase>()
  for (const { grammar, share } of GRAMMARS) {
    const chance = seededChance(seed + grammar.lang.charCodeAt(0) * 131)
    for (let i = 0; i < Math.round(count * share); i += 1) {
      const made = one(grammar, chance)
      cases.set(made.text, made)
    }
  }
  return [...cases.values()]
}
