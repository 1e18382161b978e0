import { closePeriod, openTrendBook } from '@seinpost/trends'
import { trendAreas } from '../map-points.ts'
import type { OpenDuty } from './duty.ts'

/** Publishes the period that is over. */
export const trendsDuty: OpenDuty = async ({ parts, logger }) => {
  const book = openTrendBook((await parts.store()).sql)
  let areas: ReturnType<typeof trendAreas> | undefined
  return {
    name: 'trends',
    everyMs: 60_000,
    run: async () => {
      areas ??= trendAreas()
      const { trends: config } = parts.loaded.config
      const closed = await closePeriod({ book, areas, config, now: parts.now() })
      if (closed.kind === 'published')
        logger.info({ period: closed.period, cases: closed.cases }, 'trend period published')
    },
  }
}
