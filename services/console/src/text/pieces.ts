import type { Concept, Context, Evidence } from '@seinpost/schemas'

export interface Piece {
  readonly start: number
  readonly text: string
  /** The evidence that covers it, strongest first, one per label; empty for plain text. */
  readonly evidence: readonly Evidence[]
}

export type EvidenceLabel = Concept | Context

/** The text cut where evidence begins and ends; joined again it is the same text. Overlaps become pieces of their own. */
export function cutByEvidence(text: string, evidence: readonly Evidence[]): Piece[] {
  const clamp = (at: number) => Math.min(Math.max(at, 0), text.length)
  const spans = mergeAlike(evidence.filter(({ start, end }) => clamp(start) < clamp(end)))
  const cuts = [
    ...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [clamp(start), clamp(end)])]),
  ]
  cuts.sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length
    const covering = spans.filter((span) => span.start <= start && span.end >= end)
    covering.sort((a, b) => b.strength - a.strength)
    return { start, text: text.slice(start, end), evidence: covering }
  })
}

/** Overlapping spans of one label are one span, as strong as the strongest. */
function mergeAlike(evidence: readonly Evidence[]): Evidence[] {
  const merged: Evidence[] = []
  const sorted = [...evidence].sort((a, b) => a.start - b.start)
  for (const span of sorted) {
    const at = merged.findIndex(({ label, end }) => label === span.label && end >= span.start)
    const before = merged[at]
    if (before === undefined) merged.push(span)
    if (before !== undefined) {
      const strongest = span.strength > before.strength ? span : before
      merged[at] = { ...strongest, start: before.start, end: Math.max(before.end, span.end) }
    }
  }
  return merged
}
