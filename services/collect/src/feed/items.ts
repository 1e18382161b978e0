import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'

/** What is used of an item, whatever dialect it is written in. Texts are HTML or plain, as they stood. */
export interface FeedItem {
  readonly id: string | undefined
  readonly link: string | undefined
  readonly title: string | undefined
  /** The item's texts, longest last. */
  readonly texts: readonly string[]
  readonly published: string | undefined
  readonly author: string | undefined
  readonly lang: string | undefined
}

export interface ParsedFeed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json'
  readonly items: readonly FeedItem[]
  /** It broke off; the items are those before the break. */
  readonly damaged: boolean
}

const textsOf = (...texts: (string | undefined)[]): string[] =>
  texts
    .filter((text) => text !== undefined && text.trim() !== '')
    .sort((a, b) => (a?.length ?? 0) - (b?.length ?? 0)) as string[]

/** A document type can only bring entities, and entities can read files or explode: it is left out. */
const withoutDoctype = (text: string): string => text.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/iu, '')

/** What stands before the end of the last whole item, or null when there is none. */
function wholePart(text: string): string | null {
  const ends = [...text.matchAll(/<\/(?:[\w-]+:)?(?:item|entry)\s*>/giu)]
  const last = ends.at(-1)
  return last === undefined ? null : text.slice(0, last.index + last[0].length)
}

/** The items of a feed. Of a feed that breaks off, the whole ones. Throws what the parser throws when it is none. */
export function itemsOf(text: string): ParsedFeed {
  const safe = withoutDoctype(text)
  try {
    return { ...dialectOf(safe), damaged: false }
  } catch (error) {
    const whole = wholePart(safe)
    if (whole === null) throw error
    return { ...dialectOf(whole), damaged: true }
  }
}

function dialectOf(text: string): Omit<ParsedFeed, 'damaged'> {
  const parsed = parseFeed(text)
  switch (parsed.format) {
    case 'rss':
      return {
        format: 'rss',
        items: (parsed.feed.items ?? []).map((item) => rssItem(item, parsed.feed.language)),
      }
    case 'atom':
      return {
        format: 'atom',
        items: (parsed.feed.entries ?? []).map((entry) => atomItem(entry, parsed.feed.xml?.lang)),
      }
    case 'rdf':
      return {
        format: 'rdf',
        items: (parsed.feed.items ?? []).map((item) => rdfItem(item, parsed.feed.dc?.languages?.[0])),
      }
    case 'json':
      return {
        format: 'json',
        items: (parsed.feed.items ?? []).map((item) => jsonItem(item, parsed.feed.language)),
      }
  }
}

function rssItem(item: RssFeed.Item<string>, lang: string | undefined): FeedItem {
  const [person] = item.authors ?? []
  return {
    id: item.guid?.value ?? item.dcterms?.identifiers?.[0],
    link:
      item.link ??
      item.atom?.links?.[0]?.href ??
      (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    title: item.title,
    texts: textsOf(item.content?.encoded, item.description),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
    author: person?.name ?? person?.email ?? item.dc?.creators?.[0],
    lang: item.dc?.languages?.[0] ?? lang,
  }
}

function atomItem(entry: AtomFeed.Entry<string>, lang: string | undefined): FeedItem {
  const link = entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate') ?? entry.links?.[0]
  return {
    id: entry.id,
    link: link?.href,
    title: entry.title?.value,
    texts: textsOf(entry.content?.value, entry.summary?.value),
    published: entry.published ?? entry.updated ?? entry.dc?.dates?.[0],
    author: entry.authors?.[0]?.name ?? entry.authors?.[0]?.uri,
    lang: entry.xml?.lang ?? entry.content?.xml?.lang ?? lang,
  }
}

function rdfItem(item: RdfFeed.Item<string>, lang: string | undefined): FeedItem {
  return {
    id: item.rdf?.about,
    link: item.link ?? item.rdf?.about,
    title: item.title,
    texts: textsOf(item.content?.encoded, item.description),
    published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
    author: item.dc?.creators?.[0],
    lang: item.dc?.languages?.[0] ?? lang,
  }
}

function jsonItem(item: JsonFeed.Item<string>, lang: string | undefined): FeedItem {
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    texts: textsOf(item.content_text ?? item.content_html, item.summary),
    published: item.date_published ?? item.date_modified,
    author: item.authors?.[0]?.name ?? item.authors?.[0]?.url,
    lang: item.language ?? lang,
  }
}
