import type { MapShape, TrendMap } from '@seinpost/schemas'
import { Delaunay } from 'd3-delaunay'

/** A main place, here or just over the border; only those with names are drawn, the others bound them. */
export interface MapPoint {
  readonly lat: number
  readonly lon: number
  readonly shape?: Pick<MapShape, 'nis' | 'names' | 'province'>
}

const WIDTH = 1_000
const MARGIN = 12

/** The coast, from De Panne to Knokke; beyond it the map is sea. */
const COAST = [
  [51.095, 2.545],
  [51.155, 2.72],
  [51.232, 2.91],
  [51.315, 3.13],
  [51.365, 3.37],
] as const
const SEA_STEPS = 6

/**
 * Cells around main places. There are no borders in it: a point of the map belongs to the municipality whose main place
 * is nearest, which is right for most of it and never tells more than the list of municipalities.
 */
export function drawMap(points: readonly MapPoint[]): TrendMap {
  const project = projection(points.filter(({ shape }) => shape !== undefined))
  const all = [...points, ...sea()].map((point) => ({ ...point, at: project(point) }))
  const { width, height } = project
  const voronoi = Delaunay.from(all.map(({ at }) => at)).voronoi([0, 0, width, height])
  const shapes = all.flatMap(({ shape, at: [x, y] }, index) => {
    const corners = voronoi.cellPolygon(index)
    if (shape === undefined || corners === null) return []
    return [{ ...shape, x: Math.round(x), y: Math.round(y), path: pathOf(corners) }]
  })
  return { width, height, shapes }
}

const pathOf = (corners: readonly (readonly [number, number])[]): string =>
  `M${corners
    .slice(0, -1)
    .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('L')}Z`

/** Points in the sea as far out as the coast's own are inland, so that cells end at the beach. */
function sea(): MapPoint[] {
  return COAST.slice(1).flatMap(([lat, lon], at) => {
    const [fromLat, fromLon] = COAST[at] ?? [lat, lon]
    return Array.from({ length: SEA_STEPS }, (_, step) => {
      const share = step / SEA_STEPS
      return {
        lat: fromLat + (lat - fromLat) * share + 0.028,
        lon: fromLon + (lon - fromLon) * share - 0.018,
      }
    })
  })
}

/** A flat earth, true enough over two hundred kilometres. */
function projection(points: readonly MapPoint[]) {
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  const [south, north, west, east] = [
    Math.min(...lats),
    Math.max(...lats),
    Math.min(...lons),
    Math.max(...lons),
  ]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrow)
  const height = Math.round((north - south) * scale + 2 * MARGIN)
  const project = ({ lat, lon }: MapPoint): [number, number] => [
    MARGIN + (lon - west) * narrow * scale,
    MARGIN + (north - lat) * scale,
  ]
  return Object.assign(project, { width: WIDTH, height })
}
