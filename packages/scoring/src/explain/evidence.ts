import { CONCEPTS, CONTEXTS, type Evidence, type Span } from '@seinpost/schemas'
import { HEAD_CONCEPTS, HEAD_READINGS, type HeadName } from '../head-names.ts'
import { headStrength, type Reading, tokenShares } from '../reading.ts'
import type { SeverityTerm } from '../severity-terms.ts'

const LABELS = new Set<string>([...CONCEPTS, ...CONTEXTS])
const isLabel = (label: string): label is Evidence['label'] => LABELS.has(label)
/** A head is shown as evidence from this strength. */
const HEAD_SHOWN = 0.6
const TOKENS_SHOWN = 3

/** The tokens that carry most of a head's reading, in order of place. */
export function headSpans(reading: Reading, name: HeadName): Span[] {
  const shares = tokenShares(reading, name)
  const top: number[] = []
  for (let at = 0; at < shares.length; at += 1) {
    const share = shares[at] ?? 0
    if (share <= 0) continue
    let place = top.length
    while (place > 0 && (shares[top[place - 1] ?? 0] ?? 0) < share) place -= 1
    if (place >= TOKENS_SHOWN) continue
    top.splice(place, 0, at)
    top.length = Math.min(top.length, TOKENS_SHOWN)
  }
  return top.sort((a, b) => a - b).flatMap((at) => reading.spans[at] ?? [])
}

const HEADS = new Set<string>([...HEAD_CONCEPTS, ...HEAD_READINGS])
const isHead = (name: string): name is HeadName => HEADS.has(name)

/** Where the heads of a term were moved; each head's spans are found once a text. */
export function headSpanFinder(reading: Reading): (term: SeverityTerm) => readonly Span[] {
  const found = new Map<HeadName, Span[]>()
  const of = (name: HeadName): Span[] => {
    const known = found.get(name) ?? headSpans(reading, name)
    found.set(name, known)
    return known
  }
  return ({ factors }) =>
    factors.flatMap((factor) => (factor.kind === 'head' ? factor.of.filter(isHead).flatMap(of) : []))
}

/** What an analyst's view highlights: every hit of a concept or context, and the words behind a sure head. */
export function evidenceOf(reading: Reading): Evidence[] {
  const hits = reading.found.hits.flatMap(({ label, start, end, strength, from }): Evidence[] =>
    isLabel(label) ? [{ label, start, end, strength, from }] : [],
  )
  const heads = HEAD_CONCEPTS.flatMap((name): Evidence[] => {
    const strength = headStrength(reading.heads, name)
    if (strength < HEAD_SHOWN) return []
    return headSpans(reading, name).map(({ start, end }) => ({
      label: name,
      start,
      end,
      strength: Math.round(strength * 1e4) / 1e4,
      from: `head:${name}`,
    }))
  })
  return [...hits, ...heads]
}
