import type { PlaceEvidence } from '@seinpost/schemas'
import type { Clue } from './candidates.ts'
import { CUE } from './cues.ts'
import { distanceKm, type Gazetteer } from './gazetteer.ts'
import type { Found } from './lists.ts'
import type { Match } from './names.ts'
import { roleOf } from './roles.ts'
import { CAPITAL } from './scan.ts'
import { type Anchor, type Reading, readingsOf } from './senses.ts'
import type { Setting } from './setting.ts'
import { calibrated, WEIGHT } from './weights.ts'

/** From this probability a name votes for the ambiguous ones. */
const SURE = 0.75
const GUESS = 0.5
const WEAKEST = 0.1

export interface NameSetting {
  readonly found: readonly Found[]
  readonly setting: Setting
  /** What is sure from elsewhere. */
  readonly anchors: readonly Anchor[]
  readonly isName: (token: number) => boolean
}

/** Clues of the names of a text: each is read once, then again with the votes of the other names; none votes for itself. */
export function nameClues(gazetteer: Gazetteer, text: string, given: NameSetting): Clue[] {
  const { found, setting, anchors, isName } = given
  const votes: { anchor: Anchor; from: Found }[] = []
  const read = (one: Found, near: readonly Anchor[]): Reading[] =>
    readingsOf(gazetteer, one.match.name, { setting, anchors: near, country: one.country })
  const first = found.map((from) => {
    const readings = read(from, anchors)
    const [top] = readings
    const sure = top === undefined ? 0 : calibrated(top.base + from.odds) * top.share
    // A name with one reading votes in full; one that was read by its size alone may itself be wrong.
    const weight = readings.length === 1 ? sure : sure * GUESS
    if (top !== undefined && sure > SURE && !isLoose(top.sense.kind))
      votes.push({ anchor: { unit: top.unit, weight }, from })
    return readings
  })
  const clues: Clue[] = []
  found.forEach((one, at) => {
    const others = votes.filter(({ from }) => from !== one).map(({ anchor }) => anchor)
    const known = first[at] ?? []
    const near = others.length === 0 ? anchors : [...anchors, ...others]
    for (const { unit, share, base, sense } of known.length < 2 || others.length === 0
      ? known
      : read(one, near)) {
      const probability =
        calibrated(base + one.odds + vouched(gazetteer, one, unit, near)) *
        share *
        besides(sense.kind, unit, near)
      if (probability < WEAKEST) continue
      const role = roleOf(gazetteer, text, one.match, isName)
      clues.push({
        unit,
        probability,
        role,
        evidence: evidenceAt(gazetteer, text, one.match, kindOf(one.match, sense.kind)),
      })
    }
  })
  return clues
}

/** Demonyms, adjectives, nicknames, events and clubs: of a town, not in it. */
const isLoose = (kind: string) => 'jdkec'.includes(kind)

const NEAR_KM = 15

/** A name that is also a word is a town the sooner when a sure place beside it is near: the second clue of the trap list. */
function vouched(
  { units }: Gazetteer,
  { match, isCapital }: Found,
  unit: number,
  near: readonly Anchor[],
): number {
  const own = units[unit]
  if (match.name.risk === 0 || !isCapital || own === undefined) return 0
  const isNear = near.some(({ unit: other, weight }) => {
    const there = units[other]
    return weight > SURE && other !== unit && there !== undefined && distanceKm(own, there) < NEAR_KM
  })
  return isNear ? WEIGHT.neighbour : 0
}

/** `die Brusselaars` in a signal that is surely about another town says where people come from, not where it is. */
const BESIDE_ANOTHER = 0.55

const besides = (kind: string, unit: number, anchors: readonly Anchor[]) =>
  isLoose(kind) && anchors.some((anchor) => anchor.weight > SURE && anchor.unit !== unit) ? BESIDE_ANOTHER : 1

/** `Bergen in Noorwegen`, `Lille, France`. */
export function countryAfter(gazetteer: Gazetteer, { last }: Match): string | undefined {
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

/** Evidence with its span in the original text. */
export function evidenceAt(
  { tokens }: Gazetteer,
  text: string,
  { first, last }: { readonly first: number; readonly last: number },
  kind: PlaceEvidence['kind'],
): PlaceEvidence {
  const start = tokens.start[first] as number // Both tokens are in the text.
  const end = tokens.end[last] as number
  return { start, end, text: text.slice(start, end), kind }
}
