import type { HoldReason } from '@seinpost/schemas'
import type { Gap } from './align-words.ts'
import type { Comparison } from './compare-texts.ts'
import { MARK_NAME, MARK_QUOTED } from './fold-text.ts'
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
 * first.
 */
export function refuseMerge(comparison: Comparison, deps: GuardDeps = {}): HoldReason | null {
  const { left, right } = comparison
  if (left.facts.referral || right.facts.referral) return 'other_referral'
  return (
    refuseByScore(comparison) ??
    refuseByQuote(comparison) ??
    refuseByWords(comparison, deps) ??
    refuseByPlace(left.facts, right.facts)
  )
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
  return gaps.some((gap) => renames(gap, left.facts, right.facts)) ? 'target_differs' : null
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
    return { word: text, classes: (wordClass(text) | (isPlace?.(text) ? PLACE : 0)) & mask, side }
  }
  return [...gap.left.map((at) => word(left, at, 'left')), ...gap.right.map((at) => word(right, at, 'right'))]
}

/** A name in the place of another, or where much is at stake in the place of anything. */
function renames(gap: Gap, left: TextFacts, right: TextFacts): boolean {
  if (gap.left.length === 0 || gap.right.length === 0) return false
  const names = (facts: TextFacts, positions: readonly number[]) =>
    positions.some(
      (at) =>
        ((facts.marks[at] ?? 0) & MARK_NAME) !== 0 && (wordClass(facts.words[at] ?? '') & FUNCTION) === 0,
    )
  const [one, other] = [names(left, gap.left), names(right, gap.right)]
  // German writes every noun with a capital.
  if (left.lang === 'de' && right.lang === 'de') return false
  const stakes = Math.max(left.level ?? 0, right.level ?? 0) >= HIGH_STAKES
  return stakes ? one || other : one && other
}

function refuseByPlace(left: TextFacts, right: TextFacts): HoldReason | null {
  const stated = left.place !== '' && right.place !== '' && left.place !== right.place
  return stated && left.placeRole === 'incident' && right.placeRole === 'incident' ? 'place_differs' : null
}
