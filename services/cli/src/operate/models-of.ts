import type { ScoringModel } from '@seinpost/scoring'
import { openScoringModels, type ReadModelFile } from '../runtime/scoring-models.ts'

/** Models by the version a config names, loaded when they are first asked for. */
export function modelsOf(read: ReadModelFile): (version: string) => Promise<ScoringModel> {
  const models = openScoringModels(read)
  return async (version) => {
    await models.load(version)
    return models.get(version)
  }
}
