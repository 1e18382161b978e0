import { SignalInput } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLocalHost, page } from '../testing/local-host.ts'
import { ODD_FEEDS, rss } from '../testing/odd-feeds.ts'
import { type ReadFeedOptions, readFeed } from './read-feed.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
beforeAll(async () => {
  host = await openLocalHost()
})
afterAll(() => host.close())

const options: ReadFeedOptions = { version: '1.2.3', allowPrivate: true, now: () => new Date(0) }

/** Everything a feed gives, and its report. */
async function readAll(path: string, more: Partial<ReadFeedOptions> = {}) {
  const items = readFeed(host.url + path, { ...options, ...more })
  const signals: SignalInput[] = []
  for (;;) {
    const next = await items.next()
    if (next.done) return { signals, report: next.value }
    signals.push(next.value)
  }
}

describe('odd feeds', () => {
  for (const [at, odd] of ODD_FEEDS.entries()) {
    test(`${odd.name}`, async () => {
      const path = `/feed/${at}`
      host.route(path, page(odd.body, { 'content-type': odd.type ?? 'application/xml' }))
      const { signals, report } = await readAll(path)
      expect(signals.map(({ text }) => text)).toEqual(odd.texts)
      for (const signal of signals) expect(SignalInput.safeParse(signal).error).toBeUndefined()
      const address = (url: string) => url.replace('{host}', host.url).replace('{feed}', host.url + path)
      if (odd.ids) expect(signals.map(({ source }) => source.externalId)).toEqual(odd.ids)
      if (odd.urls) expect(signals.map(({ source }) => source.url)).toEqual(odd.urls.map(address))
      if (odd.dates) expect(signals.map(({ publishedAt }) => publishedAt)).toEqual(odd.dates)
      if (report.status !== 'read') throw new Error(`not read: ${report.status}`)
      const skipped = Object.values(report.skipped).reduce((sum, count) => sum + count, 0)
      expect(report.found).toBe(report.given + skipped)
      expect(report.given).toBe(odd.texts.length)
    })
  }

  test('there are more than sixty of them', () => expect(ODD_FEEDS.length).toBeGreaterThan(60))
})

describe('readFeed', () => {
  test('says who reads and how to complain', async () => {
    host.route('/agent', page(rss('')))
    await readAll('/agent', { contactUrl: 'https://stad.example/seinpost' })
    expect(host.asked.at(-1)?.headers['user-agent']).toBe('Seinpost/1.2.3 (+https://stad.example/seinpost)')
  })

  test('gives language, author and platform as the gate takes them', async () => {
    const items = '<item><guid>1</guid><title>a</title><dc:creator>Jan &amp; co</dc:creator></item>'
    const body = rss(items, '<language>nl-BE</language>').replace(
      '<rss',
      '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
    host.route('/whole', page(body))
    const { signals } = await readAll('/whole', { platform: 'dorpsblad', community: 'news' })
    expect(signals[0]).toMatchObject({
      lang: 'nl',
      author: { handle: 'Jan & co' },
      source: { kind: 'public', adapter: 'feed', platform: 'dorpsblad', community: 'news', externalId: '1' },
    })
  })

  test('takes the shorter text of an item whose longer one is over the limit', async () => {
    const long = `<content:encoded>${'lang '.repeat(100)}</content:encoded>`
    const body = rss(`<item><title>K</title><description>kort</description>${long}</item>`)
    host.route(
      '/long',
      page(body.replace('<rss', '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"')),
    )
    const { signals } = await readAll('/long', { maxTextLength: 100 })
    expect(signals[0]?.text).toBe('K\n\nkort')
  })

  test('asks for what is new only, and understands that nothing is', async () => {
    host.route('/cached', (request, answer) => {
      if (request.headers['if-none-match'] === '"v1"') return void answer.writeHead(304).end()
      answer.writeHead(200, { etag: '"v1"', 'last-modified': 'Sat, 14 Nov 2026 10:00:00 GMT' }).end(rss(''))
    })
    const first = await readAll('/cached')
    expect(first.report.cursor).toMatchObject({ etag: '"v1"', lastModified: 'Sat, 14 Nov 2026 10:00:00 GMT' })
    const second = await readAll('/cached', { cursor: first.report.cursor })
    expect(second.report).toEqual({ status: 'not_modified', cursor: first.report.cursor })
    expect(host.asked.at(-1)?.headers['if-modified-since']).toBe('Sat, 14 Nov 2026 10:00:00 GMT')
  })

  test('knows an unchanged feed of a server that ignores conditional requests', async () => {
    host.route('/same', page(rss('<item><title>a</title></item>')))
    const first = await readAll('/same')
    const second = await readAll('/same', { cursor: first.report.cursor })
    expect([second.report.status, second.signals]).toEqual(['not_modified', []])
  })

  test('gives the same ids at every reading', async () => {
    host.route(
      '/ids',
      page(rss('<item><title>zonder id</title></item><item><guid>g</guid><title>met</title></item>')),
    )
    const ids = async () => (await readAll('/ids')).signals.map(({ source }) => source.externalId)
    expect(await ids()).toEqual(await ids())
  })

  test('says that a feed broke off', async () => {
    const whole = rss('<item><title>a</title></item><item><title>b</title></item>')
    host.route('/cut', page(whole.slice(0, whole.indexOf('b</title>'))))
    const { signals, report } = await readAll('/cut')
    expect(signals.map(({ text }) => text)).toEqual(['a'])
    expect(report).toMatchObject({ damaged: true, found: 1 })
  })

  test('stops at the limit of items and says how many were left', async () => {
    host.route(
      '/many',
      page(rss(Array.from({ length: 30 }, (_, at) => `<item><title>i${at}</title></item>`).join(''))),
    )
    const { report } = await readAll('/many', { maxItems: 10 })
    expect(report).toMatchObject({ found: 30, given: 10, skipped: { over_limit: 20 } })
  })

  test('waits when the host asks for it', async () => {
    host.route('/busy', (_request, answer) => void answer.writeHead(429, { 'retry-after': '120' }).end())
    expect((await readAll('/busy')).report).toEqual({ status: 'wait', waitMs: 120_000, cursor: {} })
  })

  test('heeds robots.txt', async () => {
    host.route('/closed', page(rss('<item><title>a</title></item>')))
    const robots = { ask: async () => ({ allowed: false, crawlDelaySeconds: null }) }
    await expect(readAll('/closed', { robots })).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(host.asked.some(({ path }) => path === '/closed')).toBe(false)
  })

  const bad: [string, string, string][] = [
    ['a page that is no feed', '<html><body>Welkom</body></html>', 'input_unreadable'],
    ['an empty answer', '', 'input_unreadable'],
    ['JSON that is no feed', '{"a":1}', 'input_unreadable'],
    ['tags nested ten thousand deep', `<rss version="2.0">${'<a>'.repeat(10_000)}`, 'input_unreadable'],
  ]
  for (const [name, body, code] of bad) {
    test(`${name} is an error with a remedy`, async () => {
      host.route('/bad', page(body))
      await expect(readAll('/bad')).rejects.toMatchObject({ code, remedy: expect.stringMatching(/\w/u) })
    })
  }
})
