import type { LoadedConfig } from '@seinpost/config'
import { type Gazetteer, jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { compileRouting, type RouteDeps } from '@seinpost/routing'
import { loadModel, type ScoreDeps } from '@seinpost/scoring'

/** What the stages need of the world, loaded once. */
export interface StageDeps {
  readonly gazetteer: Gazetteer
  readonly score: ScoreDeps
  readonly route: RouteDeps
}

/** Loads the model, the packs and the gazetteer, and compiles the routing tree. */
export async function loadStageDeps({ config }: LoadedConfig, now: () => Date): Promise<StageDeps> {
  const gazetteer = loadGazetteer()
  const model = await loadModel()
  return {
    gazetteer,
    score: {
      model,
      priority: config.priority,
      // A worker lives for weeks on these deps; each batch must see its own time.
      get now() {
        return now()
      },
    },
    route: {
      tree: compileRouting(config.routing, (nis) => jurisdictionOf(gazetteer, nis)),
      locate: (input) => locateAll(input, { gazetteer }),
    },
  }
}
