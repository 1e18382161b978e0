import { CUE } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Match } from './names.ts'
import { CAPITAL } from './scan.ts'
import { cueAt, flagsAt } from './surroundings.ts'
import { WEIGHT } from './weights.ts'

/** A name with the log-odds that it is a place at all. */
export interface Found {
  readonly match: Match
  odds: number
  cued: boolean
  readonly trapped: boolean
  readonly isClub: boolean
  readonly isCapital: boolean
  /** Country named after it. */
  readonly country: string | undefined
}

/** Names in one list (`Gent en Brugge`, `Aalst-Ninove`, `Leest, Walem`) are places together. */
export function shareCues(gazetteer: Gazetteer, text: string, found: readonly Found[]): void {
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
