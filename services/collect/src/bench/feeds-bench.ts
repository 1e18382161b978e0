import type { Bench } from '@seinpost/domain'
import { readFeed } from '../feed/read-feed.ts'
import { openWeb, type Web } from '../fetch/web.ts'
import type { Cursor } from '../source/source.ts'
import { openLocalHost } from '../testing/local-host.ts'

const CONCURRENCY = 8
const ITEMS = 20
/** One feed in ten has something new at every visit. */
const CHANGES = 10
const EVERY_SECONDS = 15 * 60

function feedText(feed: number, version: number): string {
  const items = Array.from({ length: ITEMS }, (_, at) => {
    const n = version + ITEMS - at
    return `<item><guid isPermaLink="false">${feed}-${n}</guid><title>Bericht ${n} van ${feed}</title><description>&lt;p&gt;De gemeenteraad besliste over punt ${n}, en de buurt is daar niet blij mee.&lt;/p&gt;</description><pubDate>Fri, 20 Nov 2026 0${n % 10}:00:00 GMT</pubDate></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title>${items.join('')}</channel></rss>`
}

/** A server with `size` feeds that answers conditional requests; `round` says which version is the newest. */
async function openFeeds(state: { round: number; conditional: number }) {
  return await openLocalHost({}, (path) => (request, answer) => {
    const feed = Number(/\/feed\/(\d+)/u.exec(path)?.[1] ?? Number.NaN)
    if (Number.isNaN(feed)) return void answer.writeHead(404).end()
    const version = feed % CHANGES === 0 ? state.round : 0
    const etag = `"${feed}-${version}"`
    if (request.headers['if-none-match'] === etag) {
      state.conditional += 1
      return void answer.writeHead(304, { etag }).end()
    }
    answer.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(feedText(feed, version))
  })
}

interface Round {
  readonly requests: number
  readonly items: number
  readonly cpuMs: number
  readonly wallMs: number
}

async function pollAll(urls: readonly string[], cursors: (Cursor | null)[], web: Web): Promise<Round> {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  let next = 0
  let items = 0
  const worker = async () => {
    for (let at = next++; at < urls.length; at = next++) {
      const harvest = await readFeed(urls[at] ?? '', { web, allowPrivate: true, cursor: cursors[at] ?? null })
      cursors[at] = harvest.cursor
      items += harvest.items.length
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  const { user, system } = process.cpuUsage(cpu)
  return { requests: urls.length, items, cpuMs: (user + system) / 1_000, wallMs: performance.now() - begun }
}

const share = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 10_000

/** Feeds polled: a first reading, then conditional ones. The server runs in this process and its cost is in the figures. */
export const feedsBench: Bench = {
  name: 'collect-feeds',
  about: '5,000 feeds of 20 items polled three times, one in ten changed each time (--size)',
  async run({ size = 5_000, log }) {
    const state = { round: 0, conditional: 0 }
    const host = await openFeeds(state)
    const web = openWeb({ userAgent: 'Seinpost/bench', now: () => new Date(), hostGapMs: 0 })
    const urls = Array.from({ length: size }, (_, feed) => `${host.url}/feed/${feed}`)
    const cursors: (Cursor | null)[] = urls.map(() => null)
    const first = await pollAll(urls, cursors, web)
    log(`first reading: ${first.items} items, ${Math.round(first.cpuMs)} ms CPU`)
    const later: Round[] = []
    for (state.round = 1; state.round <= 2; state.round += 1) {
      later.push(await pollAll(urls, cursors, web))
      log(
        `round ${state.round}: ${later.at(-1)?.items} new items, ${Math.round(later.at(-1)?.cpuMs ?? 0)} ms CPU`,
      )
    }
    await host.close()
    const again = later.reduce((least, round) => (round.cpuMs < least.cpuMs ? round : least))
    return {
      feeds: size,
      firstItems: first.items,
      firstCpuMsPerFeed: share(first.cpuMs, size),
      laterCpuMsPerFeed: share(again.cpuMs, size),
      laterPollsPerSecond: Math.round(size / (again.wallMs / 1_000)),
      conditionalHitShare: share(state.conditional, 2 * size),
      newItemsPerRound: again.items,
      requestsPerMinuteAtFifteenMinutes: Math.round(size / 15),
      cpuShareOfOneCoreAtFifteenMinutes: share(again.cpuMs / 1_000, EVERY_SECONDS),
      rssMb: Math.round(process.memoryUsage.rss() / 1e6),
    }
  },
}
