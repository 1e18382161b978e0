import { trendRoutes } from '@seinpost/gateway'
import { drawMap, nextClosing, openTrendBook } from '@seinpost/trends'
import { mapPoints } from '../map-points.ts'
import type { OpenArea } from './area.ts'

/** Trends for the strategic table, and the map they are drawn on. */
export const trendArea: OpenArea = async ({ parts }) => {
  const { sql } = await parts.store()
  const { periods } = openTrendBook(sql)
  return (app) =>
    trendRoutes(app, {
      periods,
      map: () => drawMap(mapPoints()),
      rules: () => {
        const { trends } = parts.loaded.config
        return { k: trends.k, period: trends.period, next: nextClosing(parts.now(), trends) }
      },
      today: () => parts.now().toISOString().slice(0, 10),
    })
}
