import { type Alignment, alignWords, type Gap } from './align-words.ts'
import { MARK_END } from './fold-text.ts'
import type { TextFacts } from './text-facts.ts'
import { FUNCTION, wordClass } from './word-class.ts'

/** A function word says a third of what another word says. */
const FUNCTION_WEIGHT = 0.3

/** Without an ellipsis or half a word, this many words must be gone for a text to be cut. */
const SOFT_CUT_MISSING = 2

export interface Side {
  readonly facts: TextFacts
  readonly weight: number
  /** Weight of its words that the other has as well. */
  readonly shared: number
  /** How many of those are no function words. */
  readonly telling: number
}

/** How one text is cut off from the other. */
export interface Cut {
  /** The side that says less. */
  readonly shorter: 'left' | 'right'
  /** An ellipsis or half a word says so; else it only stops inside a sentence of the other. */
  readonly certain: boolean
}

export interface Comparison {
  readonly left: Side
  readonly right: Side
  readonly alignment: Alignment
  /** Shared weight of both over all weight, in [0, 1] (Dice). */
  readonly similarity: number
  /** Shared weight over that of the text that says less. */
  readonly containment: number
  /** Weight of what stands in the place of something else, the larger side of each gap. */
  readonly replaced: number
  readonly cut: Cut | null
}

export const weightOf = (word: string): number => ((wordClass(word) & FUNCTION) === 0 ? 1 : FUNCTION_WEIGHT)

const weightAt = (facts: TextFacts, positions: readonly number[]): number =>
  positions.reduce((sum, at) => sum + weightOf(facts.words[at] ?? ''), 0)

/** Lays one text beside the other, word by word. */
export function compareTexts(left: TextFacts, right: TextFacts): Comparison {
  const { alignment, halfWord } = joinHalfWord(left, right, alignWords(left.words, right.words))
  const one = side(
    left,
    alignment.gaps.flatMap((gap) => gap.left),
  )
  const other = side(
    right,
    alignment.gaps.flatMap((gap) => gap.right),
  )
  const head = (one.shared + other.shared) / Math.max(one.weight + other.weight, FUNCTION_WEIGHT)
  return {
    left: one,
    right: other,
    alignment,
    similarity: withTail(head, left, right),
    containment: containmentOf(one, other),
    replaced: alignment.gaps.reduce((sum, gap) => sum + replacedIn(gap, left, right), 0),
    cut: cutOf(left, right, alignment, halfWord),
  }
}

/** Nothing is known to contain a text of which only the head is kept. */
function containmentOf(left: Side, right: Side): number {
  const shares = [left, right]
    .filter(({ facts, weight }) => facts.total === facts.words.length && weight > 0)
    .map(({ shared, weight }) => shared / weight)
  return Math.max(0, ...shares)
}

function side(facts: TextFacts, missing: readonly number[]): Side {
  const weight = facts.words.reduce((sum, word) => sum + weightOf(word), 0)
  const isTelling = (at: number) => weightOf(facts.words[at] ?? '') === 1
  const telling = facts.words.filter((_, at) => isTelling(at)).length - missing.filter(isTelling).length
  return { facts, weight, shared: weight - weightAt(facts, missing), telling }
}

function replacedIn(gap: Gap, left: TextFacts, right: TextFacts): number {
  if (gap.position !== 'inner' && (gap.left.length === 0 || gap.right.length === 0)) return 0
  return Math.max(weightAt(left, gap.left), weightAt(right, gap.right))
}

/** The rest of a long text counts for its share, by the Jaccard estimate of its smallest hashes. */
function withTail(head: number, left: TextFacts, right: TextFacts): number {
  const longest = Math.max(left.total, right.total)
  const beyond = longest - Math.max(left.words.length, right.words.length)
  if (beyond <= 0) return head
  const all = [...new Set([...left.tail, ...right.tail])].sort((a, b) => a - b)
  const sample = all.slice(0, Math.max(left.tail.length, right.tail.length))
  const shared = sample.filter((hash) => left.tail.includes(hash) && right.tail.includes(hash)).length
  const tail = sample.length === 0 ? 0 : shared / sample.length
  return (head * (longest - beyond) + tail * beyond) / longest
}

/** A text cut inside a word: the half word is the whole one's, and no gap. */
function joinHalfWord(left: TextFacts, right: TextFacts, alignment: Alignment) {
  const last = alignment.gaps.at(-1)
  if (last === undefined || last.position === 'inner' || last.left.length === 0 || last.right.length === 0) {
    return { alignment, halfWord: false }
  }
  const half =
    last.left.length === 1 && last.right.length >= 1 ? 'left' : last.right.length === 1 ? 'right' : null
  const [ownAt = 0, wholeAt = 0] =
    half === 'left' ? [last.left[0], last.right[0]] : [last.right[0], last.left[0]]
  const [own, whole] = half === 'left' ? [left, right] : [right, left]
  const ownWord = own.words[ownAt] ?? ''
  const wholeWord = whole.words[wholeAt] ?? ''
  const ends = half !== null && ownAt === own.words.length - 1 && ownWord.length < wholeWord.length
  if (!ends || !wholeWord.startsWith(ownWord)) return { alignment, halfWord: false }
  const rest = { left: last.left.slice(1), right: last.right.slice(1), position: last.position }
  const gaps = [...alignment.gaps.slice(0, -1), ...(rest.left.length + rest.right.length > 0 ? [rest] : [])]
  const pair = [last.left[0] ?? 0, last.right[0] ?? 0] as const
  return { alignment: { pairs: [...alignment.pairs, pair], gaps }, halfWord: true }
}

function cutOf(left: TextFacts, right: TextFacts, { pairs, gaps }: Alignment, halfWord: boolean): Cut | null {
  const last = pairs.at(-1)
  if (last === undefined) return null
  const leftAdds = gaps.some((gap) => gap.left.length > 0)
  const rightAdds = gaps.some((gap) => gap.right.length > 0)
  const tail = gaps.find((gap) => gap.position === 'trailing')
  if (gaps.length > (tail === undefined ? 0 : 1) || (leftAdds && rightAdds)) return null
  if (!leftAdds && !rightAdds) {
    return halfWord
      ? {
          shorter:
            (left.words[last[0]]?.length ?? 0) < (right.words[last[1]]?.length ?? 0) ? 'left' : 'right',
          certain: true,
        }
      : null
  }
  const shorter = leftAdds ? 'right' : 'left'
  const [short, long, lastLong] = leftAdds ? [right, left, last[0]] : [left, right, last[1]]
  if (short.truncated || halfWord) return { shorter, certain: true }
  const missing = tail === undefined ? 0 : Math.max(tail.left.length, tail.right.length)
  const inSentence = ((long.marks[lastLong] ?? 0) & MARK_END) === 0
  // One word less at the end may be the word that matters: `... never`.
  return inSentence && missing >= SOFT_CUT_MISSING ? { shorter, certain: false } : null
}
