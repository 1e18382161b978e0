import { SignalInput } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RetryLater } from '../fetch/retry-later.ts'
import { userAgent } from '../fetch/user-agent.ts'
import { openWeb } from '../fetch/web.ts'
import { openLocalHost, page } from '../testing/local-host.ts'
import { ODD_FEEDS, READ_AT, rss } from '../testing/odd-feeds.ts'
import { type ReadFeedOptions, readFeed } from './read-feed.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
beforeAll(async () => {
  host = await openLocalHost()
})
afterAll(() => host.close())

const web = openWeb({
  userAgent: userAgent('1.2.3', 'https://stad.example/seinpost'),
  now: () => new Date(READ_AT),
  hostGapMs: 0,
})
const options: ReadFeedOptions = { web, allowPrivate: true }

/** Everything a feed gives. */
async function readAll(path: string, more: Partial<ReadFeedOptions> = {}) {
  const harvest = await readFeed(host.url + path, { ...options, ...more })
  return { ...harvest, signals: harvest.items.map(({ input }) => input) }
}

describe('odd feeds', () => {
  for (const [at, odd] of ODD_FEEDS.entries()) {
    test(`${odd.name}`, async () => {
      const path = `/feed/${at}`
      host.route(path, page(odd.body, { 'content-type': odd.type ?? 'application/xml' }))
      const { signals } = await readAll(path)
      expect(signals.map(({ text }) => text).sort()).toEqual([...odd.texts].sort())
      for (const signal of signals) expect(SignalInput.safeParse(signal).error).toBeUndefined()
      const address = (url: string) => url.replace('{host}', host.url).replace('{feed}', host.url + path)
      const ids = odd.ids?.map((id) =>
        /^(?:https?|urn|tag):/u.test(id) ? id : `127.0.0.1:${host.port}/${id}`,
      )
      if (ids) expect(signals.map(({ source }) => source.externalId)).toEqual(ids)
      if (odd.urls) expect(signals.map(({ source }) => source.url)).toEqual(odd.urls.map(address))
      if (odd.dates) expect(signals.map(({ publishedAt }) => publishedAt)).toEqual(odd.dates)
    })
  }

  test('there are more than sixty of them', () => expect(ODD_FEEDS.length).toBeGreaterThan(60))
})

describe('readFeed', () => {
  test('says who reads and how to complain', async () => {
    host.route('/agent', page(rss('')))
    await readAll('/agent')
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
      source: {
        kind: 'public',
        adapter: 'feed',
        platform: 'dorpsblad',
        community: 'news',
        externalId: `127.0.0.1:${host.port}/1`,
      },
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
    expect(first.cursor).toMatchObject({ etag: '"v1"', lastModified: 'Sat, 14 Nov 2026 10:00:00 GMT' })
    const second = await readAll('/cached', { cursor: first.cursor })
    expect([second.unchanged, second.cursor]).toEqual([true, first.cursor])
    expect(host.asked.at(-1)?.headers['if-modified-since']).toBe('Sat, 14 Nov 2026 10:00:00 GMT')
  })

  test('knows an unchanged feed of a server that ignores conditional requests', async () => {
    host.route('/same', page(rss('<item><title>a</title></item>')))
    const first = await readAll('/same')
    const second = await readAll('/same', { cursor: first.cursor })
    expect([second.unchanged, second.signals]).toEqual([true, []])
  })

  test('gives only what is new since the cursor, the oldest first', async () => {
    const item = (n: number) =>
      `<item><guid>${n}</guid><title>t${n}</title><pubDate>${n} Nov 2026 10:00:00 GMT</pubDate></item>`
    host.route('/grows', page(rss(item(2) + item(1))))
    const first = await readAll('/grows')
    expect(first.signals.map(({ text }) => text)).toEqual(['t1', 't2'])
    host.route('/grows', page(rss(item(3) + item(2))))
    const second = await readAll('/grows', { cursor: first.cursor })
    expect([second.signals.map(({ text }) => text), second.skipped]).toEqual([['t3'], { seen: 1 }])
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
    const { signals, remarks } = await readAll('/cut')
    expect(signals.map(({ text }) => text)).toEqual(['a'])
    expect(remarks).toEqual(['the feed broke off after 1 items'])
  })

  test('leaves the host alone for as long as it asks', async () => {
    const busy = await openLocalHost({
      '/busy': (_request, answer) => void answer.writeHead(429, { 'retry-after': '120' }).end(),
    })
    const read = () => readFeed(`${busy.url}/busy`, options)
    await expect(read()).rejects.toMatchObject({ retryAfterMs: 120_000, retryable: true })
    const asked = busy.asked.length
    await expect(read()).rejects.toBeInstanceOf(RetryLater)
    expect(busy.asked.length).toBe(asked)
    await busy.close()
  })

  test('heeds robots.txt', async () => {
    const closed = await openLocalHost({
      '/robots.txt': page('User-agent: *\nDisallow: /closed', {}),
      '/closed': page(rss('<item><title>a</title></item>')),
    })
    await expect(readFeed(`${closed.url}/closed`, options)).rejects.toThrow(/robots\.txt/u)
    expect(closed.asked.some(({ path }) => path === '/closed')).toBe(false)
    await closed.close()
  })

  const bad: [string, string, string][] = [
    ['a page that is no feed', '<html><body>Welkom</body></html>', 'source_unreachable'],
    ['an empty answer', '', 'source_unreachable'],
    ['JSON that is no feed', '{"a":1}', 'source_unreachable'],
    ['tags nested ten thousand deep', `<rss version="2.0">${'<a>'.repeat(10_000)}`, 'source_unreachable'],
  ]
  for (const [name, body, code] of bad) {
    test(`${name} is an error with a remedy`, async () => {
      host.route('/bad', page(body))
      await expect(readAll('/bad')).rejects.toMatchObject({ code, remedy: expect.stringMatching(/\w/u) })
    })
  }
})
