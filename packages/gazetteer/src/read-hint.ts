import type { PlaceHint } from '@seinpost/schemas'
import type { Clue } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findMatches } from './match.ts'
import { scan } from './scan.ts'
import { type Anchor, readingsOf } from './senses.ts'
import type { Setting } from './setting.ts'

const CONFIDENCE = {
  both: 0.985,
  name: 0.975,
  postcode: 0.975,
  nameAgainstPostcode: 0.6,
  postcodeAgainstName: 0.45,
} as const
/** A reading of the name that is rarer than this is not shown. */
const LEAST_SHARE = 0.1
/** A postcode of a field is Belgian unless only another country has it. */
const COUNTRIES = ['BE', 'NL', 'FR', 'DE', 'LU'] as const

/** What the signal's own place field means: name and postcode read together, then the text's language and places. */
export function readHint(
  gazetteer: Gazetteer,
  hint: PlaceHint,
  setting: Setting,
  anchors: readonly Anchor[],
): Clue[] {
  const byPostcode = unitsOfPostcode(gazetteer, hint)
  const byName = unitsOfName(gazetteer, hint, setting, anchors)
  const clue = (unit: number, probability: number): Clue => ({
    unit,
    probability,
    role: hint.role,
    field: true,
    evidence: {
      start: 0,
      end: 0,
      text: [hint.postcode, hint.municipality].filter(Boolean).join(' '),
      kind: 'field',
    },
  })
  const all = new Set(byPostcode.all)
  const agreeing = byName.filter(({ unit }) => all.has(unit))
  const [first] = agreeing
  if (first !== undefined) return [clue(first.unit, CONFIDENCE.both)]
  if (byName.length === 0)
    return byPostcode.likely.map((unit) => clue(unit, CONFIDENCE.postcode / byPostcode.likely.length))
  const against =
    byPostcode.likely.length > 0 && byPostcode.all.some((unit) => gazetteer.units[unit]?.belgian)
  const top = against ? CONFIDENCE.nameAgainstPostcode : CONFIDENCE.name
  return [
    ...byName.filter(({ share }) => share > LEAST_SHARE).map(({ unit, share }) => clue(unit, top * share)),
    ...(against
      ? byPostcode.likely.map((unit) => clue(unit, CONFIDENCE.postcodeAgainstName / byPostcode.likely.length))
      : []),
  ]
}

function unitsOfPostcode({ postcodes }: Gazetteer, { postcode, country }: PlaceHint) {
  const digits = /\d{4,5}/u.exec((postcode ?? '').normalize('NFKC'))?.[0]
  if (digits === undefined) return { likely: [], all: [] }
  const found = COUNTRIES.filter((code) => country === undefined || code === country.toUpperCase()).map(
    (code) => postcodes.get(`${code} ${digits}`) ?? [],
  )
  return { likely: found.find((units) => units.length > 0) ?? [], all: found.flat() }
}

/** Readings of the field's name: the longest name first, then what stands in brackets, as in `Antwerpen (Deurne)`. */
function unitsOfName(
  gazetteer: Gazetteer,
  { municipality, country }: PlaceHint,
  setting: Setting,
  anchors: readonly Anchor[],
) {
  if (municipality === undefined) return []
  const nis = gazetteer.unitByCode.get(gazetteer.crosswalk.get(municipality) ?? municipality)
  if (nis !== undefined) return [{ unit: nis, share: 1 }]
  scan(municipality, gazetteer.tokens, gazetteer.folds, gazetteer.words)
  const matches = findMatches(gazetteer, municipality).filter(({ name }) => name.senses.length > 0)
  const [first, ...rest] = matches.map(({ name }) =>
    readingsOf(gazetteer, name, { setting, anchors, country: country?.toUpperCase() }),
  )
  if (first === undefined) return []
  const shared = first.filter(({ unit }) =>
    rest.every((readings) => readings.some((reading) => reading.unit === unit)),
  )
  const chosen = shared.length > 0 ? shared : first
  const total = chosen.reduce((sum, { share }) => sum + share, 0)
  return chosen.map(({ unit, share }) => ({ unit, share: share / total }))
}
