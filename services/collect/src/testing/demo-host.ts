import type { SignalInput } from '@seinpost/schemas'
import { page } from './local-host.ts'
import { mastodonStatus, openMastodonServer } from './mastodon-server.ts'

/** A server on this machine with a feed and a Mastodon timeline, both of invented signals. */
export interface DemoHost {
  readonly url: string
  readonly feed: string
  close(): Promise<void>
}

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')

/** Serves `feed` as an RSS feed and `timeline` over Mastodon's API. */
export async function openDemoHost({
  feed,
  timeline,
}: {
  readonly feed: readonly SignalInput[]
  readonly timeline: readonly SignalInput[]
}): Promise<DemoHost> {
  const statuses = timeline.map(({ text, publishedAt, author, lang, source }, at) =>
    mastodonStatus(at + 1, `<p>${escaped(text)}</p>`, {
      uri: source.url,
      url: source.url,
      created_at: publishedAt,
      language: lang ?? null,
      account: { acct: (author?.handle ?? 'iemand').replace(/^@/u, ''), bot: false },
    }),
  )
  const server = await openMastodonServer(statuses)
  server.route('/feed.xml', page(rssOf(feed), { 'content-type': 'application/rss+xml; charset=utf-8' }))
  return { url: server.url, feed: `${server.url}/feed.xml`, close: () => server.close() }
}

function rssOf(signals: readonly SignalInput[]): string {
  const items = signals.map(
    ({ text, publishedAt, source }) =>
      `<item><guid isPermaLink="false">${escaped(source.externalId)}</guid><link>${escaped(source.url)}</link><description>${escaped(escaped(text))}</description><pubDate>${new Date(publishedAt).toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Demo</title><language>nl</language>${items.join('')}</channel></rss>`
}
