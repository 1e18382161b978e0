import { CUE, LANGUAGE_BIT } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Match, Name, Sense } from './names.ts'
import type { Setting } from './setting.ts'
import { cueAt, gapAt, lookAround, type Surroundings } from './surroundings.ts'
import { WEIGHT, WORD_RISK } from './weights.ts'

const BY_STRENGTH = [WEIGHT.never, WEIGHT.weak, WEIGHT.fair, WEIGHT.safe] as const

/** Log-odds of one reading of a name before the text around it is looked at. */
export function baseOf({ kind, strength }: Sense): number {
  if (kind === 'l') return WEIGHT.locality
  if (kind === 'e') return strength > 0 ? WEIGHT.event : WEIGHT.never
  if (kind === 'c') return WEIGHT.club
  if (kind === 'j') return strength > 1 ? WEIGHT.adjective : WEIGHT.weak
  if (kind === 'd') return strength > 1 ? WEIGHT.adjective + 0.3 : WEIGHT.adjective
  if (kind === 't') return WEIGHT.station
  return BY_STRENGTH[strength] ?? WEIGHT.weak
}

/** What a name and its surroundings say. */
export interface Weighed {
  /** Log-odds that the words are a place at all, to be added to the base of the sense. */
  readonly odds: number
  readonly cued: boolean
  /** The name is part of another name: a street's, a person's, a club's, a work's. */
  readonly trapped: boolean
  readonly isClub: boolean
  readonly isCapital: boolean
}

/** The traps, by class: words, surnames, streets, clubs, brands, works, institutions, negation. */
export function weigh(gazetteer: Gazetteer, match: Match, text: string, setting: Setting): Weighed {
  const around = lookAround(gazetteer, match, text, setting.language)
  const cued = around.locative || around.body || around.dateline || around.dweller
  const club =
    clubOdds(gazetteer, match, around, text) + (setting.sport && !around.of && !cued ? WEIGHT.sport : 0)
  const traps =
    club +
    personOdds(match.name, around) +
    streetOdds(gazetteer, match, around) +
    otherNameOdds(gazetteer, match, around, setting) +
    negationOdds(gazetteer, match, around)
  const writing = writingOdds(match, around, setting, { cued, isCity: isCity(gazetteer, match) })
  // A first name in a list of towns is a town: so this is no trap that keeps it out of the list.
  const given = match.name.isGivenName && !cued ? WEIGHT.givenName : 0
  return {
    odds: cueOdds(around) + writing + given + traps,
    cued,
    trapped: traps < WEIGHT.trapped,
    isClub: club < 0,
    isCapital: around.isCapital,
  }
}

function cueOdds({ locative, body, of, dweller, dateline }: Surroundings): number {
  return (
    (locative ? WEIGHT.locative : of ? WEIGHT.of : 0) +
    (body ? WEIGHT.body : 0) +
    (dweller ? WEIGHT.dweller : 0) +
    (dateline ? WEIGHT.dateline : 0)
  )
}

