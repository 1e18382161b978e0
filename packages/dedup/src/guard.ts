import type { HoldReason } from '@seinpost/schemas'
import type { Gap } from './align-words.ts'
import type { Comparison } from './compare-texts.ts'
import { MARK_NAME, MARK_QUOTED, MARK_TARGET, MARK_TIME } from './fold-text.ts'
import type { TextFacts } from './text-facts.ts'
import {
  CONDEMNATION,
  FUNCTION,
  NEGATION,
  NUMBER,
  PERSON,
  PLACE,
  STANCE,
  TARGET,
  TIME,
  wordClass,
} from './word-class.ts'

/** What the guard may ask of the world beside the texts. */
export interface GuardDeps {
  /** Whether a folded word is the name of a municipality or section. */
  readonly isPlace?: (word: string) => boolean
}

/** Levels this far apart never merge. */
const LEVELS_APART = 2
/** From this level a name on one side alone is a target that differs. */
const HIGH_STAKES = 2

/**
 * Why two alike texts must not be one case, or null when they may. The first reason that holds is given, the weightiest
 * first. `sameWords` says that they differ in nothing but their dress.
 */
export function refuseMerge(
  comparison: Comparison,
  sameWords: boolean,
  deps: GuardDeps = {},
): HoldReason | null {
  const { left, right } = comparison
  if (left.facts.referral || right.facts.referral) return 'other_referral'
  const byScore = refuseByScore(comparison)
  if (byScore !== null) return byScore
  const byWords = sameWords
    ? null
    : (refuseByQuote(comparison) ?? refuseByWords(comparison, deps) ?? refuseByLanguage(comparison))
  return byWords ?? refuseByPlace(left.facts, right.facts)
}

/** A language that can be told from another one. */
export const isKnown = (lang: string): boolean => lang !== 'und' && lang !== 'other' && lang !== ''

/** Less than this in common and another language: alike because of names and numbers. */
const ONE_LANGUAGE = 0.85

function refuseByLanguage({ left, right, similarity, cut }: Comparison): HoldReason | null {
  // The language of half a sentence is a guess.
  if (cut !== null) return null
  const known = isKnown(left.facts.lang) && isKnown(right.facts.lang)
  return known && left.facts.lang !== right.facts.lang && similarity < ONE_LANGUAGE ? 'translation' : null
}

function refuseByScore({ left, right, cut }: Comparison): HoldReason | null {
  if (left.facts.quotes !== right.facts.quotes) return 'quotes_or_condemns'
  if (left.facts.level === null || right.facts.level === null) return null
  if (Math.abs(left.facts.level - right.facts.level) < LEVELS_APART) return null
  if (cut?.certain) {
    // What was cut off may well be what made it serious; the part left over is a copy all the same.
    const [short, long] =
      cut.shorter === 'left' ? [left.facts.level, right.facts.level] : [right.facts.level, left.facts.level]
    if (short < long) return null
  }
  return 'level_differs'
}

/** One text stands in the other between quotation marks, with words of the writer's own around it. */
function refuseByQuote({ left, right, alignment }: Comparison): HoldReason | null {
  const { pairs, gaps } = alignment
  if (pairs.length === 0) return null
  const quoted = (facts: TextFacts, at: number) => ((facts.marks[at] ?? 0) & MARK_QUOTED) !== 0
  const inLeft = pairs.filter(([i, j]) => quoted(left.facts, i) && !quoted(right.facts, j)).length
  const inRight = pairs.filter(([i, j]) => quoted(right.facts, j) && !quoted(left.facts, i)).length
  const ownOfLeft = gaps.flatMap((gap) => gap.left).filter((at) => !quoted(left.facts, at)).length
  const ownOfRight = gaps.flatMap((gap) => gap.right).filter((at) => !quoted(right.facts, at)).length
  if (inLeft * 3 >= pairs.length * 2 && ownOfLeft >= 2) return 'quotes_or_condemns'
  if (inRight * 3 >= pairs.length * 2 && ownOfRight >= 2) return 'quotes_or_condemns'
  return null
}

