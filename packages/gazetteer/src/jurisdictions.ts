import type { Jurisdiction } from '@seinpost/schemas'
import type { GazetteerFile } from './data-file.ts'
import type { Unit } from './gazetteer.ts'

/** `Halle-Vilvoorde` to `halle-vilvoorde`: the form of a code in a queue's name. */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')

/** Competence of every Belgian municipality. */
export function buildJurisdictions(file: GazetteerFile, units: readonly Unit[]): Map<string, Jurisdiction> {
  const zones = new Map(file.zones.map(([code, name]) => [code, name]))
  return new Map(
    file.municipalities.map((row, index) => {
      const [nis, nl, fr, de, lang, , region, province, district, prosecution, zone, , , , , neighbours] = row
      const at = province.indexOf(' ')
      return [
        nis,
        {
          nis,
          name: units[index]?.name ?? nl,
          names: { nl, fr, de },
          zone: { code: zone, name: zones.get(zone) ?? zone },
          district: { slug: slugOf(district), name: district },
          prosecution,
          province: { code: at < 0 ? '' : province.slice(0, at), name: province.slice(at + 1) },
          region,
          lang,
          neighbours,
        },
      ]
    }),
  )
}
