import { type CasePolicy, caseDecider, rankKey } from '@seinpost/casework'
import type { RoutingTree } from '@seinpost/routing'
import type { Level, Routed } from '@seinpost/schemas'
import { routedOf } from './rebuild.ts'
import type { SignalRecord } from './signal-record.ts'

/** The deciding part of a config, compiled. */
export interface Decider {
  readonly tree: RoutingTree
  readonly policy: CasePolicy
}

/** A case that a config makes of recorded signals. */
export interface RerunCase {
  readonly id: string
  readonly level: Level
  readonly rankKey: number
  readonly desks: readonly string[]
  /** Ids of its signals. */
  readonly members: readonly string[]
}

export interface Rerun {
  readonly cases: readonly RerunCase[]
  readonly archived: number
}

const NOTHING_STORED = {
  cases: new Map<string, never>(),
  archived: new Map<string, never>(),
  speakers: new Map<string, never>(),
}

/** The signals as a tree routes them. */
export const routeAll = (records: readonly SignalRecord[], tree: RoutingTree): readonly Routed[] =>
  records.map((record) => routedOf(record, tree))

/** Routes the signals and decides their cases as the workers do, in the order they came in, on an empty store. */
export const rerun = (records: readonly SignalRecord[], { tree, policy }: Decider): Rerun =>
  decideAll(routeAll(records, tree), policy)

/** Decides the cases of signals that are routed. */
export function decideAll(routed: readonly Routed[], policy: CasePolicy): Rerun {
  const { cases, placements } = caseDecider(policy)(routed, NOTHING_STORED)
  const members = new Map<string, string[]>()
  let archived = 0
  for (const { signalId, place } of placements) {
    if (place.state === 'archived') {
      archived++
      continue
    }
    const known = members.get(place.caseId)
    if (known === undefined) members.set(place.caseId, [signalId])
    else known.push(signalId)
  }
  return {
    archived,
    cases: cases.map(({ id, level, priority, lead, recipients }) => ({
      id,
      level,
      // All were decided in one moment; what waits longest is what came first.
      rankKey: rankKey({ priority, level, openedAt: lead.receivedAt }, policy.queue),
      desks: recipients.map(({ queue }) => queue),
      members: members.get(id) ?? [],
    })),
  }
}
