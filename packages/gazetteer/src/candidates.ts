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
const FLOOR = 0.12
const MOST_CANDIDATES = 12
/** No clue makes a place certain, and confidences end at the same digit everywhere. */
const CEILING = 0.99
/** The text never outranks the field in which somebody stated the place. */
const TEXT_CEILING = 0.97
const SPECIFIC: readonly Role[] = ['incident', 'residence', 'school', 'mention']

/** Clues gathered by unit into places, surest first; the field's own place stands before equals. */
export function gatherPlaces({ units }: Gazetteer, clues: readonly Clue[]): Place[] {
  const byUnit = new Map<number, Clue[]>()
  for (const clue of clues) {
    const own = byUnit.get(clue.unit)
    if (own === undefined) byUnit.set(clue.unit, [clue])
    else own.push(clue)
  }
  const places: { place: Place; field: boolean; order: number }[] = []
  for (const [index, own] of byUnit) {
    const unit = units[index]
    const confidence = confidenceOf(own)
    if (unit === undefined || confidence < FLOOR) continue
    places.push({
      place: {
        ...(unit.belgian ? { nis: unit.code } : { code: unit.code }),
        name: unit.name,
        country: unit.country,
        role: roleOfClues(own),
        confidence,
        ...(own.some((clue) => clue.field === true) ? { stated: true } : {}),
        evidence: own.map((clue) => clue.evidence),
      },
      field: own.some((clue) => clue.field === true),
      order: places.length,
    })
  }
  return places
    .sort(
      (a, b) =>
        b.place.confidence - a.place.confidence || Number(b.field) - Number(a.field) || a.order - b.order,
    )
    .slice(0, MOST_CANDIDATES)
    .map(({ place }) => place)
}

function confidenceOf(clues: readonly Clue[]): number {
  let best = 0
  let stated = false
  const kinds = new Set<string>()
  for (const { probability, evidence, field } of clues) {
    best = Math.max(best, probability)
    stated ||= field === true
    kinds.add(`${evidence.kind} ${evidence.text.toLowerCase()}`)
  }
  const odds =
    logit(Math.min(best, CEILING)) + SECOND_CLUE * Math.min(2, kinds.size - 1) * (best > 0.3 ? 1 : 0)
  return Math.round(Math.min(stated ? CEILING : TEXT_CEILING, sigmoid(odds)) * 1000) / 1000
}

/** The field's role unless it is only a mention; then the most telling role of the text. */
function roleOfClues(clues: readonly Clue[]): Role {
  const field = clues.find((clue) => clue.field === true && clue.role !== 'mention')
  if (field !== undefined) return field.role
  return (
    SPECIFIC.find((role) => clues.some((clue) => clue.role === role && clue.probability > 0.3)) ?? 'mention'
  )
}
