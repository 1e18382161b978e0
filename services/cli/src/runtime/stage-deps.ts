import type { LoadedConfig } from '@seinpost/config'
import { type Gazetteer, jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { compileRouting, type RouteDeps, type RoutingTree } from '@seinpost/routing'
import type { Config } from '@seinpost/schemas'
import type { ScoreDeps } from '@seinpost/scoring'
import { openScoringModels, type ReadModelFile } from './scoring-models.ts'

/** What the stages need of the world. `score` and `route` are of the config in force when they are read: one read a batch. */
export interface StageDeps {
  readonly gazetteer: Gazetteer
  readonly score: ScoreDeps
  readonly route: RouteDeps
}

/** The config the stages follow; one that never changes is a config too. */
export interface FollowedConfig {
  readonly loaded: LoadedConfig
  prepare?(step: (next: Config) => Promise<void> | void): void
}

/**
 * Loads the model, the packs and the gazetteer, and compiles the routing tree; anew for each config that comes.
 * `readModelFile` is asked for models other than the built-in one.
 */
export async function loadStageDeps(
  followed: FollowedConfig,
  now: () => Date,
  readModelFile: ReadModelFile,
): Promise<StageDeps> {
  const gazetteer = loadGazetteer()
  const models = openScoringModels(readModelFile)
  const locate: RouteDeps['locate'] = (input) => locateAll(input, { gazetteer })
  const compiled = compileOnce((config) =>
    compileRouting(config.routing, (nis) => jurisdictionOf(gazetteer, nis)),
  )
  compiled(followed.loaded.config)
  // A version whose routes do not compile or whose model is not there throws here, and does not come into force.
  followed.prepare?.(async (next) => {
    compiled(next)
    await models.load(next.model.version)
  })
  await models.load(followed.loaded.config.model.version)
  return {
    gazetteer,
    get score() {
      const { model, priority } = followed.loaded.config
      return { model: models.get(model.version), priority, now: now() }
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
