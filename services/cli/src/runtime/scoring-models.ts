import { loadPacks } from '@seinpost/concepts'
import { SeinpostError } from '@seinpost/domain'
import { BUILT_IN } from '@seinpost/models'
import { loadModel, type ModelFile, modelOf, type ScoringModel } from '@seinpost/scoring'

/** Reads a model's weights from the registry. */
export type ReadModelFile = (version: string) => Promise<ModelFile>

export interface ScoringModels {
  /** Loads a model so that `get` has it. Throws `not_found` and `model_unavailable`. */
  load(version: string): Promise<void>
  /** A model that was loaded; the last two are kept: the one in force and the one before or beside it. */
  get(version: string): ScoringModel
}

const KEPT = 2

/** For whoever works without a store. */
export const noRegistry: ReadModelFile = async (version) => {
  throw new SeinpostError(
    'model_unavailable',
    `model.version: "${version}" is in a registry that is not open here`,
    {
      remedy: 'Use the built-in model (`model: { version: built-in }`) for work on files.',
    },
  )
}

/** Models by their version in the config. */
export function openScoringModels(read: ReadModelFile): ScoringModels {
  const loaded = new Map<string, ScoringModel>()
  return {
    load: async (version) => {
      const model =
        loaded.get(version) ??
        (version === BUILT_IN ? await loadModel() : modelOf(await read(version), loadPacks()))
      loaded.delete(version)
      loaded.set(version, model)
      for (const oldest of [...loaded.keys()].slice(0, -KEPT)) loaded.delete(oldest)
    },
    get: (version) => {
      const model = loaded.get(version)
      if (model !== undefined) return model
      throw new SeinpostError('model_unavailable', `the model "${version}" is not loaded`)
    },
  }
}
