import { z } from 'zod'
import type { Page } from '../fetch/fetch-page.ts'
import { unreachable } from '../fetch/unreachable.ts'
import type { Web } from '../fetch/web.ts'
import { digestOf } from '../source/external-id.ts'
import type { CollectedItem } from '../source/item.ts'
import type { Cursor, Harvest } from '../source/source.ts'
import { decodeText } from './decode-text.ts'
import { type FeedItem, itemsOf, type ParsedFeed } from './items.ts'
import { type FeedFrame, idOf, repeatedIds, signalOfItem } from './signal-of-item.ts'

const FeedCursor = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Of the body; tells an unchanged feed of a server that does not answer conditional requests. */
  body: z.string().optional(),
  /** Short digests of the external ids handed in, the newest first. */
  seen: z.array(z.string()).default([]),
})
type FeedCursor = z.infer<typeof FeedCursor>

export interface ReadFeedOptions {
  readonly web: Web
  /** What the signals say they come through and from; the host of the feed is the default platform. */
  readonly adapter?: string
  readonly platform?: string
  readonly community?: string | undefined
  /** Where an earlier reading stopped. */
  readonly cursor?: Cursor | null
  /** Reads from private addresses too: for tests and a demonstration on one machine. */
  readonly allowPrivate?: boolean | undefined
  readonly timeoutMs?: number
  readonly maxBytes?: number
  /** An item's shorter text is taken when the longest is over this. */
  readonly maxTextLength?: number
  readonly stop?: AbortSignal
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1'
const MAX_TEXT_LENGTH = 20_000
/** Items remembered as handed in; more than feeds show at a time. */
const MAX_SEEN = 5_000

/**
 * Reads an RSS, Atom, RDF or JSON feed once: what is new in it since `cursor`, the oldest first, and the cursor that
 * stands after it. An unchanged feed costs one conditional request. Of a feed that breaks off, the whole items are read.
 *
 * @throws SeinpostError `source_unreachable` when it may not be read, does not answer within the limits, or is no feed.
 */
export async function readFeed(address: string, options: ReadFeedOptions): Promise<Harvest> {
  const { web, allowPrivate, timeoutMs, maxBytes, stop } = options
  const before = FeedCursor.catch({ seen: [] }).parse(options.cursor ?? {})
  const page = await web.get(address, {
    robots: 'heed',
    headers: { accept: ACCEPT, ...conditions(before) },
    ...(stop && { stop }),
    ...(allowPrivate !== undefined && { allowPrivate }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxBytes !== undefined && { maxBytes }),
  })
  const marks = marksOf(page)
  if (page.status === 304) return nothing({ ...before, ...marks })
  const body = digestOf(page.body.toString('latin1'))
  if (body === before.body) return nothing({ ...before, ...marks })
  const feed = feedIn(page)
  const read = signalsOf(feed.items, frameOf(address, page, options), new Set(before.seen))
  const seen = [...new Set([...read.ids, ...before.seen])].slice(0, MAX_SEEN)
  const remarks = feed.damaged ? [`the feed broke off after ${feed.items.length} items`] : []
  return { items: read.items, skipped: read.skipped, remarks, cursor: { ...marks, body, seen } }
}

const nothing = (cursor: FeedCursor): Harvest => ({
  items: [],
  skipped: {},
  remarks: [],
  cursor,
  unchanged: true,
})

const conditions = ({ etag, lastModified }: FeedCursor): Record<string, string> => ({
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
})

function marksOf({ headers }: Page): Pick<FeedCursor, 'etag' | 'lastModified'> {
  const { etag, 'last-modified': lastModified } = headers
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
}

function frameOf(address: string, { url }: Page, options: ReadFeedOptions): FeedFrame {
  const { host, hostname } = new URL(address)
  return {
    url,
    host,
    adapter: options.adapter ?? 'feed',
    platform: options.platform ?? hostname,
    community: options.community,
    readAt: options.web.now().toISOString(),
    maxTextLength: options.maxTextLength ?? MAX_TEXT_LENGTH,
  }
}

function feedIn(page: Page): ParsedFeed {
  const text = decodeText(page.body, page.headers['content-type'])
  try {
    return itemsOf(text)
  } catch (cause) {
    throw unreachable(page.url, 'what is there is no RSS, Atom, RDF or JSON feed', {
      remedy: "Give the address of the feed itself; a site's page often links to it.",
      cause,
    })
  }
}

function signalsOf(items: readonly FeedItem[], frame: FeedFrame, known: ReadonlySet<string>) {
  const repeated = repeatedIds(items)
  const fresh: CollectedItem[] = []
  const ids = new Set<string>()
  let empty = 0
  let seen = 0
  for (const item of items) {
    const input = signalOfItem(item, idOf(item, repeated), frame)
    if (input === null) {
      empty += 1
      continue
    }
    const id = digestOf(input.source.externalId).slice(0, 12)
    if (known.has(id) || ids.has(id)) seen += 1
    else fresh.push({ input, maker: 'unknown' })
    ids.add(id)
  }
  const skipped = { ...(empty > 0 && { empty }), ...(seen > 0 && { seen }) }
  return {
    items: fresh.toSorted((a, b) => a.input.publishedAt.localeCompare(b.input.publishedAt)),
    ids,
    skipped,
  }
}
