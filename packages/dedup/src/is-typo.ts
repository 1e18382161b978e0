import { skeleton } from './unleet.ts'
import { DISGUISED, NEGATION, NUMBER, PERSON, STANCE, TARGET, TIME, wordClass } from './word-class.ts'

const GUARDED = NEGATION | NUMBER | PERSON | STANCE | TARGET | TIME
/** Shorter words are other words when a letter differs. */
const SHORTEST = 4
const LONG = 8

/**
 * Whether one word is a slip of the other: one letter changed, lost, added or two swapped, two such in a long word; or
 * the same with digits for letters. Two different words the guard knows are never slips of one another.
 *
 * @example isTypo('mnesen', 'mensen') // true; isTypo('juni', 'juli') // false; isTypo('h3t', 'het') // true
 */
export function isTypo(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length)
  const allowed = shorter >= LONG ? 2 : 1
  if (Math.abs(left.length - right.length) > allowed) return false
  const digits = hasDigit(left)
  if (digits !== hasDigit(right)) return readsAs(skeleton(left), skeleton(right))
  if (digits || shorter < SHORTEST || !mayBeNear(left, right)) return false
  if (distance(left, right, allowed) > allowed) return false
  if (((wordClass(left) | wordClass(right)) & DISGUISED) !== 0) return true
  const leftClass = wordClass(left) & GUARDED
  const rightClass = wordClass(right) & GUARDED
  if (leftClass !== 0 && rightClass !== 0) return left.slice(0, 5) === right.slice(0, 5)
  return leftClass === rightClass || left[0] === right[0]
}

/** Two slips in one word leave its beginning or its end: most words that are no slip are told apart by that. */
function mayBeNear(left: string, right: string): boolean {
  const [a, b] = [left.length, right.length]
  return (
    left.charCodeAt(0) === right.charCodeAt(0) ||
    left.charCodeAt(a - 1) === right.charCodeAt(b - 1) ||
    left.charCodeAt(1) === right.charCodeAt(1)
  )
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

/** A digit for a letter is no slip; one more slip may go with it in a longer word. */
function readsAs(left: string, right: string): boolean {
  if (left === right) return true
  return Math.min(left.length, right.length) >= LONG && distance(left, right, 1) <= 1
}

const WIDEST = 64
const rows = [new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1), new Uint8Array(WIDEST + 1)] as const

/**
 * Edits between the two, swaps of neighbours included (restricted Damerau-Levenshtein); more than `limit` as soon as it
 * is more, and for words no one types.
 */
export function distance(left: string, right: string, limit: number): number {
  if (right.length > WIDEST || left.length > WIDEST) return limit + 1
  let [before, last, row] = rows
  for (let j = 0; j <= right.length; j++) last[j] = j
  for (let i = 1; i <= left.length; i++) {
    row[0] = i
    let least = i
    const letter = left.charCodeAt(i - 1)
    for (let j = 1; j <= right.length; j++) {
      const other = right.charCodeAt(j - 1)
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (letter === other ? 0 : 1),
      )
      if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[right.length] ?? 0
}
