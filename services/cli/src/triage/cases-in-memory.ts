import { caseDecider } from '@seinpost/casework'
import type { Config, Routed } from '@seinpost/schemas'
import type { CaseState, Placement } from '@seinpost/store'
import { casePolicy } from '../runtime/case-policy.ts'

/** Where one signal ended. */
export interface Placed {
  readonly state: 'queued' | 'merged' | 'archived'
  readonly caseId: string | null
}

const NOTHING_STORED = {
  cases: new Map<string, never>(),
  archived: new Map<string, never>(),
  speakers: new Map<string, never>(),
}

/** Decides all cases at once with nothing stored: where each signal ends, in the order of `routed`. */
export function casesInMemory(routed: readonly Routed[], config: Config): readonly Placed[] {
  const { placements } = decide(routed, config)
  const byId = new Map(placements.map((placement) => [placement.signalId, placement]))
  return routed.map(({ signal }) => placedAs(byId.get(signal.id)))
}

/** The cases themselves, the first to look at first. */
export function rankedCases(routed: readonly Routed[], config: Config): readonly CaseState[] {
  return decide(routed, config).cases.toSorted((a, b) => b.rankKey - a.rankKey)
}

function decide(routed: readonly Routed[], config: Config) {
  const latest = routed.reduce(
    (time, { signal }) => (signal.receivedAt > time ? signal.receivedAt : time),
    '',
  )
  return caseDecider(casePolicy(config, () => new Date(latest)))(routed, NOTHING_STORED)
}

function placedAs(placement: Placement | undefined): Placed {
  if (placement === undefined || placement.place.state === 'archived')
    return { state: 'archived', caseId: null }
  return { state: placement.place.state, caseId: placement.place.caseId }
}
