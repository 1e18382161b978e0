import { type LoadedConfig, loadConfig } from '@seinpost/config'
import { dedupStage } from '@seinpost/dedup'
import { openMemoryIndex } from '@seinpost/dedup-index'
import { SeinpostError, type Outcome } from '@seinpost/domain'
import { type GateDeps, pseudonymKey } from '@seinpost/gate'
import { type Gazetteer, jurisdictions, loadGazetteer, locate } from '@seinpost/gazetteer'
import { compileRouting, routeStage, type RouteDeps } from '@seinpost/routing'
import type { Clustered, Place, Routed, Scored, Signal } from '@seinpost/schemas'
import { loadModel, type ScoreDeps, scoreStage } from '@seinpost/scoring'

/** What the stages need of the world, loaded once. */
export interface StageDeps {
  readonly score: () => ScoreDeps
  readonly route: RouteDeps
  readonly gazetteer: Gazetteer
}

/** The stages over arrays, in memory: what the stage commands and a backtest run. */
export interface Stages {
  readonly config: LoadedConfig['config']
  readonly gate: () => GateDeps
  score(signals: readonly Signal[]): Promise<readonly Scored[]>
  locate(signal: Signal): readonly Place[]
  dedup(signals: readonly Signal[]): Promise<readonly Clustered[]>
  route(signals: readonly Signal[]): Promise<readonly Routed[]>
}

export async function loadStageDeps({ config }: LoadedConfig, now: () => Date): Promise<StageDeps> {
  const [model, gazetteer] = [await loadModel(), loadGazetteer()]
  const tree = compileRouting(config.routing, jurisdictions(gazetteer))
  return {
    gazetteer,
    score: () => ({ model, priority: config.priority, now: now() }),
    route: { tree, locate: (signal) => locate(signal, { gazetteer }) },
  }
}
