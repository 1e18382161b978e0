import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { SignalInput } from '@seinpost/schemas'
import { type FetchOptions, fetchPage, type Page } from '../fetch/fetch-page.ts'
import { retryAfterMs } from '../fetch/retry-after.ts'
import type { Robots } from '../fetch/robots.ts'
import { unreachable } from '../fetch/unreachable.ts'
import { userAgent } from '../fetch/user-agent.ts'
import { decodeText } from './decode-text.ts'
import { itemsOf, type ParsedFeed } from './items.ts'
import type { FeedCursor, FeedReport, SkipReason } from './report.ts'
import { dateOf, type FeedFrame, idOf, repeatedIds, signalOfItem } from './signal-of-item.ts'

export interface ReadFeedOptions extends Omit<FetchOptions, 'userAgent' | 'headers'> {
  /** Of Seinpost, for the User-Agent. */
  readonly version: string
  /** A page that says who reads and how to complain, for the User-Agent. */
  readonly contactUrl?: string
  /** What the signals say they come from; the host of the feed by default. */
  readonly platform?: string
  readonly community?: string
  /** Where an earlier reading stopped. */
  readonly cursor?: FeedCursor
  /** Asked before anything is read; absent means that the caller answers for it. */
  readonly robots?: Robots
  readonly now: () => Date
  readonly maxItems?: number
  readonly maxTextLength?: number
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1'
const MAX_ITEMS = 2_000
const MAX_TEXT_LENGTH = 20_000
const WAIT_MS = 15 * 60_000

/**
 * Reads a feed (RSS, Atom, RDF, JSON Feed) and gives its items as the gate takes them; returns the report.
 *
 * @throws SeinpostError `source_unreachable` when it may not or cannot be read, `input_unreadable` when it is no feed.
 */
export async function* readFeed(
  address: string,
  options: ReadFeedOptions,
): AsyncGenerator<SignalInput, FeedReport, void> {
  const { cursor = {}, maxItems = MAX_ITEMS } = options
  const asked = addressOf(address)
  await heedRobots(asked, options.robots)
  const page = await fetchPage(address, {
    ...options,
    userAgent: userAgent(options.version, options.contactUrl),
    headers: conditional(cursor),
  })
  if (page.status === 304) return { status: 'not_modified', cursor }
  if (page.status === 429 || page.status === 503) {
    return {
      status: 'wait',
      waitMs: retryAfterMs(page.headers['retry-after'], options.now()) ?? WAIT_MS,
      cursor,
    }
  }
  if (page.status !== 200) throw badStatus(page)
  const next = cursorOf(page)
  if (next.bodyHash === cursor.bodyHash) return { status: 'not_modified', cursor: next }

  const feed = parse(page)
  const frame: FeedFrame = {
    url: page.url,
    platform: options.platform ?? asked.hostname,
    community: options.community,
    readAt: options.now().toISOString(),
    maxTextLength: options.maxTextLength ?? MAX_TEXT_LENGTH,
  }
  const counts = yield* signalsOf(feed, frame, maxItems)
  return {
    status: 'read',
    format: feed.format,
    damaged: feed.damaged,
    found: feed.items.length,
    ...counts,
    cursor: next,
  }
}

function* signalsOf(
  { items }: ParsedFeed,
  frame: FeedFrame,
  maxItems: number,
): Generator<SignalInput, Counts> {
  const skipped: Record<SkipReason, number> = { no_text: 0, duplicate: 0, over_limit: 0 }
  const repeated = repeatedIds(items)
  const seen = new Set<string>()
  let given = 0
  let undated = 0
  for (const item of items) {
    const id = idOf(item, repeated)
    const signal = given < maxItems && !seen.has(id) ? signalOfItem(item, id, frame) : null
    if (signal === null) {
      skipped[given >= maxItems ? 'over_limit' : seen.has(id) ? 'duplicate' : 'no_text'] += 1
      continue
    }
    seen.add(id)
    given += 1
    if (dateOf(item.published) === undefined) undated += 1
    yield signal
  }
  return { given, skipped, undated }
}

type Counts = Pick<Extract<FeedReport, { status: 'read' }>, 'given' | 'skipped' | 'undated'>

function addressOf(address: string): URL {
  if (URL.canParse(address)) return new URL(address)
  throw new SeinpostError('usage', 'the address of the feed is no URL', {
    remedy: 'Give it whole, with https://.',
  })
}

async function heedRobots(url: URL, robots: Robots | undefined): Promise<void> {
  if (robots === undefined || (await robots.ask(url)).allowed) return
  throw unreachable(url, 'its robots.txt asks not to read this address', {
    remedy: 'Respect it, or agree with the source; then set robots to "agreed" for it.',
  })
}

const conditional = ({ etag, lastModified }: FeedCursor): Record<string, string> => ({
  accept: ACCEPT,
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
})

function cursorOf({ headers, body }: Page): FeedCursor {
  const { etag, 'last-modified': lastModified } = headers
  const bodyHash = createHash('sha256').update(body).digest('hex')
  return {
    bodyHash,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  }
}

function badStatus({ url, status }: Page): SeinpostError {
  const gone = status === 404 || status === 410
  const remedy = gone
    ? 'The feed has moved or stopped; correct or remove it in the config.'
    : 'Check in a browser whether the feed is public; Seinpost never logs in.'
  return unreachable(url, `answered ${status}`, { remedy, retryable: status >= 500 })
}

function parse(page: Page): ParsedFeed {
  const text = decodeText(page.body, page.headers['content-type'])
  try {
    return itemsOf(text)
  } catch (cause) {
    const remedy = 'Check in a browser that the address is a feed (RSS, Atom, RDF or JSON Feed), not a page.'
    throw new SeinpostError('input_unreadable', `${page.url.host}: this is no feed`, { remedy, cause })
  }
}
