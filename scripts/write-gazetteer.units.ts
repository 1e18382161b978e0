import type { Row } from './write-gazetteer.csv.ts'
import type { Tables } from './write-gazetteer.ts'

const round = (value: string | undefined) => Math.round(Number(value) * 1e4) / 1e4
const list = (cell: string | undefined) => (cell ? cell.split(';').filter(Boolean) : [])
const slug = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')

/** Code of a zone; the one zone without a published code gets one from its name. */
export const zoneCode = (code: string | undefined, name: string | undefined) => code || slug(name ?? '')

/** code, name, other names, members, 1 when the source is unsure. */
export const zones = ({ zones: rows }: Tables) =>
  rows.map((row) => [
    zoneCode(row.pz_code, row.pz_name),
    row.pz_name,
    list(row.other_names),
    list(row.members_nis),
    Number(row.uncertain || 0),
  ])

export type ForeignRow = [
  code: string,
  country: string,
  name: string,
  lat: number,
  lon: number,
  nearest: string,
  population: number,
]

/** Inhabitants in thousands, rounded, of the larger places near the border and the best known abroad; for the rest a middling town stands. */
const THOUSANDS: Readonly<Record<string, number>> = {
  'FR:59350': 235,
  'FR:59512': 98,
  'FR:59599': 98,
  'FR:59183': 87,
  'FR:59178': 40,
  'FR:59606': 43,
  'FR:59122': 32,
  'FR:59392': 29,
  'FR:57463': 120,
  'FR:54395': 105,
  'FR:08105': 46,
  GM0935: 120,
  GM0363: 870,
  GM0599: 650,
  GM0518: 545,
  GM0344: 360,
  GM0772: 240,
  GM0855: 220,
  GM0758: 184,
  GM0796: 155,
  GM0748: 67,
  GM1674: 77,
  GM0917: 87,
  GM1883: 92,
  GM0687: 49,
  GM0718: 45,
  GM0715: 54,
  GM0957: 59,
  GM0988: 50,
  'DE:05334': 550,
  'DE:05113': 580,
  'DE:15002': 240,
  'LU:Luxembourg': 125,
  'LU:Esch-sur-Alzette': 36,
  'UK:Waterloo': 30,
  'US:Hoboken': 60,
  'NO:Bergen': 285,
}
const MIDDLING = 12

const FAR: Row[] = [
  { code: 'NO:Bergen', country: 'NO', name: 'Bergen', lat: '60.39', lon: '5.32' },
  { code: 'US:Hoboken', country: 'US', name: 'Hoboken', lat: '40.74', lon: '-74.03' },
  { code: 'UK:Waterloo', country: 'GB', name: 'Waterloo', lat: '51.50', lon: '-0.11' },
  { code: 'DE:05113', country: 'DE', name: 'Essen', lat: '51.45', lon: '7.01' },
  { code: 'DE:15002', country: 'DE', name: 'Halle (Saale)', lat: '51.48', lon: '11.97' },
]

/** A unit abroad that has a Belgian municipality's name is shown by its Dutch name, so that nobody takes one for the other. */
const SHOWN: Readonly<Record<string, string>> = { 'FR:59350': 'Rijsel', 'DE:05334': 'Aachen' }

/** code, country, name, lat, lon, nearest Belgian municipality, inhabitants. */
export function foreignUnits({ units, aliases }: Tables): ForeignRow[] {
  const seen = new Set<string>()
  const rows: ForeignRow[] = []
  const add = (row: Row) => {
    const code = row.code || `${row.country}:${row.name}`
    if (seen.has(code)) return
    seen.add(code)
    rows.push([
      code,
      row.country ?? '',
      SHOWN[code] ?? row.name ?? '',
      round(row.lat),
      round(row.lon),
      row.nearest_be_nis ?? '',
      (THOUSANDS[code] ?? MIDDLING) * 1000,
    ])
  }
  for (const row of [...units, ...FAR]) add(row)
  const missing = aliases
    .filter((row) => row.target_type === 'foreign')
    .flatMap((row) => list(row.targets))
    .filter((code) => !seen.has(code))
  if (missing.length > 0) throw new Error(`aliases point at unknown foreign units: ${missing.join(', ')}`)
  return rows
}

/** name, kind, other names, members, 1 when its edge is exact. */
export const regions = ({ regions: rows }: Tables) =>
  rows.map((row) => [row.region, row.kind, list(row.other_names), list(row.members_nis), Number(row.exact)])

/** country, postcode, unit codes. */
export function postcodes({ postcodes: rows, neighbourPlaces, units }: Tables, foreign: ForeignRow[]) {
  const known = new Set(foreign.map(([code]) => code))
  const found = new Map<string, Set<string>>()
  const add = (country: string | undefined, postcode: string | undefined, code: string | undefined) => {
    if (!country || !postcode || !code || !/^\d{4,5}$/u.test(postcode)) return
    if (country !== 'BE' && !known.has(code)) return
    const key = `${country} ${postcode}`
    found.set(key, (found.get(key) ?? new Set()).add(code))
  }
  for (const row of rows) add('BE', row.postcode, row.nis)
  for (const row of neighbourPlaces) add(row.country, row.postcode?.replace('L-', ''), row.municipality_code)
  for (const row of units) add(row.country, row.postcode, row.code || `${row.country}:${row.name}`)
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, codes]) => [...key.split(' '), ...[...codes].sort()])
}

/** nis, nl, fr, de, official language, facilities, region, province, judicial district, prosecution office, zone, lat, lon, population, main postcode, neighbours. */
export const municipalities = ({ municipalities: rows }: Tables, foreign: readonly ForeignRow[]) => {
  const near = neighbourFinder(rows, foreign)
  return rows.map((row) => [
    row.nis,
    row.name_nl,
    row.name_fr,
    row.name_de,
    row.lang,
    row.facilities,
    row.region,
    row.province_nis ? `${row.province_nis} ${row.province_nl}` : '',
    row.judicial_arr,
    row.parket,
    zoneCode(row.pz_code, row.pz_name),
    round(row.lat),
    round(row.lon),
    Number(row.pop_2020),
    row.main_postcode,
    near(row),
  ])
}

const NEAR_KM = 15
const MOST_NEIGHBOURS = 10
const KM_PER_DEGREE = 111.2

/** Codes of the nearest main places, here and abroad; on a flat earth, and by place, not by border line. */
function neighbourFinder(rows: readonly Row[], foreign: readonly ForeignRow[]) {
  const here = rows.map(({ nis = '', lat, lon }) => ({ code: nis, lat: Number(lat), lon: Number(lon) }))
  const all = [...here, ...foreign.map(([code, , , lat, lon]) => ({ code, lat, lon }))]
  return ({ nis = '', lat: north, lon: east }: Row) => {
    const [lat, lon] = [Number(north), Number(east)]
    const narrow = Math.cos((lat * Math.PI) / 180)
    return all
      .filter(({ code }) => code !== nis)
      .map((other) => ({
        code: other.code,
        km: Math.hypot(other.lat - lat, (other.lon - lon) * narrow) * KM_PER_DEGREE,
      }))
      .filter(({ km }) => km <= NEAR_KM)
      .sort((a, b) => a.km - b.km)
      .slice(0, MOST_NEIGHBOURS)
      .map(({ code }) => code)
  }
}
