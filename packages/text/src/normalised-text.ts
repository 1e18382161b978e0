import type { Span } from '@seinpost/schemas'

/**
 * A text as the stages read it. `text` keeps upper case; `lower` is the same text in lower case and has the same
 * length, so one offset serves both. All offsets are UTF-16 code units.
 */
export interface NormalisedText {
  readonly original: string
  readonly text: string
  readonly lower: string
  /** How many letters were hidden behind look-alikes, digits, symbols or spacing. Ordinary text has none. */
  readonly disguised: number
  /** The stretch of `original` that `text.slice(start, end)` came from. Out-of-range offsets are clamped. */
  span(start: number, end: number): Span
}

/** A text on its way through the folds, with for every unit the range of the original it stands for; null is identity. */
export interface MappedText {
  readonly text: string
  readonly map: OffsetMap | null
  readonly disguised: number
}

export interface OffsetMap {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const clamp = (value: number, max: number): number => (value > 0 ? Math.min(Math.trunc(value), max) : 0)

/** Where `[start, end)` of a mapped text lies in the original of `originalLength` units. */
export function spanIn(map: OffsetMap | null, length: number, start: number, end: number): Span {
  const from = clamp(start, length)
  const to = Math.max(from, clamp(end, length))
  if (map === null) return { start: from, end: to }
  if (from === to) {
    const at = from < length ? (map.starts[from] ?? 0) : (map.ends[length - 1] ?? 0)
    return { start: at, end: at }
  }
  return { start: map.starts[from] ?? 0, end: map.ends[to - 1] ?? 0 }
}