/** Names that are also words need a capital that tells something, a cue, or both. */
function writingOdds(
  { name, hashtag, misspelt }: Match,
  around: Surroundings,
  setting: Setting,
  { cued, isCity }: { cued: boolean; isCity: boolean },
): number {
  if (misspelt) return WEIGHT.misspelt
  if (isAdjective(name) && (setting.language & ~LANGUAGE_BIT.nl) !== 0) return WEIGHT.foreignAdjective
  if (hashtag) return name.risk >= 2 ? -2.5 : WEIGHT.hashtag
  const german = setting.language === LANGUAGE_BIT.de
  // Every German noun has a capital, so that one says nothing of a hamlet.
  const noun = german && !around.body && !isTownName(name) ? WEIGHT.germanNoun : 0
  // `De Haan` at the start of a sentence: its second capital tells.
  const second = name.size > 1 && (around.ownFirst & CUE.article) !== 0 && around.lastIsCapital
  const telling = ((around.isCapital && !around.startsSentence) || second) && !setting.shouting
  if (isArticleName(around, name) && !around.lastIsCapital) return WEIGHT.smallArticleName
  if (name.risk === 0)
    return noun + (telling ? WEIGHT.capital : around.isCapital ? 0 : smallOdds(name, setting, cued))
  const other = name.langs !== 0 && setting.language !== 0 && (name.langs & setting.language) === 0
  // A word of another language is a word less often here; in small letters it is no name all the same.
  const risk = other && around.isCapital && name.risk > 1 ? name.risk - 1 : name.risk
  const row = WORD_RISK[risk as 1 | 2 | 3] // Risk is 1 to 3 here.
  const takesArticle =
    name.risk < 2 &&
    !name.senses.some(({ kind }) => 'mx'.includes(kind)) &&
    name.senses.some(({ kind }) => 'jdka'.includes(kind))
  const article =
    (around.before & CUE.article) !== 0 && !around.locative && !takesArticle ? WEIGHT.articleBeforeWord : 0
  if (telling && !(german && !cued)) return noun + article + (cued ? row.both : row.capital)
  if (around.isCapital && (around.body || around.dateline)) return article + row.both
  if (around.isCapital && !setting.shouting)
    return article + (risk === 1 && !german && isTownName(name) ? WEIGHT.startOfTown : row.start)
  if (around.body || around.dweller) return article + row.cue + 0.8
  if (risk === 1 && setting.lower && isCity) return article + WEIGHT.smallCity
  if (cued && risk === 1 && !isTownName(name)) return article + WEIGHT.smallWordSection
  return article + (cued ? row.cue : row.none)
}

/** The adjectives are Dutch ones: `messe` is one of Mesen, and a word in French. */
const isAdjective = ({ senses }: Name) => senses.length > 0 && senses.every(({ kind }) => kind === 'j')

/** Names made of an article and a word (`De Hoek`) in small letters are that word, unless they are a town's. */
const isArticleName = ({ ownFirst }: Surroundings, name: Name) =>
  name.size > 1 && (ownFirst & CUE.article) !== 0 && !(name.risk === 0 && isOwnName(name))

/** A town's own name, not what people call it. */
const isOwnName = ({ senses }: Name) => senses.some(({ kind }) => 'mxf'.includes(kind))

const isTownName = ({ senses }: Name) =>
  senses.some(({ kind, strength }) => 'mxfvkdj'.includes(kind) && (strength > 1 || kind === 'd'))

/** People write a town small in a chat, a hamlet or a section hardly ever; without a cue it is some other word. */
function smallOdds(name: Name, setting: Setting, cued: boolean): number {
  if (isTownName(name)) return WEIGHT.smallLetter
  if (setting.language === LANGUAGE_BIT.en) return WEIGHT.smallEnglish
  if (cued) return setting.lower ? 2 * WEIGHT.smallLetter : 4 * WEIGHT.smallLetter
  return setting.lower ? WEIGHT.smallSectionInChat : WEIGHT.smallSection
}

function personOdds(name: Name, around: Surroundings): number {
  const { before, beforeThat, capitalBefore } = around
  if (before & CUE.title) return WEIGHT.person
  if (before & CUE.particle && (beforeThat & CUE.title || capitalBefore)) return WEIGHT.surname
  if (before & CUE.firstName) return WEIGHT.personBefore
  if (around.startsWithVan && !(around.after & (CUE.locative | CUE.and | CUE.at))) return WEIGHT.vanAtStart
  if (before & CUE.of && beforeThat & CUE.firstName) return WEIGHT.personBefore
  if (around.titleBefore) return WEIGHT.person
  const weak = name.risk > 0 || !isTownName(name)
  if (around.strangerBefore && !around.locative && (weak || !around.previousStarts))
    return weak ? WEIGHT.personBefore : WEIGHT.strangerBefore
  if (weak && around.of && around.strangerBeforeThat) return WEIGHT.strangerBefore
  if (around.strangerAfter && !around.locative && !around.body && weak) return WEIGHT.personBefore
  if (name.isPersonName && around.capitalAfter && around.after === 0 && !around.locative)
    return WEIGHT.personBefore
  return 0
}

