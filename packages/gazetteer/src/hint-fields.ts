import type { PlaceHint } from '@seinpost/schemas'
import { foldJoined } from './fold.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findMatches } from './match.ts'
import { nearestName } from './misspelt.ts'
import type { Name } from './names.ts'
import { scan } from './scan.ts'
import { type Anchor, readingsOf, spokenAt } from './senses.ts'
import type { Setting } from './setting.ts'

/** A unit the field may mean, and its share among those. */
export interface HintReading {
  readonly unit: number
  readonly share: number
}

/** Belgium first: a code that Belgium has is Belgian sooner than not. */
const COUNTRIES = ['BE', 'NL', 'FR', 'DE', 'LU'] as const
/** Share of the likeliest country of a postcode that several have, when nothing else tells. */
const LIKELIEST_SHARE = 0.75
const COUNTRY_IN_BRACKETS = /\((NL|BE|B|FR|F|DE|D|LU|L)\)/u
const LETTERS: Readonly<Record<string, string>> = { B: 'BE', F: 'FR', D: 'DE', L: 'LU' }

/** The field's country: stated, or in brackets behind the name, as in `Putte (NL)`. */
export function countryOfHint({ country, municipality }: PlaceHint): string | undefined {
  const letters = COUNTRY_IN_BRACKETS.exec(municipality ?? '')?.[1]
  return country?.toUpperCase() ?? (letters === undefined ? undefined : (LETTERS[letters] ?? letters))
}

/** Units of the field's postcode. `isBelgian` is false when no Belgian municipality can have such a code. */
export function readPostcodeField(gazetteer: Gazetteer, hint: PlaceHint, language: number) {
  const { postcodes } = gazetteer
  const digits = /\d{4,5}/u.exec((hint.postcode ?? '').normalize('NFKC'))?.[0]
  if (digits === undefined) return { readings: [], isBelgian: true }
  const country = countryOfHint(hint)
  const found = COUNTRIES.filter((code) => country === undefined || code === country)
    .map((code) => postcodes.get(`${code} ${digits}`) ?? [])
    .filter((units) => units.length > 0)
  const first = likeliest(gazetteer, found, language)
  const shareOf = (units: readonly number[]) =>
    found.length === 1 ? 1 : units === first ? LIKELIEST_SHARE : (1 - LIKELIEST_SHARE) / (found.length - 1)
  const readings: HintReading[] = found.flatMap((units) =>
    units.map((unit) => ({ unit, share: shareOf(units) / units.length })),
  )
  return { readings, isBelgian: postcodes.has(`BE ${digits}`) }
}

/** Belgium, unless the text is in a language that is spoken at the other place and not at the Belgian one. */
function likeliest({ units }: Gazetteer, found: readonly (readonly number[])[], language: number) {
  const speaks = (list: readonly number[]) =>
    list.some((index) => {
      const unit = units[index]
      return unit !== undefined && (spokenAt(unit) & language) !== 0
    })
  const [first] = found
  if (language === 0 || first === undefined || speaks(first)) return first
  return found.find(speaks) ?? first
}

/** Readings of the field's name; what stands in brackets narrows it, as in `Antwerpen (Deurne)`. */
export function readNameField(
  gazetteer: Gazetteer,
  hint: PlaceHint,
  { setting, anchors }: { setting: Setting; anchors: readonly Anchor[] },
): HintReading[] {
  const { municipality } = hint
  if (municipality === undefined) return []
  const nis = gazetteer.unitByCode.get(gazetteer.crosswalk.get(municipality) ?? municipality)
  if (nis !== undefined) return [{ unit: nis, share: 1 }]
  const country = countryOfHint(hint)
  const [first, ...rest] = namesIn(gazetteer, municipality).map((name) =>
    readingsOf(gazetteer, name, { setting, anchors, country }),
  )
  if (first === undefined) return []
  const section = rest.flat().find(({ unit }) => isOfBrussels(gazetteer, unit))
  // `Brussel (Molenbeek)`: the region's name, then the municipality.
  if (section !== undefined && isOfBrussels(gazetteer, first[0]?.unit ?? -1))
    return [{ unit: section.unit, share: 1 }]
  const shared = first.filter(({ unit }) =>
    rest.every((readings) => readings.some((reading) => reading.unit === unit)),
  )
  const chosen = shared.length > 0 ? shared : first
  const total = chosen.reduce((sum, { share }) => sum + share, 0)
  return chosen.map(({ unit, share }) => ({ unit, share: share / total }))
}

/** Codes of the nineteen Brussels municipalities start with 21. */
export const isOfBrussels = ({ units }: Gazetteer, unit: number) =>
  units[unit]?.code.startsWith('21') === true

/** Names in the field; a field is a name, so a misspelt one needs no cue. */
function namesIn(gazetteer: Gazetteer, municipality: string): Name[] {
  scan(municipality, gazetteer.tokens, gazetteer.folds, gazetteer.words)
  const found = findMatches(gazetteer, municipality).flatMap(({ name }) =>
    name.senses.length > 0 ? [name] : [],
  )
  if (found.length > 0) return found
  const near = nearestName(gazetteer, foldJoined(municipality, gazetteer.folds.fold))
  return near === undefined ? [] : [near]
}
