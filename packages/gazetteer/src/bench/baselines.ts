import type { Place } from '@seinpost/schemas'
import type { Gazetteer } from '../gazetteer.ts'
import { findMatches } from '../match.ts'
import type { Match, Sense } from '../names.ts'
import { scan } from '../scan.ts'
import { flagsAt } from '../surroundings.ts'
import type { Reader } from './measure.ts'

const SURE = 0.9

/** Longest match and nothing else: each name is its largest place, every role a mention. */
export const longestMatch =
  (gazetteer: Gazetteer): Reader =>
  ({ text }) => {
    scan(text, gazetteer.tokens, gazetteer.folds, gazetteer.words)
    return unique(findMatches(gazetteer, text).flatMap((match) => toPlace(gazetteer, match)))
  }

/** Longest match with the list of names that are words: those need a capital, and the commonest are never taken. */
export const longestMatchWithTraps =
  (gazetteer: Gazetteer): Reader =>
  ({ text }) => {
    scan(text, gazetteer.tokens, gazetteer.folds, gazetteer.words)
    const kept = findMatches(gazetteer, text).filter(({ first, name }) => {
      const isCapital = (flagsAt(gazetteer, first) & 1) !== 0
      return name.risk === 0 || (name.risk < 3 && isCapital)
    })
    return unique(kept.flatMap((match) => toPlace(gazetteer, match)))
  }

const ORDER = 'mxfvaskdjtbplec'

function toPlace({ units }: Gazetteer, { name }: Match): Place[] {
  const largest = (a: Sense, b: Sense) =>
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    (units[b.unit]?.population ?? 0) - (units[a.unit]?.population ?? 0)
  const unit = units[[...name.senses].sort(largest)[0]?.unit ?? -1]
  if (unit === undefined) return []
  return [
    {
      ...(unit.belgian ? { nis: unit.code } : { code: unit.code }),
      name: unit.name,
      country: unit.country,
      role: 'mention',
      confidence: SURE,
      evidence: [],
    },
  ]
}

const unique = (places: readonly Place[]) => [
  ...new Map(places.map((place) => [place.nis ?? place.code, place])).values(),
]
