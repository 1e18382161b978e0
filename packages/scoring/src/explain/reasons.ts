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

const CHANNEL = /(?:^|×)(?:context:(\w+)|venue:baseline|text:(positive_group))$/u

function parseSoftener(name: string): Softener | undefined {
  const found = CHANNEL.exec(name)
  if (!found) return undefined
  if (found[2] === 'positive_group') return 'positive_group'
  return CONTEXTS.find((context) => context === (found[1] ?? 'venue_baseline'))
}

const NO_CONCEPTS: readonly Reason[] = ['wording', 'slur', 'veiled', 'thread']
const REASONS: readonly Reason[] = [...CONCEPTS, ...NO_CONCEPTS]
const SOFTENERS: readonly Softener[] = [...CONTEXTS, 'positive_group']

/** What a term's name speaks of: numbers of reasons, and of the context it was crossed with, or -1. */
interface Named {
  readonly reasons: readonly number[]
  readonly softener: number
}

/** The terms' names are few, and parsing one costs more than the sum it explains. */
const known = new Map<string, Named>()

function namedIn(name: string): Named {
  const found = known.get(name)
  if (found) return found
  const softener = parseSoftener(name)
  const named = {
    reasons: parseReasons(name).map((reason) => REASONS.indexOf(reason)),
    softener: softener === undefined ? -1 : SOFTENERS.indexOf(softener),
  }
  known.set(name, named)
  return named
}

/** Amounts by number, in the order in which the numbers were met. */
class Sums {
  readonly #sums: number[]
  readonly #met: number[] = []

  constructor(size: number) {
    this.#sums = new Array<number>(size).fill(0)
  }

  add(number: number, amount: number): void {
    if (!this.#met.includes(number)) this.#met.push(number)
    this.#sums[number] = this.of(number) + amount
  }

  of(number: number): number {
    return this.#sums[number] ?? 0
  }

  /** The numbers with more than this, the largest first; of equal ones the first met. */
  heaviest(above: number): number[] {
    return this.#met.filter((number) => this.of(number) > above).sort((a, b) => this.of(b) - this.of(a))
  }
}

const named = <T>(names: readonly T[], numbers: readonly number[]): T[] =>
  numbers.flatMap((number) => names[number] ?? [])

/** A context is named when it takes at least this share of what the words add. */
const WORTH_NAMING = 0.15

/** Why a level is what it is, the weightiest first. */
export interface Weightiest {
  /** Reasons by how much they add after the contexts have taken theirs. */
  readonly reasons: readonly Reason[]
  /** Contexts by how much they take away. */
  readonly softeners: readonly Softener[]
}

/** The weightiest reasons and softeners of the terms; of concepts only those that are `present` are named. */
export function weightiest(terms: readonly ScoreTerm[], present: ReadonlySet<string>): Weightiest {
  const left = new Sums(REASONS.length)
  const taken = new Sums(SOFTENERS.length)
  let added = 0
  for (const { name, value } of terms) {
    const { reasons, softener } = namedIn(name)
    for (const reason of reasons) left.add(reason, value)
    if (value >= 0) added += value
    else if (softener >= 0) taken.add(softener, -value)
  }
  const isNamed = (reason: Reason): boolean => NO_CONCEPTS.includes(reason) || present.has(reason)
  const isWorth = (softener: number): boolean => taken.of(softener) >= WORTH_NAMING * added
  return {
    reasons: named(REASONS, left.heaviest(0.05)).filter(isNamed),
    softeners: named(SOFTENERS, taken.heaviest(0.3).filter(isWorth)),
  }
}
