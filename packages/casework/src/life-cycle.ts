import type { CaseAct, CaseStatus } from '@seinpost/schemas'

type Moves = Readonly<Partial<Record<CaseStatus, CaseStatus>>>

/** A claim is a lease beside the status; only what nobody looked at yet shows it. */
const IN_HAND: Moves = {
  new: 'claimed',
  claimed: 'claimed',
  assessed: 'assessed',
  released: 'released',
  acknowledged: 'acknowledged',
  follow_up: 'follow_up',
}
const OUT_OF_HAND: Moves = { ...IN_HAND, new: 'new', claimed: 'new' }

/**
 * The life of a case: from each status, where each act leads; what is not here is illegal. The store holds the same
 * pairs and refuses any other, so a test compares the two.
 */
export const LIFE_CYCLE: Readonly<Record<CaseAct, Moves>> = {
  claim: IN_HAND,
  keep: { ...IN_HAND, new: 'new' },
  give_back: OUT_OF_HAND,
  lapse: OUT_OF_HAND,
  /** Outcome `watch` or `refer`. What a desk already has stays with it. */
  assess: {
    claimed: 'assessed',
    assessed: 'assessed',
    released: 'released',
    acknowledged: 'acknowledged',
    follow_up: 'follow_up',
  },
  /** Outcome `no_concern` or `context_explains`. */
  dismiss: {
    claimed: 'closed',
    assessed: 'closed',
    released: 'closed',
    acknowledged: 'closed',
    follow_up: 'closed',
  },
  release: {
    assessed: 'released',
    released: 'released',
    acknowledged: 'acknowledged',
    follow_up: 'follow_up',
  },
  /** A referral reaches its municipality at once, so a desk may acknowledge what no analyst has seen. */
  acknowledge: {
    new: 'acknowledged',
    claimed: 'acknowledged',
    assessed: 'acknowledged',
    released: 'acknowledged',
    acknowledged: 'acknowledged',
    follow_up: 'follow_up',
  },
  follow_up: { acknowledged: 'follow_up', follow_up: 'follow_up' },
  close: { assessed: 'closed', released: 'closed', acknowledged: 'closed', follow_up: 'closed' },
  reopen: { closed: 'new' },
}

/** What a worse copy does to a case that is not closed: what was assessed has to be looked at again. */
export const RAISED: Moves = { assessed: 'new' }

/** Every change of status there is, each once. */
export function statusMoves(): readonly (readonly [CaseStatus, CaseStatus])[] {
  const pairs = [...Object.values(LIFE_CYCLE), RAISED].flatMap((moves) => Object.entries(moves))
  const changes = pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${from} ${to}`)
  // The strings are made from two statuses two lines above.
  return [...new Set(changes)].sort().map((pair) => pair.split(' ') as [CaseStatus, CaseStatus])
}
