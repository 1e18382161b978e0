import type { Bench } from '@seinpost/domain'
import { CONTEXTS, LEVELS, type RouteNode, type RoutingConfig } from '@seinpost/schemas'
import { compileRouting } from '../compile-routing.ts'
import type { RouteInput } from '../facts.ts'
import { DEFAULT_TREE, makeConfig, makeInput, makeJurisdictions, makePlace } from '../fixture.ts'
import { routeSignal } from '../route-signal.ts'
import type { RoutingTree } from '../tree.ts'
import { measurePeer } from './peer.ts'

const RECEIVERS = 600
const TOWNS = 565
const RUNS = 7
const INPUTS = 4096

/** A linear congruential generator: the same inputs in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

const town = (at: number) => String(10_000 + at)

/** The default tree with a route of its own for every town, and desks by level, role and language: 600 receivers. */
function bigTree(): RoutingConfig {
  const own = Array.from({ length: TOWNS }, (_, at): RouteNode => {
    const duty = {
      name: 'duty',
      match: { minLevel: 3 as const },
      receivers: [`municipality-${town(at)}`, '{zone}'],
    }
    return {
      name: `town-${at}`,
      match: { municipality: town(at) },
      receivers: [`municipality-${town(at)}`],
      routes: [duty],
    }
  })
  const desks = Array.from(
    { length: RECEIVERS - TOWNS },
    (_, at): RouteNode => ({
      name: `desk-${at}`,
      match: { minLevel: 2, theme: `theme-${at}` },
      receivers: [`desk-${at}`],
      continue: true,
    }),
  )
  const [help, acute, referral, rest] = DEFAULT_TREE.routes ?? []
  const routes = [help, acute, referral, ...desks, ...own, rest].flatMap((route) => route ?? [])
  return makeConfig({ tree: { ...DEFAULT_TREE, routes } })
}

function makeInputs(next: (below: number) => number): RouteInput[] {
  return Array.from({ length: INPUTS }, () =>
    makeInput({
      kind: next(10) === 0 ? 'referral' : 'public',
      level: LEVELS[next(LEVELS.length)] ?? 0,
      context: next(5) === 0 ? [CONTEXTS[next(CONTEXTS.length)] ?? 'gaming'] : [],
      concerns: next(4) === 0 ? [`theme-${next(RECEIVERS - TOWNS)}`] : [],
      places: Array.from({ length: [1, 1, 1, 1, 1, 1, 1, 2, 2, 0][next(10)] ?? 1 }, () =>
        makePlace(town(next(TOWNS)), { confidence: 0.5 + next(50) / 100 }),
      ),
    }),
  )
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Decisions a second on a tree of 600 receivers. */
export const routeBench: Bench = {
  name: 'routes',
  about: 'route decisions a second on one core, on a tree of 600 receivers and on the default tree',
  async run({ seconds = 4, log }) {
    const inputs = makeInputs(seeded(7))
    const trees = { big: bigTree(), plain: makeConfig() }
    const rates: Record<string, number> = {}
    for (const [name, config] of Object.entries(trees)) {
      const tree = compileRouting(config, makeJurisdictions(TOWNS))
      const measured = Array.from({ length: RUNS }, () =>
        decisionsPerSecond(inputs, tree, (seconds * 1000) / RUNS / 2),
      )
      rates[name] = Math.round(median(measured))
      log(`${name}: ${rates[name]?.toLocaleString('en')} decisions/s, median of ${RUNS}`)
    }
    const peer = await measurePeer((seconds * 1000) / 4)
    log(
      peer === undefined
        ? 'json-rules-engine is not installed'
        : `json-rules-engine: ${Math.round(peer).toLocaleString('en')} decisions/s on ${RECEIVERS} rules`,
    )
    return {
      receivers: RECEIVERS,
      decisions_per_s: rates.big ?? 0,
      default_tree_per_s: rates.plain ?? 0,
      ...(peer === undefined
        ? {}
        : {
            json_rules_engine_per_s: Math.round(peer),
            times_json_rules_engine: Math.round((rates.big ?? 0) / peer),
          }),
    }
  },
}

/** Over processor time of this process, so that a busy machine does not change the figure. */
function decisionsPerSecond(inputs: readonly RouteInput[], tree: RoutingTree, ms: number): number {
  let [decisions, recipients, spent] = [0, 0, 0]
  const begin = process.cpuUsage()
  while (spent < ms * 1000) {
    for (const input of inputs) {
      recipients += routeSignal(input, tree).recipients.length
      decisions++
    }
    const { user, system } = process.cpuUsage(begin)
    spent = user + system
  }
  // The sum is used, so that the work cannot be optimised away.
  return recipients > 0 ? (decisions * 1e6) / spent : 0
}
