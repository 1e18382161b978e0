import type { HoldReason, MergeBasis } from '@seinpost/schemas'
import { type Comparison, compareTexts } from './compare-texts.ts'
import { cuesOf } from './cues.ts'
import { SHORTEST_SAME_TEXT } from './fingerprint.ts'
import { type GuardDeps, isKnown, refuseMerge } from './guard.ts'
import { shareWords } from './share-words.ts'
import type { TextFacts } from './text-facts.ts'

/** What two texts are to one another. */
export type Verdict =
  | {
      readonly kind: 'copy'
      readonly basis: MergeBasis
      readonly similarity: number
      readonly exact: boolean
    }
  | { readonly kind: 'related'; readonly reason: HoldReason; readonly similarity: number }
  | { readonly kind: 'other' }

export interface JudgePolicy {
  /** Similarity from which two texts are one, if nothing else speaks against it. */
  readonly mergeFrom: number
}

/** A cut is only recognised when enough is left to recognise it by. */
const CUT_WORDS = 4
const CUT_SHARE = 0.25
const SOFT_CUT_WORDS = 5
const SOFT_CUT_SHARE = 0.5
/** Words that agree per word that differs: a template shared by strangers is not a copy. */
const EVIDENCE = 2
const EVIDENCE_PER_REPLACED = 1.5
const MOST_ALIKE = 0.999
/** A translation is up to this many times as long. */
const LENGTHS_APART = 1.8
/** Weight of the cues in common, where the signals' own place is the same and where none is stated. */
const CUES_WITH_PLACE = 2
const CUES_ALONE = 4
/** One word in common, with nothing in its place, is still only a word. */
const LEAST_SHARED = 2
/** One text stands whole in the other. */
const CONTAINED = 0.9
const CONTAINED_WEIGHT = 3.5

/** Judges a text against an earlier one. `via` says whether the index found it by an exact key. */
export function judgePair(
  fresh: TextFacts,
  earlier: TextFacts,
  via: 'exact' | 'near' | 'cue',
  policy: JudgePolicy,
  deps: GuardDeps = {},
): Verdict {
  if (via === 'cue') return judgeByCues(fresh, earlier)
  if (!shareWords(fresh, earlier)) return { kind: 'other' }
  const comparison = compareTexts(fresh, earlier)
  const same = sayTheSame(fresh, earlier, via)
  const sameSource = via === 'exact' && comparison.similarity >= policy.mergeFrom / 2
  const basis = same ? 'same_text' : sameSource ? 'same_source' : basisOf(comparison, policy)
  if (basis === null) return { kind: 'other' }
  // Only the same words are alike to 1: a slip is less.
  const similarity = same ? 1 : Math.min(MOST_ALIKE, round(comparison.similarity))
  const refusal = refuseMerge(comparison, same, deps)
  if (refusal !== null) return { kind: 'related', reason: refusal, similarity }
  if (basis === 'contained') return { kind: 'related', reason: 'quotes_or_condemns', similarity }
  return { kind: 'copy', basis, similarity, exact: same || sameSource }
}

function basisOf(comparison: Comparison, { mergeFrom }: JudgePolicy): MergeBasis | 'contained' | null {
  const { left, right, similarity, containment, cut, replaced } = comparison
  if (cut !== null && isCutCopy(comparison, cut.certain)) return 'truncated'
  if (similarity >= mergeFrom && hasEvidence(comparison, replaced)) return 'edited'
  return containment >= CONTAINED && Math.min(left.shared, right.shared) >= CONTAINED_WEIGHT
    ? 'contained'
    : null
}

function hasEvidence({ left, right }: Comparison, replaced: number): boolean {
  if (replaced === 0) return Math.min(left.shared, right.shared) >= LEAST_SHARED
  return Math.min(left.telling, right.telling) >= EVIDENCE + EVIDENCE_PER_REPLACED * replaced
}

function isCutCopy({ left, right, alignment }: Comparison, certain: boolean): boolean {
  const share = Math.min(left.shared, right.shared) / Math.max(left.weight, right.weight)
  const words = alignment.pairs.length
  return certain
    ? words >= CUT_WORDS && share >= CUT_SHARE
    : words >= SOFT_CUT_WORDS && share >= SOFT_CUT_SHARE
}

/**
 * The same said in another language, as far as numbers, names and the beginnings of learned words can tell: languages
 * that differ, lengths that fit, the same place, and cues enough.
 */
function judgeByCues(fresh: TextFacts, earlier: TextFacts): Verdict {
  if (fresh.lang === earlier.lang || !isKnown(fresh.lang) || !isKnown(earlier.lang)) return { kind: 'other' }
  const lengths = fresh.total / Math.max(1, earlier.total)
  if (lengths < 1 / LENGTHS_APART || lengths > LENGTHS_APART) return { kind: 'other' }
  const theirs = new Map(cuesOf(earlier).map(({ key, weight }) => [key, weight]))
  const shared = cuesOf(fresh).reduce(
    (sum, { key, weight }) => sum + Math.min(weight, theirs.get(key) ?? 0),
    0,
  )
  const samePlace = fresh.place !== '' && fresh.place === earlier.place
  if (fresh.place !== '' && earlier.place !== '' && !samePlace) return { kind: 'other' }
  if (shared < (samePlace ? CUES_WITH_PLACE : CUES_ALONE)) return { kind: 'other' }
  return { kind: 'related', reason: 'translation', similarity: round(shared / (shared + 4)) }
}

/** A very short text is only the same when an exact key says so: everyone says `proficiat`. */
function sayTheSame(fresh: TextFacts, earlier: TextFacts, via: 'exact' | 'near' | 'cue'): boolean {
  const squeezed = fresh.words.join('')
  if (squeezed !== earlier.words.join('') || fresh.tail.join() !== earlier.tail.join()) return false
  return squeezed.length >= SHORTEST_SAME_TEXT || via === 'exact'
}

const round = (value: number): number => Math.round(value * 1000) / 1000