/** `rue de Namur`, `Gentse Steenweg`: a street has the name of where it leads, not of where it is. */
function streetOdds(gazetteer: Gazetteer, match: Match, { before, beforeThat, third }: Surroundings): number {
  if (before & CUE.street || ((before & CUE.of) !== 0 && beforeThat & CUE.street)) return WEIGHT.street
  if (before & CUE.article && beforeThat & CUE.of && third & CUE.street) return WEIGHT.street
  const next = match.last + 1
  if (gapAt(gazetteer, next) === 0 && cueAt(gazetteer, next) & CUE.street) return WEIGHT.street
  return 0
}

function clubOdds(
  gazetteer: Gazetteer,
  match: Match,
  { before, beforeThat, after }: Surroundings,
  text: string,
): number {
  if (before & CUE.club || after & CUE.club || ((before & CUE.of) !== 0 && beforeThat & CUE.club))
    return WEIGHT.clubBeside
  return isMatchResult(gazetteer, match, text) ? WEIGHT.score : 0
}

/** `Gent - Brugge 2-1`: two small numbers with a hyphen between them, soon after the name. */
function isMatchResult({ tokens }: Gazetteer, { last }: Match, text: string): boolean {
  for (let at = last + 1; at <= last + 4 && at + 1 < tokens.count; at++) {
    const [home = 0, away = 0] = [tokens.digits[at], tokens.digits[at + 1]]
    if (home === 0 || home > 2 || away === 0 || away > 2) continue
    const between = text.slice(tokens.end[at], tokens.start[at + 1]).trim()
    return between === '-' || between === '\u2013'
  }
  return false
}

function otherNameOdds(gazetteer: Gazetteer, match: Match, around: Surroundings, setting: Setting): number {
  const { before, beforeThat, third, after } = around
  const linked = (before & (CUE.of | CUE.locative | CUE.at)) !== 0
  if (linked && (beforeThat & CUE.work || (beforeThat & CUE.article && third & CUE.work))) return WEIGHT.work
  if (before & CUE.work) return WEIGHT.work
  if (around.ownFirst & CUE.sint && (before & CUE.building || isSaintIn(gazetteer, match)))
    return WEIGHT.building
  if (linked && (before & (CUE.of | CUE.origin)) !== 0 && beforeThat & CUE.food) return WEIGHT.food
  if (after & CUE.food) return WEIGHT.food
  if (match.name.isBrand && !around.locative && (before | beforeThat | third) & (CUE.article | CUE.drink))
    return WEIGHT.brand
  if (setting.union && !around.locative && !around.body && isBrussels(gazetteer, match)) return WEIGHT.union
  const isTown = match.name.senses.some(({ kind }) => 'mxf'.includes(kind))
  return around.before & CUE.article && match.name.risk === 0 && isTown ? WEIGHT.article : 0
}

/** `Sint-Jan in Genk`: a hospital or school of that name there, not the section of another town. */
function isSaintIn(gazetteer: Gazetteer, { last, name }: Match): boolean {
  return (
    gapAt(gazetteer, last + 1) === 0 &&
    (cueAt(gazetteer, last + 1) & CUE.locative) !== 0 &&
    !name.senses.some(({ kind }) => 'mx'.includes(kind))
  )
}

/** Towns so large that people mean them whatever else the word means. */
const CITY = 50_000
const isCity = ({ units }: Gazetteer, { name }: Match) =>
  name.senses.some(({ kind, unit }) => 'mx'.includes(kind) && (units[unit]?.population ?? 0) > CITY)

const isBrussels = ({ units }: Gazetteer, { name }: Match) =>
  name.senses.some(({ kind, unit }) => 'mxv'.includes(kind) && units[unit]?.code === '21004')

/** `niet in Gent maar in Aalst`, `pas à Namur`. */
function negationOdds(
  gazetteer: Gazetteer,
  match: Match,
  { locative, beforeThat, after }: Surroundings,
): number {
  if (locative && beforeThat & CUE.not) return WEIGHT.notHere
  if (after & CUE.not && gapAt(gazetteer, match.last + 2) >= 3) return WEIGHT.notHere
  return 0
}
