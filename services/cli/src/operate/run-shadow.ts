import { parseConfig } from '@seinpost/config'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import { jurisdictionOf, loadGazetteer } from '@seinpost/gazetteer'
import { keepShadowed, noteShadowProblem, runningShadow, type Shadow, shadowBatch } from '@seinpost/operate'
import { compileRouting, type RoutingTree } from '@seinpost/routing'
import type { Config, Routed } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import type { Parts } from '../runtime/open-parts.ts'

interface Candidate {
  readonly id: number
  readonly tree: RoutingTree
  readonly policy: Pick<Config, 'thresholds'>
}

/**
 * Has the candidate that runs in the shadow, if one does, decide the same batch, and notes where it differs. What goes
 * wrong in a shadow is noted with it and never holds the live signals up.
 */
export function openShadow(
  parts: Pick<Parts, 'live'>,
  sql: Sql,
): (batch: readonly Routed[]) => Promise<void> {
  let candidate: Candidate | null = null
  return async (batch) => {
    const shadow = await runningShadow(sql)
    if (shadow === null) {
      candidate = null
      return
    }
    try {
      if (candidate?.id !== shadow.id) candidate = compile(shadow)
      const { thresholds } = parts.live.loaded.config
      const compared = shadowBatch(batch, { live: { thresholds }, candidate })
      await keepShadowed(sql, shadow.id, compared)
    } catch (error) {
      await noteShadowProblem(sql, shadow.id, asSeinpostError(error).message)
    }
  }
}

function compile({ id, yaml }: Shadow): Candidate {
  const parsed = parseConfig(yaml)
  if (parsed.kind === 'invalid')
    throw new SeinpostError('config_invalid', parsed.problems[0]?.message ?? 'cannot be read')
  const gazetteer = loadGazetteer()
  const { routing, thresholds } = parsed.config
  return {
    id,
    tree: compileRouting(routing, (nis) => jurisdictionOf(gazetteer, nis)),
    policy: { thresholds },
  }
}
