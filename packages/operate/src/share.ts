import type { Share } from '@seinpost/schemas'

const Z = 1.96

/** A share with Wilson's interval at 95 %; null of nothing. */
export function shareOf(hits: number, of: number): Share | null {
  if (of === 0) return null
  const value = hits / of
  const square = (Z * Z) / of
  const middle = (value + square / 2) / (1 + square)
  const half = (Z * Math.sqrt((value * (1 - value)) / of + square / (4 * of))) / (1 + square)
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half), of }
}
