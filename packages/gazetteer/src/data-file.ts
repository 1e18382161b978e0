import { z } from 'zod'

const code = z.string().min(1)
const degrees = z.number().min(-180).max(180)

/** The compact file that `scripts/write-gazetteer.ts` writes. Rows are arrays, in the order named here. */
export const GazetteerFile = z.object({
  format: z.literal(1),
  edition: z.string(),
  attribution: z.string(),
  /** nis, nl, fr, de, official language, facilities, region, `code name` of the province, judicial district, prosecution office, zone, lat, lon, population, main postcode, neighbours (nearest first). */
  municipalities: z.array(
    z.tuple([
      z.string().regex(/^\d{5}$/u),
      code,
      code,
      code,
      z.string(),
      z.string(),
      z.enum(['VLG', 'WAL', 'BRU']),
      z.string(),
      code,
      code,
      code,
      degrees,
      degrees,
      z.number(),
      z.string().regex(/^\d{4}$/u),
      z.array(code),
    ]),
  ),
  /** code, name, other names, members, 1 when the source is unsure. */
  zones: z.array(z.tuple([code, code, z.array(code), z.array(code).min(1), z.number()])),
  /** code, country, name, lat, lon, nearest Belgian municipality or '', inhabitants (rough). */
  foreign: z.array(z.tuple([code, z.string().length(2), code, degrees, degrees, z.string(), z.number()])),
  /** name, kind, other names, members, 1 when its edge is exact. */
  regions: z.array(z.tuple([code, code, z.array(code), z.array(code), z.number()])),
  /** country, postcode, codes of municipalities. */
  postcodes: z.array(z.tuple([z.string().length(2), code]).rest(code)),
  /** code of before a merger, code of now. */
  crosswalk: z.array(z.tuple([code, code])),
  /** name, senses (`kind strength : target`, parted by `;`), risk 0-3 of being a word, languages of that word, flags. */
  names: z.array(z.tuple([code, code, z.int().min(0).max(3), z.string(), z.string()])),
})
export type GazetteerFile = z.infer<typeof GazetteerFile>
