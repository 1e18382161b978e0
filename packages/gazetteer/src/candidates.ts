import type { Place, PlaceEvidence } from '@seinpost/schemas'
import type { Gazetteer } from './gazetteer.ts'
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
/** No clue makes a place certain, and confidences end at the same digit everywhere. */
const CEILING = 0.99
/** The text never outranks the field in which somebody stated the place. */
const TEXT_CEILING = 0.97
const SPECIFIC: readonly Role[] = ['incident', 'residence', 'school', 'mention']

/** Clues gathered by unit into places, surest first; the field's own place stands before equals. */
export function gatherPlaces({ units }: Gazetteer, clues: readonly Clue[]): Place[] {
  if (clues.length === 0) return []
  const byUnit = new Map<number, Clue[]>()
  for (const clue of clues) {
    const own = byUnit.get(clue.unit)
    if (own === undefined) byUnit.set(clue.unit, [clue])
    else own.push(clue)
  }
  const places: Place[] = []
  for (const [index, own] of byUnit) {
    const unit = units[index]
    const confidence = confidenceOf(own)
    if (unit === undefined || confidence < FLOOR) continue
    const stated = own.some((clue) => clue.field === true)
    places.push({
      ...(unit.belgian ? { nis: unit.code } : { code: unit.code }),
      name: unit.name,
      country: unit.country,
      role: roleOfClues(own),
      confidence,
      ...(stated ? { stated } : {}),
      evidence: own.map((clue) => clue.evidence),
    })
  }
  return places.length < 2 ? places : places.sort(bySureness).slice(0, MOST_CANDIDATES)
}

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
  const field = clues.find((clue) => clue.field === true && clue.role !== 'mention')
  if (field !== undefined) return field.role
  return (
    SPECIFIC.find((role) => clues.some((clue) => clue.role === role && clue.probability > 0.3)) ?? 'mention'
  )
}
