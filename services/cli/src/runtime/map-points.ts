import { loadGazetteer } from '@seinpost/gazetteer'
import type { MapPoint } from '@seinpost/trends'

/** The region's own code stands where Brussels has no province. */
const BRUSSELS = 'BRU'

/** What the map draws: Flanders and Brussels as of the gazetteer's edition, bounded by what lies around them. */
export function mapPoints(): MapPoint[] {
  const { units, jurisdictions } = loadGazetteer()
  return units
    .filter(({ isNear }) => isNear)
    .map(({ code, lat, lon }) => {
      const known = jurisdictions.get(code)
      if (known === undefined || known.region === 'WAL') return { lat, lon }
      const { nis, names, province, region } = known
      const within = region === BRUSSELS ? { code: BRUSSELS, name: 'Brussel' } : province
      return { lat, lon, shape: { nis, names, province: within } }
    })
}

/** The municipalities that trends count by, with the province within which small ones are put together. */
export const trendAreas = () =>
  mapPoints().flatMap(({ shape }) =>
    shape === undefined ? [] : [{ id: shape.nis, province: shape.province.code }],
  )
