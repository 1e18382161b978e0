import { CONCEPTS, CONTEXTS, type Concept, type Context, type ScoreTerm } from '@seinpost/schemas'

/** A reason for the level: a concept, or something that is none. */
export type Reason = Concept | 'wording' | 'slur' | 'veiled' | 'thread'
/** A reason for less than the words alone. */
export type Softener = Context | 'positive_group'

const asConcept = (name: string): Concept | undefined => CONCEPTS.find((concept) => concept === name)

function parseReasons(name: string): readonly Reason[] {
  if (name.startsWith('thread:')) return ['thread']
  return name.split('×').flatMap((factor): Reason[] => {
    const [prefix, names] = factor.split(':')
    if (prefix === 'concept') return (names ?? '').split('|').flatMap((part) => asConcept(part) ?? [])
    if (factor === 'cue:slur') return ['slur']
    if (factor === 'cue:veiled') return ['veiled']
    return prefix === 'text' ? ['wording'] : []
  })
}

/** Answers by key; the terms' names are few, and parsing one costs more than the sum it explains. */
function remembered<T>(parse: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (name) => {
    const found = known.get(name)
    if (found) return found.answer
    const answer = parse(name)
    known.set(name, { answer })
    return answer
  }
}

/** The concepts and cues a term's name speaks of, without the context it was crossed with. */
const reasonsIn = remembered(parseReasons)

const CHANNEL = /(?:^|×)(?:context:(\w+)|venue:baseline|text:(positive_group))$/u

function parseSoftener(name: string): Softener | undefined {
  const found = CHANNEL.exec(name)
  if (!found) return undefined
  if (found[2] === 'positive_group') return 'positive_group'
  return CONTEXTS.find((context) => context === (found[1] ?? 'venue_baseline'))
}

/** The context a term's name is crossed with. */
const softenerIn = remembered(parseSoftener)

const isNoConcept = (reason: Reason): boolean =>
  reason === 'wording' || reason === 'slur' || reason === 'veiled' || reason === 'thread'

/** What is summed under each key, the largest first; of equal ones the first met. */
function heaviest<K>(sums: ReadonlyMap<K, number>, above: number): K[] {
  const kept: [K, number][] = []
  for (const entry of sums) if (entry[1] > above) kept.push(entry)
  return kept.sort((a, b) => b[1] - a[1]).map(([key]) => key)
}

/** Reasons by how much they add after the contexts have taken theirs, the weightiest first. */
export function weightiestReasons(terms: readonly ScoreTerm[], present: ReadonlySet<string>): Reason[] {
  const left = new Map<Reason, number>()
  for (const { name, value } of terms) {
    for (const reason of reasonsIn(name)) {
      if (isNoConcept(reason) || present.has(reason)) left.set(reason, (left.get(reason) ?? 0) + value)
    }
  }
  return heaviest(left, 0.05)
}

/** A context is named when it takes at least this share of what the words add. */
const WORTH_NAMING = 0.15

/** Contexts by how much they take away, the weightiest first. */
export function weightiestSofteners(terms: readonly ScoreTerm[]): Softener[] {
  const taken = new Map<Softener, number>()
  let added = 0
  for (const { name, value } of terms) {
    if (value >= 0) added += value
    const softener = value < 0 ? softenerIn(name) : undefined
    if (softener) taken.set(softener, (taken.get(softener) ?? 0) - value)
  }
  return heaviest(taken, 0.3).filter((softener) => (taken.get(softener) ?? 0) >= WORTH_NAMING * added)
}
