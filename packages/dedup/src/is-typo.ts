import { NEGATION, NUMBER, PERSON, STANCE, TARGET, TIME, wordClass } from './word-class.ts'

const GUARDED = NEGATION | NUMBER | PERSON | STANCE | TARGET | TIME
/** Shorter words are other words when a letter differs. */
const SHORTEST = 4
const LONG = 8

/**
 * Whether one word is a slip of the other: one letter changed, lost, added or two swapped, two such in a long word
 * (restricted Damerau-Levenshtein). Two different words the guard knows are never slips of one another.
 *
 * @example isTypo('mnesen', 'mensen') // true; isTypo('juni', 'juli') // false
 */
export function isTypo(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length)
  const allowed = shorter >= LONG ? 2 : 1
  if (shorter < SHORTEST || Math.abs(left.length - right.length) > allowed) return false
  if (/\d/.test(left) || /\d/.test(right)) return false
  const leftClass = wordClass(left) & GUARDED
  const rightClass = wordClass(right) & GUARDED
  if (leftClass !== 0 && rightClass !== 0 && left.slice(0, 5) !== right.slice(0, 5)) return false
  if (leftClass !== rightClass && left[0] !== right[0]) return false
  return distance(left, right, allowed) <= allowed
}

/** Edits between the two, or more than `limit` as soon as it is more. */
export function distance(left: string, right: string, limit: number): number {
  let before = new Uint16Array(right.length + 1)
  let last = Uint16Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i++) {
    const row = new Uint16Array(right.length + 1)
    row[0] = i
    let least = i
    for (let j = 1; j <= right.length; j++) {
      const same = left.charCodeAt(i - 1) === right.charCodeAt(j - 1)
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        i > 1 &&
        j > 1 &&
        left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row[j] = cost
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return last[right.length] ?? 0
}
