import { parseConfig } from '@seinpost/config'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import { jurisdictionOf, loadGazetteer } from '@seinpost/gazetteer'
import { readModel } from '@seinpost/models'
import { keepShadowed, noteShadowProblem, runningShadow, type Shadow, shadowBatch } from '@seinpost/operate'
import { compileRouting, type RoutingTree } from '@seinpost/routing'
import type { Config, Routed } from '@seinpost/schemas'
import { type ScoringModel, score, scoreInputOf } from '@seinpost/scoring'
import type { Sql } from '@seinpost/store'
import type { Parts } from '../runtime/open-parts.ts'
import { modelsOf } from './models-of.ts'

interface Candidate {
  readonly id: number
  readonly config: Config
  readonly tree: RoutingTree
  readonly model: ScoringModel
}

/**
 * Has the candidate that runs in the shadow, if one does, decide the same batch, and notes where it differs; a candidate
 * with another model scores it too. What goes wrong in a shadow is noted with it and never holds the live signals up.
 */
export function openShadow(
  parts: Pick<Parts, 'live' | 'now'>,
  sql: Sql,
): (batch: readonly Routed[]) => Promise<void> {
  const modelOf = modelsOf((version) => readModel(sql, version))
  let candidate: Candidate | null = null
  return async (batch) => {
    const shadow = await runningShadow(sql)
    if (shadow === null) {
      candidate = null
      return
    }
    try {
      if (candidate?.id !== shadow.id) candidate = await compile(shadow, modelOf)
      const { tree, config } = candidate
      const compared = shadowBatch(batch, {
        live: { thresholds: parts.live.loaded.config.thresholds },
        candidate: { tree, policy: config, rescored: rescorer(candidate, parts.now()) },
      })
      await keepShadowed(sql, shadow.id, compared)
      await noteShadowProblem(sql, shadow.id, null)
    } catch (error) {
      await noteShadowProblem(sql, shadow.id, asSeinpostError(error).message)
    }
  }
}

/** The signal as the candidate's model sees it; the live score where it is of that model. */
const rescorer =
  ({ model, config: { priority } }: Candidate, now: Date) =>
  (routed: Routed): Routed =>
    routed.score.explanation.model === model.version
      ? routed
      : { ...routed, score: score(scoreInputOf(routed.signal), { model, priority, now }) }

async function compile(
  { id, yaml }: Shadow,
  modelOf: (version: string) => Promise<ScoringModel>,
): Promise<Candidate> {
  const parsed = parseConfig(yaml)
  if (parsed.kind === 'invalid')
    throw new SeinpostError('config_invalid', parsed.problems[0]?.message ?? 'cannot be read')
  const gazetteer = loadGazetteer()
  const { config } = parsed
  return {
    id,
    config,
    tree: compileRouting(config.routing, (nis) => jurisdictionOf(gazetteer, nis)),
    model: await modelOf(config.model.version),
  }
}
