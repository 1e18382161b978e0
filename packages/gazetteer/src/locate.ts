import type { Place, PlaceHint, ReferralInput, ThreadMessage } from '@seinpost/schemas'
import { type Clue, gatherPlaces } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readHint } from './read-hint.ts'
import { readText } from './read-text.ts'
import { scan } from './scan.ts'
import type { Anchor } from './senses.ts'
import { readSetting } from './setting.ts'

/** What of a signal tells where it belongs. */
export interface LocateInput {
  readonly text: string
  readonly lang?: string | undefined
  readonly place?: PlaceHint | undefined
  readonly referral?: (Pick<ReferralInput, 'offlineContext'> & Partial<ReferralInput>) | undefined
  readonly thread?: readonly ThreadMessage[] | undefined
  /** The community or page it was found on, such as `Je bent van Lier als`. */
  readonly venue?: string | undefined
  readonly url?: string | undefined
}

export interface LocateDeps {
  readonly gazetteer: Gazetteer
}

/** Places of a signal, and the provinces and regions it names, which never route. */
export interface Located {
  readonly places: Place[]
  readonly regions: readonly string[]
}

/** Words of other messages or of the page weigh less than the signal's own. */
const SHARE = { thread: 0.55, venue: 0.8, url: 0.75 } as const
const ANCHOR = 0.9

/**
 * Municipalities a signal concerns, surest first; below 0.5 a place is a candidate, not a route. Evidence from the text has its
 * span in UTF-16 code units; evidence from other fields has an empty span.
 */
export function locate(input: LocateInput, deps: LocateDeps): Place[] {
  return locateAll(input, deps).places
}

/** `locate`, with the regions that were named and did not become places. */
export function locateAll(input: LocateInput, { gazetteer }: LocateDeps): Located {
  const outside: Clue[] = []
  if (input.place !== undefined) outside.push(...fieldClues(gazetteer, input, input.place))
  const anchors: Anchor[] = outside.map(({ unit, probability }) => ({ unit, weight: probability }))
  const own = readText(gazetteer, input.text, input.lang, anchors)
  const clues = [...outside, ...own.clues]
  const regions = [...own.regions]
  for (const { unit, weight } of own.zoneMembers)
    clues.push({
      unit,
      probability: weight * 0.9,
      role: 'mention',
      evidence: { start: 0, end: 0, text: gazetteer.units[unit]?.name ?? '', kind: 'zone' },
    })
  const told = anchorsOf(clues)
  const context = input.referral?.offlineContext
  if (context !== undefined) {
    const read = readText(gazetteer, context, input.lang, told)
    clues.push(...read.clues.map(asField))
    regions.push(...read.regions)
  }
  if (!clues.some(({ probability }) => probability >= 0.5)) clues.push(...surroundingClues(gazetteer, input))
  return { places: gatherPlaces(gazetteer, clues), regions }
}

const anchorsOf = (clues: readonly Clue[]): Anchor[] =>
  clues
    .filter(({ probability }) => probability > 0.6)
    .map(({ unit, probability }) => ({ unit, weight: probability * ANCHOR }))

const asField = (clue: Clue): Clue => ({
  ...clue,
  evidence: { ...clue.evidence, start: 0, end: 0, kind: 'field' },
})

function fieldClues(gazetteer: Gazetteer, { text, lang }: LocateInput, place: PlaceHint): Clue[] {
  scan(text, gazetteer.tokens, gazetteer.folds, gazetteer.words)
  const setting = readSetting(gazetteer, lang)
  const alone = readHint(gazetteer, place, setting, [])
  if (alone.length < 2) return alone
  // An ambiguous field is read again with the places the text names.
  return readHint(gazetteer, place, setting, anchorsOf(readText(gazetteer, text, lang, []).clues))
}

/** Thread, page and address speak only when the signal itself does not. */
function surroundingClues(gazetteer: Gazetteer, { lang, thread, venue, url }: LocateInput): Clue[] {
  const clues: Clue[] = []
  const add = (text: string, share: number, kind: 'venue' | 'field') => {
    for (const clue of readText(gazetteer, text, lang, []).clues)
      clues.push({
        ...clue,
        role: 'mention',
        probability: clue.probability * share,
        evidence: { ...clue.evidence, start: 0, end: 0, kind },
      })
  }
  for (const message of thread ?? []) add(message.text, SHARE.thread, 'field')
  if (venue !== undefined) add(venue.replaceAll('_', ' '), SHARE.venue, 'venue')
  if (url !== undefined) add(wordsOfUrl(url), SHARE.url, 'venue')
  return clues
}

/** `https://stad.lier.be/nieuws/brand-lier` to words; numbers and endings are left out. */
const wordsOfUrl = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/u, '')
    .replace(/\.(be|nl|fr|de|com|org|net|eu|test|example)\b/gu, ' ')
    .replace(/[^\p{L}]+/gu, ' , ')
