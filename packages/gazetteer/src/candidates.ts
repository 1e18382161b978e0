import type { Place, PlaceEvidence } from '@seinpost/schemas'
import type { Gazetteer, Unit } from './gazetteer.ts'
import type { Role } from './roles.ts'
import { logit, sigmoid } from './weights.ts'

/** One clue for one unit. */
export interface Clue {
  readonly unit: number
  /** In (0, 1): how likely this clue alone means the unit. */
  readonly probability: number
  readonly role: Role
  readonly evidence: PlaceEvidence
  /** True for the signal's own field, whose role and rank come before those of the text. */
  readonly field?: boolean
}

/** What a further, different clue for the same unit adds to the log-odds. */
const SECOND_CLUE = 0.7
/** Candidates weaker than this are not shown. */
const FLOOR = 0.18
const MOST_CANDIDATES = 12
const MOST_EVIDENCE = 20
/** No clue makes a place certain, and confidences end at the same digit everywhere. */
const CEILING = 0.99
/** The text never outranks the field in which somebody stated the place. */
const TEXT_CEILING = 0.97
const SPECIFIC: readonly Role[] = ['incident', 'residence', 'school', 'mention']

/** Clues gathered by unit into places, surest first; the field's own place stands before equals. */
export function gatherPlaces({ units }: Gazetteer, clues: readonly Clue[]): Place[] {
  const places: Place[] = []
  for (const own of byUnit(clues)) {
    const unit = units[own[0]?.unit ?? -1]
    const confidence = confidenceOf(own)
    if (unit !== undefined && confidence >= FLOOR) places.push(placeOf(unit, own, confidence))
  }
  return places.length < 2 ? places : places.sort(bySureness).slice(0, MOST_CANDIDATES)
}

/** A signal has a handful of clues: looking through a short list beats a map. */
function byUnit(clues: readonly Clue[]): Clue[][] {
  const groups: Clue[][] = []
  for (const clue of clues) {
    let at = 0
    while (at < groups.length && groups[at]?.[0]?.unit !== clue.unit) at++
    const group = groups[at]
    if (group === undefined) groups.push([clue])
    else group.push(clue)
  }
  return groups
}

function placeOf({ belgian, code, name, country }: Unit, clues: readonly Clue[], confidence: number): Place {
  const evidence = clues.slice(0, MOST_EVIDENCE).map((clue) => clue.evidence)
  const role = roleOfClues(clues)
  const place: Place = belgian
    ? { nis: code, name, country, role, confidence, evidence }
    : { code, name, country, role, confidence, evidence }
  if (clues.some(isStated)) place.stated = true
  return place
}

const isStated = ({ field }: Clue) => field === true

/** Sorting is stable: among equals the one named first stays first. */
const bySureness = (a: Place, b: Place) =>
  b.confidence - a.confidence || Number(b.stated === true) - Number(a.stated === true)

function confidenceOf(clues: readonly Clue[]): number {
  let best = 0
  let stated = false
  for (const { probability, field } of clues) {
    if (probability > best) best = probability
    stated ||= field === true
  }
  const more = clues.length < 2 || best <= 0.3 ? 0 : Math.min(2, differentClues(clues) - 1)
  const probability = more === 0 ? best : sigmoid(logit(Math.min(best, CEILING)) + SECOND_CLUE * more)
  return Math.round(Math.min(stated ? CEILING : TEXT_CEILING, probability) * 1000) / 1000
}

/** The same word twice is one clue. */
const differentClues = (clues: readonly Clue[]) =>
  new Set(clues.map(({ evidence }) => `${evidence.kind} ${evidence.text.toLowerCase()}`)).size

/** The field's role unless it is only a mention; then the most telling role of the text. */
function roleOfClues(clues: readonly Clue[]): Role {
  const [only] = clues
  if (only !== undefined && clues.length === 1) return only.role
  const field = clues.find((clue) => clue.field === true && clue.role !== 'mention')
  if (field !== undefined) return field.role
  return (
    SPECIFIC.find((role) => clues.some((clue) => clue.role === role && clue.probability > 0.3)) ?? 'mention'
  )
}
