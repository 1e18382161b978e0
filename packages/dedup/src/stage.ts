import type { DedupIndex, Found, IndexMatch } from '@seinpost/dedup-index'
import { emit, type Outcome, type Stage } from '@seinpost/domain'
import type { Clustered, DedupConfig, Scored } from '@seinpost/schemas'
import { applyCorrections } from './apply-corrections.ts'
import type { Corrections } from './corrections.ts'
import { type Candidate, type Decided, decideCluster, type FreshText } from './decide-cluster.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import type { GuardDeps } from './guard.ts'
import { decodeSettled, encodeSettled } from './settled.ts'
import { decodeFacts } from './text-facts.ts'

export interface DedupDeps extends GuardDeps {
  readonly index: DedupIndex
  readonly policy: Pick<DedupConfig, 'mergeFrom' | 'windowDays'>
  /** What people split and joined. */
  readonly corrections?: Corrections
}

/**
 * Says for each signal which cluster it belongs to. A signal seen again gets the decision it got, and is never a copy
 * of itself.
 */
export const dedupStage: Stage<Scored, Clustered, DedupDeps> = async (inputs, deps) => {
  const decided = await decideAll(inputs.map(fingerprintOf), deps)
  return inputs.map((input, at): Outcome<Clustered> => {
    const one = decided[at]
    if (one === undefined) throw new RangeError('a decision for each input')
    const clustered = { ...input, cluster: one.decision }
    return emit(deps.corrections === undefined ? clustered : applyCorrections(clustered, deps.corrections))
  })
}

export function fingerprintOf({ signal, score }: Scored): Fingerprint {
  const { id, text, source, place, lang } = signal
  return fingerprint({
    id,
    text,
    at: Date.parse(signal.publishedAt),
    lang,
    score,
    source,
    place,
    referral: signal.referral !== undefined || source.kind !== 'public',
  })
}

/** Decides on texts in order, those of the batch among one another included. */
export async function decideAll(
  prints: readonly Fingerprint[],
  deps: DedupDeps,
): Promise<readonly Decided[]> {
  const found = await deps.index.addAndFind(prints.map(({ indexed }) => indexed))
  const session = new Session(deps)
  for (const [at, { indexed, facts }] of prints.entries()) {
    await session.decide(
      { id: indexed.id, facts, at: indexed.at },
      found[at] ?? { matches: [], settled: null },
    )
  }
  return session.settle(prints.map(({ indexed }) => ({ id: indexed.id, at: indexed.at })))
}

/** One batch: what it decided so far, not yet settled. */
class Session {
  readonly #deps: DedupDeps
  readonly #known = new Map<string, Decided>()
  readonly #fresh = new Set<string>()

  constructor(deps: DedupDeps) {
    this.#deps = deps
  }

  async decide(text: FreshText, found: Found): Promise<Decided> {
    const before = this.#known.get(text.id)
    if (before !== undefined) return before
    const decided =
      found.settled === null
        ? await this.#decideFresh(text, found.matches)
        : decodeSettled(found.settled, text)
    this.#known.set(text.id, decided)
    return decided
  }

  async #decideFresh(text: FreshText, matches: readonly IndexMatch[]): Promise<Decided> {
    const candidates: Candidate[] = []
    for (const match of matches) {
      const known = this.#known.get(match.id)
      candidates.push(known === undefined ? await this.#candidate(match) : candidateOf(match, known))
    }
    this.#fresh.add(text.id)
    const { policy, corrections, isPlace } = this.#deps
    return decideCluster(
      text,
      candidates,
      { ...policy, ...(corrections && { corrections }) },
      isPlace === undefined ? {} : { isPlace },
    )
  }

  /**
   * The match with its cluster. Where another worker added it and has not settled it yet (or died before), this one
   * decides it from what that worker was answered: both come to the same, and the first to settle wins.
   */
  async #candidate(match: IndexMatch): Promise<Candidate> {
    if (match.settled !== null) return candidateOf(match, decodeSettled(match.settled, match))
    const [found] = await this.#deps.index.addAndFind([{ id: match.id }])
    const text = { id: match.id, facts: decodeFacts(match.facts), at: match.at }
    return candidateOf(match, await this.decide(text, found ?? { matches: [], settled: null }))
  }

  /** Makes the decisions stand; where another worker was first, its word is taken. */
  async settle(texts: readonly { readonly id: string; readonly at: number }[]): Promise<readonly Decided[]> {
    const fresh = [...this.#fresh]
    const standing = await this.#deps.index.settle(
      fresh.map((id) => ({ id, decision: encodeSettled(id, this.#of(id)) })),
    )
    const settled = new Map(fresh.map((id, at) => [id, standing[at] ?? '']))
    return texts.map((text) => {
      const stands = settled.get(text.id)
      return stands === undefined ? this.#of(text.id) : decodeSettled(stands, text)
    })
  }

  #of(id: string): Decided {
    const decided = this.#known.get(id)
    if (decided === undefined) throw new RangeError('only what was decided is settled')
    return decided
  }
}

function candidateOf({ id, facts, at, via }: IndexMatch, { decision, since }: Decided): Candidate {
  const copyOf = decision.similarity === 1 ? decision.of : null
  return { id, facts: decodeFacts(facts), at, via, cluster: decision.cluster, since, copyOf }
}
