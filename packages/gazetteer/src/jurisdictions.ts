import type { Jurisdiction } from '@seinpost/schemas'
import type { GazetteerFile } from './data-file.ts'
import { distanceKm, type Unit } from './gazetteer.ts'

const NEAR_KM = 15
const MAX_NEIGHBOURS = 10

/** `Halle-Vilvoorde` to `halle-vilvoorde`: the form of a code in a queue's name. */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')

/** Competence of every Belgian municipality, with its neighbours found on a grid of half a degree. */
export function buildJurisdictions(file: GazetteerFile, units: readonly Unit[]): Map<string, Jurisdiction> {
  const zones = new Map(file.zones.map(([code, name]) => [code, name]))
  const near = neighbourFinder(units)
  return new Map(
    file.municipalities.map((row, index) => {
      const [nis, nl, fr, de, lang, , region, province, district, prosecution, zone] = row
      const at = province.indexOf(' ')
      const own = units[index]
      return [
        nis,
        {
          nis,
          name: own?.name ?? nl,
          names: { nl, fr, de },
          zone: { code: zone, name: zones.get(zone) ?? zone },
          district: { slug: slugOf(district), name: district },
          prosecution,
          province: { code: at < 0 ? '' : province.slice(0, at), name: province.slice(at + 1) },
          region,
          lang,
          neighbours: own === undefined ? [] : near(own),
        },
      ]
    }),
  )
}

function neighbourFinder(units: readonly Unit[]) {
  const cell = (lat: number, lon: number) => Math.floor(lat * 4) * 4096 + Math.floor(lon * 4)
  const grid = new Map<number, Unit[]>()
  for (const unit of units) {
    const key = cell(unit.lat, unit.lon)
    const there = grid.get(key)
    if (there === undefined) grid.set(key, [unit])
    else there.push(unit)
  }
  return (own: Unit): string[] => {
    const found: [km: number, code: string][] = []
    for (const dy of [-0.25, 0, 0.25])
      for (const dx of [-0.25, 0, 0.25])
        for (const unit of grid.get(cell(own.lat + dy, own.lon + dx)) ?? []) {
          const km = unit === own ? Number.POSITIVE_INFINITY : distanceKm(own, unit)
          if (km <= NEAR_KM) found.push([km, unit.code])
        }
    return found
      .sort(([a], [b]) => a - b)
      .slice(0, MAX_NEIGHBOURS)
      .map(([, code]) => code)
  }
}
