import { createHash } from 'node:crypto'
import type { SignalInput } from '@seinpost/schemas'
import { externalIdOf } from '../source/external-id.ts'
import { htmlToText } from './html-to-text.ts'
import type { FeedItem } from './items.ts'

/** What the items of one feed have in common. */
export interface FeedFrame {
  /** Where the feed was found; relative links start here. */
  readonly url: URL
  /** The host the feed is asked from; ids that only the feed knows get it in front. */
  readonly host: string
  readonly adapter: string
  readonly platform: string
  readonly community?: string | undefined
  /** Stands in for a date that is missing or cannot be read. */
  readonly readAt: string
  /** A shorter text of the item is taken when the longest is over this. */
  readonly maxTextLength: number
}

const MAX_ID = 500
const MAX_URL = 2_000
const MAX_NAME = 500

/** The item as the gate takes it, or null when there is nothing to read in it. */
export function signalOfItem(item: FeedItem, id: string, frame: FeedFrame): SignalInput | null {
  const text = textOf(item, frame.maxTextLength)
  if (text === '') return null
  const lang = langOf(item.lang)
  const handle = htmlToText(item.author ?? '').slice(0, MAX_NAME)
  return {
    source: {
      kind: 'public',
      adapter: frame.adapter,
      platform: frame.platform,
      url: linkOf(item, frame.url),
      externalId: externalIdOf(id, frame.host),
      ...(frame.community !== undefined && { community: frame.community }),
    },
    publishedAt: pastDate(item.published, frame.readAt),
    text,
    ...(lang !== undefined && { lang }),
    ...(handle !== '' && { author: { handle } }),
  }
}

/** Title and text. The fullest text that fits; a title that the text repeats is left out. */
function textOf({ title = '', texts }: FeedItem, maxLength: number): string {
  const heading = htmlToText(title)
  const bodies = texts.map(htmlToText).filter((text) => text !== '')
  const whole = (body: string): string => {
    if (body === '' || heading === '') return heading + body
    const repeats = body.startsWith(heading.replace(/(?:…|\.\.\.)$/u, ''))
    return repeats ? body : `${heading}\n\n${body}`
  }
  const fitting = bodies.map(whole).filter((text) => text.length <= maxLength)
  return fitting.at(-1) ?? whole(bodies[0] ?? '')
}

/** A date that lies ahead, as of news written for tomorrow, is no date of something said. */
function pastDate(written: string | undefined, readAt: string): string {
  const date = dateOf(written)
  return date === undefined || date > readAt ? readAt : date
}

function linkOf({ link = '' }: FeedItem, feed: URL): string {
  const given = link.trim()
  if (!URL.canParse(given, feed)) return feed.href
  const url = new URL(given, feed)
  const usable = (url.protocol === 'http:' || url.protocol === 'https:') && url.href.length <= MAX_URL
  return usable ? url.href : feed.href
}

/** `nl_BE` and `nl-be` are `nl`; what is no language tag is left out. */
const langOf = (lang: string | undefined): string | undefined =>
  /^([a-z]{2,3})(?:[-_].*)?$/iu.exec((lang ?? '').trim())?.[1]?.toLowerCase()

const MONTHS = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ')
const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Feeds write dates in many ways; one without a time zone is taken as UTC. */
export function dateOf(written: string | undefined): string | undefined {
  if (written === undefined || written.trim() === '') return undefined
  const cleaned = written
    .trim()
    .replace(/^\p{L}+\.?,?\s+(?=\d)/u, '') // The weekday, in whatever language, right or wrong.
    .replace(/\b(\p{L}{3})\p{L}*\.?(?=\s+\d{2,4}\b)/u, (month) => englishMonth(month))
    .replace(/\b(?:UTC|UT|Z|CET|CEST)\b/u, (zone) => ({ CET: '+0100', CEST: '+0200' })[zone] ?? 'GMT')
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/u, '$1T$2')
  const zoned = /(?:Z|GMT|[A-Z]{3}|[+-]\d{2}:?\d{2})$/u.test(cleaned) || !/\d:\d/u.test(cleaned)
  const at = Date.parse(zoned ? cleaned : /T\d/u.test(cleaned) ? `${cleaned}Z` : `${cleaned} GMT`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

function englishMonth(month: string): string {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase())
  return at === -1 ? month : (ENGLISH[at] ?? month)
}

/** A key that the same item has at every reading. Long ones are hashed. */
export function idOf(item: FeedItem, repeated: ReadonlySet<string>): string {
  const given = item.id?.trim() ?? ''
  // An id that several items share says nothing; their links then tell them apart.
  const own = given === '' || repeated.has(given) ? (item.link?.trim() ?? '') : given
  const key = own === '' ? `${item.title ?? ''}\n${item.texts.at(-1) ?? ''}\n${item.published ?? ''}` : own
  const long = key.length > MAX_ID || own === ''
  return long ? `sha256:${createHash('sha256').update(key).digest('hex')}` : key
}

/** Ids that more than one item carries. */
export function repeatedIds(items: readonly FeedItem[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { id } of items) {
    const given = id?.trim() ?? ''
    if (seen.has(given)) repeated.add(given)
    seen.add(given)
  }
  return repeated
}
