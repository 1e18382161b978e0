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
    const found = known.get(name) ?? { answer: parse(name) }
    known.set(name, found)
    return found.answer
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

/** Reasons by how much they add after the contexts have taken theirs, the weightiest first. */
export function weightiestReasons(terms: readonly ScoreTerm[], present: ReadonlySet<string>): Reason[] {
  const left = new Map<Reason, number>()
  for (const { name, value } of terms) {
    for (const reason of reasonsIn(name)) {
      const isThere =
        reason === 'wording' ||
        reason === 'slur' ||
        reason === 'veiled' ||
        reason === 'thread' ||
        present.has(reason)
      if (isThere) left.set(reason, (left.get(reason) ?? 0) + value)
    }
  }
  return [...left]
    .filter(([, value]) => value > 0.05)
    .sort((a, b) => b[1] - a[1])
    .map(([reason]) => reason)
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
  return [...taken]
    .filter(([, value]) => value > 0.3 && value >= WORTH_NAMING * added)
    .sort((a, b) => b[1] - a[1])
    .map(([softener]) => softener)
}
