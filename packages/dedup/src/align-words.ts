import { distance, isTypo } from './is-typo.ts'
import { skeleton } from './unleet.ts'

/** A stretch without a counterpart, as word positions; one side may be empty. */
export interface Gap {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly position: 'leading' | 'inner' | 'trailing'
}

export interface Alignment {
  /** Pairs of word positions that say the same, in order. */
  readonly pairs: readonly (readonly [left: number, right: number])[]
  readonly gaps: readonly Gap[]
}

/** The longest common sequence of words (slips count as the same), and what is left between. */
export function alignWords(left: readonly string[], right: readonly string[]): Alignment {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start++
  let end = 0
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  const pairs: [number, number][] = []
  for (let at = 0; at < start; at++) pairs.push([at, at])
  const middle = commonSequence(left.slice(start, left.length - end), right.slice(start, right.length - end))
  for (const [i, j] of middle) pairs.push([i + start, j + start])
  for (let at = end; at > 0; at--) pairs.push([left.length - at, right.length - at])
  return closeGaps(left, right, pairs)
}

function commonSequence(left: readonly string[], right: readonly string[]): [number, number][] {
  if (left.length === 0 || right.length === 0) return []
  const width = right.length + 1
  const best = new Uint16Array((left.length + 1) * width)
  const same = new Uint8Array(left.length * right.length)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const equal = left[i] === right[j] || isTypo(left[i] ?? '', right[j] ?? '')
      if (equal) same[i * right.length + j] = 1
      const down = best[(i + 1) * width + j] ?? 0
      const across = best[i * width + j + 1] ?? 0
      const both = equal ? (best[(i + 1) * width + j + 1] ?? 0) + 1 : 0
      best[i * width + j] = Math.max(down, across, both)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const here = best[i * width + j] ?? 0
    if (same[i * right.length + j] === 1 && here === (best[(i + 1) * width + j + 1] ?? 0) + 1)
      pairs.push([i++, j++])
    else if (here === best[(i + 1) * width + j]) i++
    else j++
  }
  return pairs
}

/** Gaps between the pairs; one that reads the same without its spaces is no gap but a pair. */
function closeGaps(
  left: readonly string[],
  right: readonly string[],
  found: readonly [number, number][],
): Alignment {
  const pairs: [number, number][] = []
  const gaps: Gap[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...found, [left.length, right.length] as const]) {
    const gap = { left: range(i, nextI), right: range(j, nextJ) }
    if (gap.left.length > 0 || gap.right.length > 0) {
      if (
        readsTheSame(
          gap.left.map((at) => left[at] ?? ''),
          gap.right.map((at) => right[at] ?? ''),
        )
      ) {
        pairs.push(...pairUp(gap.left, gap.right))
      } else {
        const trailing = nextI === left.length && nextJ === right.length
        gaps.push({ ...gap, position: trailing ? 'trailing' : pairs.length === 0 ? 'leading' : 'inner' })
      }
    }
    if (nextI < left.length && nextJ < right.length) pairs.push([nextI, nextJ])
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return { pairs, gaps }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

function readsTheSame(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0 || (left.length === 1 && right.length === 1)) return false
  const [one, other] = [skeleton(left.join('')), skeleton(right.join(''))]
  if (one === other) return true
  const allowed = Math.floor(Math.min(one.length, other.length) / 8)
  return (
    left.length !== right.length &&
    Math.abs(one.length - other.length) <= allowed &&
    distance(one, other, allowed) <= allowed
  )
}

/** Every word of either side gets a counterpart, so that weights count all of them. */
function pairUp(left: readonly number[], right: readonly number[]): [number, number][] {
  const length = Math.max(left.length, right.length)
  return Array.from({ length }, (_, at) => [
    left[Math.min(at, left.length - 1)] ?? 0,
    right[Math.min(at, right.length - 1)] ?? 0,
  ])
}
