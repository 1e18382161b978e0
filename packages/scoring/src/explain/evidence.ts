import { CONCEPTS, CONTEXTS, type Evidence, type Span } from '@seinpost/schemas'
import { HEAD_CONCEPTS, HEAD_NAMES, HEAD_READINGS, type HeadName } from '../head-names.ts'
import { headStrength, type Reading } from '../reading.ts'
import { SEVERITY_TERMS, type SeverityTerm } from '../severity-terms.ts'

const LABELS = new Set<string>([...CONCEPTS, ...CONTEXTS])
const isLabel = (label: string): label is Evidence['label'] => LABELS.has(label)
/** A head is shown as evidence from this strength. */
const HEAD_SHOWN = 0.6
const HEADS = HEAD_NAMES.length
const HEAD_INDEX = new Map<string, number>(HEAD_NAMES.map((name, index) => [name, index]))

/** A pronoun, an article or a comma may carry a head's reading, and tells nobody anything. */
const SAYS_LITTLE = /^(?:\p{P}+|\p{L}{1,2})$/u

/** The three tokens that carry most of a head's reading, in order of place; of equal ones the earlier. */
export function headSpans({ heads, spans, tokens }: Reading, name: HeadName): Span[] {
  const head = HEAD_INDEX.get(name) ?? 0
  let [first, second, third] = [-1, -1, -1]
  let [most, more, some] = [0, 0, 0]
  for (let at = 0; at < spans.length; at += 1) {
    const share = heads.byToken[at * HEADS + head] ?? 0
    if (share <= some || SAYS_LITTLE.test(tokens[at]?.form ?? '')) continue
    if (share > most) {
      third = second
      some = more
      second = first
      more = most
      first = at
      most = share
    } else if (share > more) {
      third = second
      some = more
      second = at
      more = share
    } else {
      third = at
      some = share
    }
  }
  const found: Span[] = []
  for (const at of [first, second, third].sort((a, b) => a - b)) {
    const span = spans[at]
    if (span) found.push(span)
  }
  return found
}

/** Where each head was moved; each head's spans are found once a text. */
export type HeadSpanFinder = (name: HeadName) => readonly Span[]

export function headSpanFinder(reading: Reading): HeadSpanFinder {
  const found = new Map<HeadName, Span[]>()
  return (name) => {
    const known = found.get(name)
    if (known) return known
    const spans = headSpans(reading, name)
    found.set(name, spans)
    return spans
  }
}

const SHOWN = new Set<string>([...HEAD_CONCEPTS, ...HEAD_READINGS])
const isShown = (name: string): name is HeadName => SHOWN.has(name)

const HEADS_OF = new Map<SeverityTerm, readonly HeadName[]>(
  SEVERITY_TERMS.map((term) => [
    term,
    term.factors.flatMap((factor): HeadName[] =>
      factor.kind === 'head' || factor.kind === 'attack' ? [...factor.of].filter(isShown) : [],
    ),
  ]),
)

/** Heads that a term rests on. */
export const headsOf = (term: SeverityTerm): readonly HeadName[] => HEADS_OF.get(term) ?? []

const rounded = (strength: number): number => Math.round(strength * 1e4) / 1e4

/** What an analyst's view highlights: every hit of a concept or context, and the words behind a sure head. */
export function evidenceOf(reading: Reading, spansOf: HeadSpanFinder): Evidence[] {
  const evidence: Evidence[] = []
  for (const { label, start, end, strength, from } of reading.found.hits) {
    if (isLabel(label)) evidence.push({ label, start, end, strength, from })
  }
  for (const name of HEAD_CONCEPTS) {
    const strength = headStrength(reading.heads, name)
    if (strength < HEAD_SHOWN) continue
    for (const { start, end } of spansOf(name))
      evidence.push({ label: name, start, end, strength: rounded(strength), from: `head:${name}` })
  }
  return evidence
}