const ORDER: readonly (readonly [number, HoldReason])[] = [
  [NEGATION | STANCE, 'negation_differs'],
  [CONDEMNATION, 'quotes_or_condemns'],
  [TARGET, 'target_differs'],
  [TIME, 'time_differs'],
  [PLACE, 'place_differs'],
  [NUMBER, 'number_differs'],
  [PERSON, 'target_differs'],
]
/** A word that is added before or after a text changes it only when it denies, condemns, aims or dates it. */
const AT_THE_EDGE = NEGATION | CONDEMNATION | TARGET | TIME | PLACE

function refuseByWords(comparison: Comparison, deps: GuardDeps): HoldReason | null {
  const { left, right, alignment, cut } = comparison
  const gaps = cut === null ? alignment.gaps : alignment.gaps.filter((gap) => gap.position !== 'trailing')
  const words = gaps.flatMap((gap) => differing(gap, left.facts, right.facts, deps))
  const moved = new Set(
    words
      .filter(({ word, side }) => words.some((other) => other.word === word && other.side !== side))
      .map(({ word }) => word),
  )
  const bits = words.reduce((all, { word, classes }) => (moved.has(word) ? all : all | classes), 0)
  for (const [mask, reason] of ORDER) if ((bits & mask) !== 0) return reason
  for (const gap of gaps) {
    if (moves(gap, left.facts, right.facts)) return 'place_differs'
    if (renames(gap, left.facts, right.facts)) return 'target_differs'
  }
  return null
}

interface DifferingWord {
  readonly word: string
  readonly classes: number
  readonly side: 'left' | 'right'
}

function differing(gap: Gap, left: TextFacts, right: TextFacts, { isPlace }: GuardDeps): DifferingWord[] {
  const edge = gap.position !== 'inner' && (gap.left.length === 0 || gap.right.length === 0)
  const mask = edge ? AT_THE_EDGE : ~0
  const word = (facts: TextFacts, at: number, side: 'left' | 'right') => {
    const text = facts.words[at] ?? ''
    const marks = facts.marks[at] ?? 0
    const named = ((marks & MARK_TARGET) === 0 ? 0 : TARGET) | ((marks & MARK_TIME) === 0 ? 0 : TIME)
    // An article inside the span the score pointed at is no target.
    const evidence = (wordClass(text) & FUNCTION) === 0 ? named : 0
    return { word: text, classes: (wordClass(text) | evidence | (isPlace?.(text) ? PLACE : 0)) & mask, side }
  }
  return [...gap.left.map((at) => word(left, at, 'left')), ...gap.right.map((at) => word(right, at, 'right'))]
}

const isName = (facts: TextFacts, at: number): boolean =>
  ((facts.marks[at] ?? 0) & MARK_NAME) !== 0 && (wordClass(facts.words[at] ?? '') & FUNCTION) === 0

/** A name in the place of another, or where much is at stake in the place of anything. */
function renames(gap: Gap, left: TextFacts, right: TextFacts): boolean {
  if (gap.left.length === 0 || gap.right.length === 0) return false
  // German writes every noun with a capital.
  if (left.lang === 'de' && right.lang === 'de') return false
  const [one, other] = [gap.left.some((at) => isName(left, at)), gap.right.some((at) => isName(right, at))]
  const stakes = Math.max(left.level ?? 0, right.level ?? 0) >= HIGH_STAKES
  return stakes ? one || other : one && other
}

const BEFORE_PLACES = new Set(
  'in te naar bij uit nabij van a au vers de near at from to aus nach bei zu'.split(' '),
)

/** A name after `in`, `te`, `naar` and the like in the place of another name there. */
function moves(gap: Gap, left: TextFacts, right: TextFacts): boolean {
  const isThere = (facts: TextFacts, positions: readonly number[]) =>
    positions.some((at) => isName(facts, at) && BEFORE_PLACES.has(facts.words[at - 1] ?? ''))
  return isThere(left, gap.left) && isThere(right, gap.right)
}

function refuseByPlace(left: TextFacts, right: TextFacts): HoldReason | null {
  const stated = left.place !== '' && right.place !== '' && left.place !== right.place
  return stated && left.placeRole === 'incident' && right.placeRole === 'incident' ? 'place_differs' : null
}
