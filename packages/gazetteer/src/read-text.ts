import type { PlaceEvidence } from '@seinpost/schemas'
import type { Clue } from './candidates.ts'
import { CUE } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findMatches } from './match.ts'
import type { Match } from './names.ts'
import { findPostcodes } from './postcodes.ts'
import { roleOf } from './roles.ts'
import { CAPITAL, scan } from './scan.ts'
import { type Anchor, readingsOf } from './senses.ts'
import { readSetting, type Setting } from './setting.ts'
import { cueAt, flagsAt } from './surroundings.ts'
import { weigh } from './weigh.ts'
import { calibrated, sigmoid, WEIGHT } from './weights.ts'

/** What one text says about places. */
export interface TextReading {
  readonly clues: readonly Clue[]
  /** Provinces, regions and landscapes it names; they never route. */
  readonly regions: readonly string[]
  /** Municipalities of the police zones it names. */
  readonly zoneMembers: readonly Anchor[]
}

interface Found {
  readonly match: Match
  odds: number
  cued: boolean
  readonly trapped: boolean
  readonly isClub: boolean
}

const NOTHING: TextReading = { clues: [], regions: [], zoneMembers: [] }
const SURE = 0.75
const WEAKEST = 0.1

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
    found.push({ match, ...weigh(gazetteer, match, text, setting) })
  }
  shareCues(gazetteer, text, found)
  const anchors = [
    ...outside,
    ...zoneMembers,
    ...postcodes
      .filter(({ odds }) => odds > 1)
      .flatMap(({ units }) => units.map((unit) => ({ unit, weight: 1 / units.length }))),
  ]
  const isName = (token: number) => matches.some(({ first, last }) => token >= first && token <= last)
  const clues: Clue[] = []
  for (const { token, units, odds } of postcodes) {
    const share = 1 / units.length
    for (const unit of units)
      clues.push({
        unit,
        probability: sigmoid(odds) * share,
        role: roleOf(gazetteer, token, token, isName),
        evidence: evidenceAt(gazetteer, text, token, token, 'postcode'),
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

/** Names in one list (`Gent en Brugge`, `Aalst-Ninove`, `Leest, Walem`) are places together. */
function shareCues(gazetteer: Gazetteer, text: string, found: readonly Found[]): void {
  for (let at = 1; at < found.length; at++) {
    const [left, right] = [found[at - 1], found[at]]
    if (left === undefined || right === undefined || !isListed(gazetteer, text, left.match, right.match))
      continue
    if (left.trapped || right.trapped) {
      // A rival in a match is a club too; a second street, surname or work says nothing of its neighbour.
      if (left.isClub !== right.isClub) (left.isClub ? right : left).odds += WEIGHT.rival
      continue
    }
    if (isSmallWord(gazetteer, left.match) || isSmallWord(gazetteer, right.match)) continue
    const better = Math.max(left.odds, right.odds)
    if (better < -1) continue
    for (const one of [left, right]) {
      one.odds = Math.max(one.odds, Math.min(better, one.odds + WEIGHT.inList)) + WEIGHT.listed
      one.cued = left.cued || right.cued
    }
  }
}

const isSmallWord = (gazetteer: Gazetteer, { first, name }: Match) =>
  name.risk > 1 && (flagsAt(gazetteer, first) & CAPITAL) === 0

/** Only a hyphen, slash, comma, conjunction or preposition makes a list; two names side by side are not one. */
function isListed(gazetteer: Gazetteer, text: string, left: Match, right: Match): boolean {
  const { tokens } = gazetteer
  const between = text.slice(tokens.end[left.last], tokens.start[right.first])
  if (right.first - left.last === 1) return /^ ?[-/,&+\u2013] ?$|^, $/u.test(between)
  if (right.first - left.last !== 2) return false
  return (cueAt(gazetteer, right.first - 1) & (CUE.and | CUE.locative)) !== 0 && /^,? \S+ $/u.test(between)
}

function nameClues(
  gazetteer: Gazetteer,
  text: string,
  {
    found,
    setting,
    anchors,
    isName,
  }: { found: readonly Found[]; setting: Setting; anchors: Anchor[]; isName: (token: number) => boolean },
): Clue[] {
  const clues: Clue[] = []
  const read = (one: Found) =>
    readingsOf(gazetteer, one.match.name, {
      setting,
      anchors: anchors,
      country: countryAfter(gazetteer, one.match),
    })
  // Names of one place are read first, so that they can vote for the ambiguous ones.
  const isPlain = ({ match }: Found) =>
    match.name.senses.every(({ unit }) => unit === match.name.senses[0]?.unit)
  for (const plain of [true, false])
    for (const one of found) {
      if (isPlain(one) !== plain) continue
      for (const { unit, share, base, sense } of read(one)) {
        const probability = calibrated(base + one.odds) * share * besides(sense.kind, unit, anchors)
        if (probability < WEAKEST) continue
        if (plain && probability > SURE) anchors.push({ unit, weight: probability })
        clues.push({
          unit,
          probability,
          role: roleOf(gazetteer, one.match.first, one.match.last, isName),
          evidence: evidenceAt(
            gazetteer,
            text,
            one.match.first,
            one.match.last,
            kindOf(one.match, sense.kind),
          ),
        })
      }
    }
  return clues.sort((a, b) => a.evidence.start - b.evidence.start)
}

/** `die Brusselaars` in a signal that is surely about another town says where people come from, not where it is. */
const BESIDE_ANOTHER = 0.55

const besides = (kind: string, unit: number, anchors: readonly Anchor[]) =>
  'jdkec'.includes(kind) && anchors.some((anchor) => anchor.weight > SURE && anchor.unit !== unit)
    ? BESIDE_ANOTHER
    : 1

/** `Bergen in Noorwegen`, `Lille, France`. */
function countryAfter(gazetteer: Gazetteer, { last }: Match): string | undefined {
  const { tokens, countries, cues } = gazetteer
  for (const at of [last + 1, last + 2]) {
    if (at >= tokens.count) return undefined
    const word = tokens.word[at] as number // `at` is below the count.
    const country = countries.get(word)
    if (country !== undefined) return country
    const isName = at === last + 1 && (gazetteer.tokens.flags[at] as number) & CAPITAL // `at` is below the count.
    if (word < 0 && isName) continue
    if (word < 0 || !((cues[word] ?? 0) & (CUE.locative | CUE.article | CUE.of))) return undefined
  }
  return undefined
}

const KINDS: Readonly<Record<string, PlaceEvidence['kind']>> = {
  v: 'alias',
  k: 'alias',
  a: 'alias',
  e: 'alias',
  c: 'alias',
  d: 'demonym',
  j: 'demonym',
  t: 'station',
}
const kindOf = ({ hashtag, misspelt }: Match, kind: string): PlaceEvidence['kind'] =>
  misspelt ? 'fuzzy' : hashtag ? 'hashtag' : (KINDS[kind] ?? 'name')

function evidenceAt(
  { tokens }: Gazetteer,
  text: string,
  first: number,
  last: number,
  kind: PlaceEvidence['kind'],
): PlaceEvidence {
  const start = tokens.start[first] as number // Both tokens are in the text.
  const end = tokens.end[last] as number
  return { start, end, text: text.slice(start, end), kind }
}
