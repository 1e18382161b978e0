import type { PageSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import { decodeText } from '../feed/decode-text.ts'
import { dateOf } from '../feed/signal-of-item.ts'
import type { Page } from '../fetch/fetch-page.ts'
import type { Web } from '../fetch/web.ts'
import { digestOf, externalIdOf } from '../source/external-id.ts'
import { type Frame, frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import type { CollectedItem } from '../source/item.ts'
import type { Source } from '../source/source.ts'
import { elementsOf, type PageNode, parsePage, readValue } from './select.ts'

const PageCursor = z.object({
  etag: z.string().optional(),
  /** Short digests of the external ids handed in, the newest first. */
  seen: z.array(z.string()).default([]),
})

const MAX_SEEN = 20_000
/** The longest crawl-delay between two pages of one visit. */
const CRAWL_PATIENCE_MS = 60_000

/** Posts of a forum or comments under an article, where the config says they stand. robots.txt and its crawl-delay hold. */
export function pageSource(config: PageSourceConfig, { web }: { readonly web: Web }): Source {
  const { selectors, allowPrivate, maxPages } = config
  const frame = frameOf(config)

  async function* pages(etag: string | undefined, stop: AbortSignal): AsyncGenerator<Page> {
    const asked = new Set<string>()
    let next: string | undefined = config.url
    while (next !== undefined && asked.size < maxPages && !asked.has(next)) {
      const first = asked.size === 0
      asked.add(next)
      const headers = { accept: 'text/html', ...(first && etag !== undefined && { 'if-none-match': etag }) }
      // Waiting for the first page is the collector's choice; leaving in the middle would begin again for ever.
      const patienceMs = first ? {} : { patienceMs: CRAWL_PATIENCE_MS }
      const page: Page = await web.get(next, { robots: 'heed', headers, allowPrivate, stop, ...patienceMs })
      yield page
      if (page.status === 304) return
      next = nextOf(page)
    }
  }

  /** The next page of the same site: a selector must not lead the collector elsewhere. */
  function nextOf(page: Page): string | undefined {
    if (selectors.next === undefined) return undefined
    const [found] = elementsOf(documentOf(page), selectors.next)
    const href = found && linkOf(readValue(found, '@href'), page.url)
    return href !== undefined && new URL(href).host === page.url.host ? href : undefined
  }

  return {
    async *read(cursor, { stop }) {
      const before = PageCursor.catch({ seen: [] }).parse(cursor ?? {})
      const known = new Set(before.seen)
      const gather = new Gather()
      const ids: string[] = []
      let etag: string | undefined
      for await (const page of pages(before.etag, stop)) {
        etag ??= page.headers.etag
        if (page.status === 304) return yield { ...gather.take(before), unchanged: true }
        const nodes = elementsOf(documentOf(page), selectors.item)
        if (nodes.length === 0) gather.remark(`nothing on the page fits selectors.item (${selectors.item})`)
        for (const node of nodes) {
          const item = itemOf(node, page, { selectors, frame, now: web.now() })
          if (item === null) {
            gather.skip('empty')
            continue
          }
          const id = digestOf(item.input.source.externalId).slice(0, 12)
          if (known.has(id)) gather.skip('seen')
          else gather.add(item)
          known.add(id)
          ids.push(id)
        }
      }
      // One harvest for all pages: a cursor in the middle would take what is on the later pages for read.
      const seen = [...new Set([...ids, ...before.seen])].slice(0, MAX_SEEN)
      yield gather.take({ ...(etag !== undefined && { etag }), seen })
    },
  }
}

/** One post, or null when there is nothing to read in it. */
function itemOf(
  node: PageNode,
  page: Page,
  { selectors, frame, now }: { selectors: PageSourceConfig['selectors']; frame: Frame; now: Date },
): CollectedItem | null {
  const text = readValue(node, selectors.text)
  if (text === undefined) return null
  const read = (selector: string | undefined) =>
    selector === undefined ? undefined : readValue(node, selector)
  const link = linkOf(read(selectors.link), page.url)
  const date = dateOf(read(selectors.date))
  const readAt = now.toISOString()
  const handle = read(selectors.author)
  const id = read(selectors.id) ?? link ?? digestOf(`${handle ?? ''}\n${text}`)
  const source = {
    kind: 'public' as const,
    ...frame,
    url: link ?? page.url.href,
    externalId: externalIdOf(id, page.url.host),
  }
  const publishedAt = date === undefined || date > readAt ? readAt : date
  const author = handle === undefined ? {} : { author: { handle: handle.slice(0, 500) } }
  return { maker: 'unknown', input: { source, publishedAt, text, ...author } }
}

const documentOf = ({ body, headers }: Page): PageNode => parsePage(decodeText(body, headers['content-type']))

function linkOf(href: string | undefined, base: URL): string | undefined {
  if (href === undefined || !URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  return /^https?:$/u.test(url.protocol) && url.href.length <= 2_000 ? url.href : undefined
}
