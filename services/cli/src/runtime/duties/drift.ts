import { watchModel } from '../../models/watch-model.ts'
import type { OpenDuty } from './duty.ts'

/** Looks every hour whether what comes in or what is found has shifted, and whether people still agree. */
export const driftDuty: OpenDuty = async ({ parts, logger }) => {
  const { sql } = await parts.store()
  return {
    name: 'drift',
    everyMs: 3_600_000,
    run: async () => {
      const { drift, agreement } = await watchModel(sql, parts.now())
      for (const { view, index, says } of drift.views)
        if (says === 'shifted' && !drift.tooFew) logger.warn({ view, index }, 'what comes in has shifted')
      if ((agreement.all.missed ?? 0) > 0.1)
        logger.warn({ ...agreement.all }, 'the model misses what people find')
    },
  }
}
