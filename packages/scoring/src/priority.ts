import type { Concept, Context, PriorityConfig, PriorityTerm, SourceKind } from '@seinpost/schemas'

/** What a priority is made of. The same call serves a new signal and a case that a copy has joined. */
export interface PriorityInput {
  /** `severity.score`: effective severity in [0, 1]. */
  readonly score: number
  readonly concepts: readonly Concept[]
  readonly context: readonly Context[]
  /** ISO 8601; no age points are lost when it is not known. */
  readonly publishedAt?: string | undefined
  readonly now: Date
  /** Members of the cluster, this one counted. */
  readonly spread: number
  /** Different platform and author pairs among them. */
  readonly independentSources: number
  /** In [0, 1]; a partner's note counts for more than an anonymous post. */
  readonly sourceReliability: number
}

/** A priority of 0-100 with its terms; the points add up to it exactly. */
export interface Priority {
  readonly priority: number
  readonly terms: PriorityTerm[]
}

const HALF_LIFE_MS = 48 * 3_600_000
/** Points are whole 64ths: such numbers add up without rounding in binary. */
const GRAIN = 64
const FULL = 100

const grained = (points: number): number => Math.floor(points * GRAIN) / GRAIN

function imminenceOf(concepts: readonly Concept[]): number {
  if (concepts.includes('time_near')) return 1
  return concepts.includes('means') || concepts.includes('leakage') || concepts.includes('farewell') ? 0.5 : 0
}

function freshnessOf(publishedAt: string | undefined, now: Date): number {
  const age = publishedAt === undefined ? 0 : now.getTime() - Date.parse(publishedAt)
  return Number.isFinite(age) && age > 0 ? 2 ** (-age / HALF_LIFE_MS) : 1
}

/** 0 for one, rising to 1 with many. */
const more = (count: number): number => (count > 1 ? 1 - 1 / count : 0)

/** The place in the queue and why. Nearness counts only as far as there is something severe to be near. */
export function priorityOf(input: PriorityInput, config: PriorityConfig): Priority {
  const raw: [PriorityTerm['name'], number][] = [
    ['severity', config.severity * input.score],
    ['imminence', config.imminence * input.score * imminenceOf(input.concepts)],
    ['spread', config.spread * input.score * more(input.spread)],
    ['corroboration', config.corroboration * input.score * more(input.independentSources)],
    ['reliability', config.reliability * input.sourceReliability],
    ['age', config.age * freshnessOf(input.publishedAt, input.now)],
  ]
  const sum = raw.reduce((total, [, points]) => total + points, 0)
  // Weights that sum to more than the scale are shrunk together, so that no term is cut silently.
  const shrink = sum > FULL ? FULL / sum : 1
  const terms = raw.map(([name, points]): PriorityTerm => ({ name, points: grained(points * shrink) }))
  const without = terms.reduce((total, { points }) => total + points, 0)
  if (input.context.includes('help_seeking')) {
    terms.push({ name: 'help', points: grained(Math.min(config.help, FULL - without)) })
  }
  return { priority: terms.reduce((total, { points }) => total + points, 0), terms }
}

/** How far a source of a kind is trusted before anything else is known of it, in [0, 1]. */
export function sourceReliability(kind: SourceKind | undefined): number {
  if (kind === 'referral') return 1
  return kind === 'platform' ? 0.8 : 0.4
}
