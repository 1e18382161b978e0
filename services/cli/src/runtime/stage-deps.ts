import type { LoadedConfig } from '@seinpost/config'
import { type Gazetteer, jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { compileRouting, type RouteDeps, type RoutingTree } from '@seinpost/routing'
import type { Config } from '@seinpost/schemas'
import { loadModel, type ScoreDeps } from '@seinpost/scoring'

/** What the stages need of the world. `score` and `route` are of the config in force when they are read: one read a batch. */
export interface StageDeps {
  readonly gazetteer: Gazetteer
  readonly score: ScoreDeps
  readonly route: RouteDeps
}

/** The config the stages follow; one that never changes is a config too. */
export interface FollowedConfig {
  readonly loaded: LoadedConfig
  prepare?(step: (next: Config) => void): void
}

/** Loads the model, the packs and the gazetteer, and compiles the routing tree; anew for each config that comes. */
export async function loadStageDeps(followed: FollowedConfig, now: () => Date): Promise<StageDeps> {
  const gazetteer = loadGazetteer()
  const model = await loadModel()
  const locate: RouteDeps['locate'] = (input) => locateAll(input, { gazetteer })
  const compiled = compileOnce((config) =>
    compileRouting(config.routing, (nis) => jurisdictionOf(gazetteer, nis)),
  )
  compiled(followed.loaded.config)
  // A version whose routes do not compile throws here, and does not come into force.
  followed.prepare?.((next) => void compiled(next))
  return {
    gazetteer,
    get score() {
      return { model, priority: followed.loaded.config.priority, now: now() }
    },
    get route() {
      return { tree: compiled(followed.loaded.config), locate }
    },
  }
}

/** Remembers the trees of the last configs, so that a batch does not compile. */
function compileOnce(compile: (config: Config) => RoutingTree): (config: Config) => RoutingTree {
  const trees = new WeakMap<Config, RoutingTree>()
  return (config) => {
    const known = trees.get(config)
    if (known !== undefined) return known
    const tree = compile(config)
    trees.set(config, tree)
    return tree
  }
}
