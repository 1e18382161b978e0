import type { Clue } from './candidates.ts'
import { CUE } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type Found, shareCues } from './lists.ts'
import { findMatches } from './match.ts'
import { countryAfter, evidenceAt, nameClues } from './name-clues.ts'
import type { Match } from './names.ts'
import { findPostcodes } from './postcodes.ts'
import { roleOf } from './roles.ts'
import { scan } from './scan.ts'
import type { Anchor } from './senses.ts'
import { readSetting } from './setting.ts'
import { cueAt } from './surroundings.ts'
import { weigh } from './weigh.ts'
import { sigmoid, WEIGHT } from './weights.ts'

/** What one text says about places. */
export interface TextReading {
  readonly clues: readonly Clue[]
  /** Provinces, regions and landscapes it names; they never route. */
  readonly regions: readonly string[]
  /** Municipalities of the police zones it names. */
  readonly zoneMembers: readonly Anchor[]
}

/** Log-odds, before those of the name itself, from which a name counts as one for the roles of others. */
const LIKELY = -1.5

const NOTHING: TextReading = { clues: [], regions: [], zoneMembers: [] }

/** Reads one text: names, postcodes, zones, each with its odds, then the ambiguous ones by what is sure. */
export function readText(
  gazetteer: Gazetteer,
  text: string,
  lang: string | undefined,
  outside: readonly Anchor[],
): TextReading {
  scan(text, gazetteer.tokens, gazetteer.folds, gazetteer.words)
  const matches = findMatches(gazetteer, text)
  const postcodes = findPostcodes(gazetteer, text, matches)
  if (matches.length === 0 && postcodes.length === 0) return NOTHING
  const setting = readSetting(gazetteer, lang)
  const regions: string[] = []
  const zoneMembers: Anchor[] = []
  const found: Found[] = []
  for (const match of matches) {
    const area = areaOf(gazetteer, match)
    if (area?.kind === 'region') regions.push(area.name)
    else if (area?.kind === 'zone')
      for (const unit of area.members) zoneMembers.push({ unit, weight: 1 / area.members.length })
    if (area !== undefined) continue
    const country = countryAfter(gazetteer, match)
    const weighed = weigh(gazetteer, match, text, setting)
    // Whoever names the country means a place.
    found.push({
      match,
      ...weighed,
      odds: weighed.odds + (country === undefined ? 0 : WEIGHT.country),
      country,
    })
  }
  shareCues(gazetteer, text, found)
  const anchors = [
    ...outside,
    ...zoneMembers,
    ...postcodes
      .filter(({ odds }) => odds > 1)
      .flatMap(({ units }) => units.map((unit) => ({ unit, weight: 1 / units.length }))),
  ]
  // Only what may well be a place parts the clauses of a sentence; a word that is also a hamlet does not.
  const names = found.filter(({ odds }) => odds > LIKELY)
  const marks = new Uint8Array(gazetteer.tokens.count)
  for (const { match } of names) marks.fill(1, match.first, match.last + 1)
  const isName = (token: number) => marks[token] === 1
  const clues: Clue[] = []
  for (const { token, units, odds } of postcodes) {
    const share = 1 / units.length
    for (const unit of units)
      clues.push({
        unit,
        probability: sigmoid(odds) * share,
        role: roleOf(gazetteer, text, { first: token, last: token }, isName),
        evidence: evidenceAt(gazetteer, text, { first: token, last: token }, 'postcode'),
      })
  }
  clues.push(...nameClues(gazetteer, text, { found, setting, anchors, isName }))
  return { clues, regions, zoneMembers }
}

/** A zone or region with this very name, unless the name is a town's and nothing says `province` before it. */
function areaOf(gazetteer: Gazetteer, { first, name }: Match) {
  if (name.area === undefined) {
    if (
      cueAt(gazetteer, first - 1) & CUE.region ||
      (cueAt(gazetteer, first - 1) & CUE.of && cueAt(gazetteer, first - 2) & CUE.region)
    )
      return { kind: 'region' as const, name: 'province', members: [] }
    return undefined
  }
  const town = name.senses.some(({ kind, strength }) => 'mxfv'.includes(kind) && strength >= 2)
  if (name.area.kind === 'zone' || !town) return name.area
  const before = cueAt(gazetteer, first - 1) | cueAt(gazetteer, first - 2)
  if (before & CUE.region) return name.area
  return name.isRegionFirst && !(before & CUE.body) ? name.area : undefined
}
