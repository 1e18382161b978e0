/**
 * Writes packages/gazetteer/data/gazetteer.json from the facts in `geo-be` (see NOTICE) and the project's own supplement.
 * Usage: node --import tsx scripts/write-gazetteer.ts [folder of geo-be]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCsv } from './write-gazetteer.csv.ts'
import { collectNames } from './write-gazetteer.names.ts'
import { foreignUnits, municipalities, postcodes, regions, zones } from './write-gazetteer.units.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder =
  process.argv[2] ?? join(process.env.SEINPOST_DATA ?? join(root, '..', 'shared', 'data'), 'geo-be')
const table = (name: string) => readCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'))
const own = (name: string) =>
  readCsv(readFileSync(join(root, 'packages', 'gazetteer', 'data', `${name}.csv`), 'utf8'))

const tables = {
  municipalities: table('municipalities'),
  places: table('places'),
  aliases: table('aliases'),
  traps: table('trap_names'),
  ambiguous: table('ambiguous_names'),
  stations: table('stations'),
  postcodes: table('postcodes'),
  zones: table('police_zones'),
  regions: table('regions'),
  units: table('neighbour_units'),
  neighbourPlaces: table('neighbour_places'),
  crosswalk: table('nis_crosswalk'),
  supplement: own('supplement'),
  words: own('words'),
}
export type Tables = typeof tables

const foreign = foreignUnits(tables)
const data = {
  format: 1,
  edition: '2025-01-01',
  attribution:
    "Contains data from Statbel, GeoNames (CC BY 4.0), Who's On First, iRail (CC0), INSEE; police zones CC BY-SA 4.0. See NOTICE.",
  municipalities: municipalities(tables, foreign),
  zones: zones(tables),
  foreign,
  regions: regions(tables),
  postcodes: postcodes(tables, foreign),
  crosswalk: tables.crosswalk
    .filter((row) => row.old_nis !== row.nis_2025)
    .map((row) => [row.old_nis, row.nis_2025]),
  names: collectNames(tables, foreign),
}

const out = join(root, 'packages', 'gazetteer', 'data', 'gazetteer.json')
const line = (key: string, value: unknown) =>
  Array.isArray(value)
    ? `${JSON.stringify(key)}:[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
    : `${JSON.stringify(key)}:${JSON.stringify(value)}`
const text = `{\n${Object.entries(data)
  .map(([key, value]) => line(key, value))
  .join(',\n')}\n}\n`
writeFileSync(out, text)
console.log(
  `${data.municipalities.length} municipalities, ${data.zones.length} zones, ${foreign.length} foreign units, ` +
    `${data.names.length} names, ${(text.length / 1e6).toFixed(2)} MB: ${out}`,
)
