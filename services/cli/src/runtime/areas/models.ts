import { loadPacks } from '@seinpost/concepts'
import { parseConfig } from '@seinpost/config'
import { modelRoutes } from '@seinpost/gateway'
import { addModel, assessedTexts, BUILT_IN, listModels } from '@seinpost/models'
import { findVersion, versionHistory } from '@seinpost/operate'
import { type ModelFile, modelOf, scoreInputOf } from '@seinpost/scoring'
import type { Sql } from '@seinpost/store'
import { watchModel } from '../../models/watch-model.ts'
import type { OpenArea } from './area.ts'

/** The registry of models and how the one in force fares. */
export const modelArea: OpenArea = async ({ parts }) => {
  const { sql } = await parts.store()
  return modelRoutes({
    models: async () => {
      const { version: inForce } = parts.loaded.config.model
      return { inForce, previous: await previousModel(sql, inForce), models: [...(await listModels(sql))] }
    },
    watch: async (days) => ({ ...(await watchModel(sql, parts.now(), days)) }),
    assessments: async () =>
      (await assessedTexts(sql)).map(({ signal, level, cluster }) => ({
        id: signal.id,
        input: { ...scoreInputOf(signal) },
        level,
        key: cluster,
      })),
    add: async ({ file, madeBy, madeFrom, figures }) => {
      // Whether it is a model that fits is found out by making one of it; what fails is not kept.
      const weights = file as unknown as ModelFile
      modelOf(weights, loadPacks())
      return addModel(sql, weights, { madeAt: parts.now().toISOString(), madeBy, madeFrom, figures })
    },
  })
}

/** The model of the newest version of the config that named another one than `inForce`. */
async function previousModel(sql: Sql, inForce: string): Promise<string | null> {
  const history = await versionHistory(sql)
  if (history.length === 0) return null
  for (const { version } of history) {
    const stored = await findVersion(sql, version)
    const parsed = stored === null || stored.yaml === '' ? null : parseConfig(stored.yaml)
    const named = parsed?.kind === 'valid' ? parsed.config.model.version : BUILT_IN
    if (named !== inForce) return named
  }
  return inForce === BUILT_IN ? null : BUILT_IN
}
