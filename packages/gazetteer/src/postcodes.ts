import { CUE } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Match } from './names.ts'
import { ALL_CAPS, CAPITAL, DIGITS, HASHTAG } from './scan.ts'
import { cueAt, flagsAt, gapAt } from './surroundings.ts'

/** A number read as a postcode, and the log-odds that it is one. */
export interface PostcodeClue {
  readonly token: number
  readonly units: readonly number[]
  readonly odds: number
}

const ODDS = {
  beside: 4.2,
  named: 3.6,
  prefixed: 3.4,
  lettered: 2,
  hashtag: 1.2,
  inFinal: 0.4,
  inSentence: -0.3,
} as const
const FIRST_YEAR = 1800
const LAST_YEAR = 2040

/** Numbers that are postcodes by their surroundings; a bare number is a year, an amount or a count. */
export function findPostcodes(gazetteer: Gazetteer, text: string, matches: readonly Match[]): PostcodeClue[] {
  const { tokens } = gazetteer
  const found: PostcodeClue[] = []
  for (let at = 0; at < tokens.count; at++) {
    const digits = tokens.digits[at] as number // `at` is below the count.
    if (digits !== 4 && digits !== 5) continue
    const clue = readPostcode(gazetteer, text, matches, at)
    if (clue !== undefined) found.push(clue)
  }
  return found
}

function readPostcode(
  gazetteer: Gazetteer,
  text: string,
  matches: readonly Match[],
  at: number,
): PostcodeClue | undefined {
  const { tokens, postcodes } = gazetteer
  const digits = tokens.digits[at] as number // `at` is a token.
  const value = String(tokens.value[at]).padStart(digits, '0')
  const isDutch = DUTCH.test(text.slice(tokens.end[at], (tokens.end[at] ?? 0) + 4))
  const beside = matches.find(
    (match) =>
      (match.first === at + 1 && gapAt(gazetteer, at + 1) <= 1) ||
      (isDutch && match.first === at + 2 && gapAt(gazetteer, at + 2) <= 1) ||
      (match.last === at - 1 && (gapAt(gazetteer, at) <= 1 || isBracket(text, tokens.start[at]))),
  )
  for (const country of digits === 5 ? ['FR', 'DE'] : isDutch ? ['NL', 'BE'] : ['BE', 'NL', 'LU']) {
    const units = postcodes.get(`${country} ${value}`)
    const agreeing = units?.filter((unit) => beside?.name.senses.some((sense) => sense.unit === unit))
    if (agreeing !== undefined && agreeing.length > 0)
      return { token: at, units: agreeing, odds: ODDS.beside }
  }
  const dutch = isDutch ? postcodes.get(`NL ${value}`) : undefined
  if (dutch !== undefined) return { token: at, units: dutch, odds: ODDS.lettered }
  const units = postcodes.get(
    `${digits === 4 ? 'BE' : (prefixCountry(text, tokens.start[at] ?? 0) ?? 'FR')} ${value}`,
  )
  if (units === undefined) return undefined
  const odds = contextOdds(gazetteer, text, at)
  return odds === undefined ? undefined : { token: at, units, odds }
}

const isBracket = (text: string, at = 0) => text.charCodeAt(at - 1) === 0x28

/** The two letters of a Dutch postcode: `6211 AB`. */
const DUTCH = /^ ?[A-Z]{2}\b/u

const PREFIX = /(?:^|[^\p{L}])(B|BE|F|FR|D|DE|L|NL)-$/u
const COUNTRY_OF: Readonly<Record<string, string>> = { B: 'BE', F: 'FR', D: 'DE', L: 'LU' }

function prefixCountry(text: string, start: number): string | undefined {
  const prefix = PREFIX.exec(text.slice(Math.max(0, start - 4), start))?.[1]
  return prefix === undefined ? undefined : (COUNTRY_OF[prefix] ?? prefix)
}

function contextOdds(gazetteer: Gazetteer, text: string, at: number): number | undefined {
  const { tokens } = gazetteer
  const value = tokens.value[at] as number // `at` is a token of digits.
  const [before, beforeThat] = [cueAt(gazetteer, at - 1), cueAt(gazetteer, at - 2)]
  if ((before | beforeThat) & CUE.postcode || isCodePostal(gazetteer, text, at)) return ODDS.named
  if (prefixCountry(text, tokens.start[at] ?? 0) !== undefined) return ODDS.prefixed
  if (isAddress(text, tokens.start[at] ?? 0)) return ODDS.named
  const isYear = value >= FIRST_YEAR && value < LAST_YEAR
  if (isYear) return undefined
  if (flagsAt(gazetteer, at) & HASHTAG) return ODDS.hashtag
  if (flagsAt(gazetteer, at) & DIGITS && before & (CUE.locative | CUE.body) && gapAt(gazetteer, at) === 0)
    return before & CUE.body || isFinal(gazetteer, at)
      ? ODDS.inFinal + (before & CUE.body ? 1 : 0)
      : ODDS.inSentence
  return undefined
}

/** Nothing that could be counted follows. */
function isFinal(gazetteer: Gazetteer, at: number): boolean {
  if (cueAt(gazetteer, at + 1) & CUE.quantity) return false
  return (
    gapAt(gazetteer, at + 1) >= 2 ||
    cueAt(gazetteer, at + 1) !== 0 ||
    (flagsAt(gazetteer, at + 1) & (CAPITAL | ALL_CAPS)) !== 0
  )
}

/** `Kerkstraat 4, 9300`: a street and a number stand before. */
const isAddress = (text: string, start: number) =>
  /(?:straat|laan|weg|plein|lei|dreef|baan|kaai|markt)\s+\d{1,4}\s?[a-z]?(?:\s+bus\s+\w+)?\s*,\s*$/iu.test(
    text.slice(Math.max(0, start - 40), start),
  ) ||
  /(?:rue|avenue|chauss[ée]e|place|boulevard)[\p{L}' -]+\d{1,4}\s*,\s*$/iu.test(
    text.slice(Math.max(0, start - 50), start),
  )

const isCodePostal = ({ tokens }: Gazetteer, text: string, at: number) =>
  /code\s+postal\s*:?\s*$/iu.test(text.slice(Math.max(0, (tokens.start[at] ?? 0) - 16), tokens.start[at]))
