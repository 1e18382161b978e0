import { type BlueskySearchSourceConfig, type JetstreamSourceConfig, SignalInput } from '@seinpost/schemas'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { jetstreamPost, openJetstreamServer } from '../testing/jetstream-server.ts'
import { openLocalHost } from '../testing/local-host.ts'
import { readAll } from '../testing/read-all.ts'
import { COMMON, testWeb } from '../testing/test-web.ts'
import { jetstreamSource } from './jetstream-source.ts'
import { openSample } from './sample.ts'
import { blueskySearchSource } from './search-source.ts'
import { wantedPosts } from './wanted.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function jetstream(events: readonly string[] = []) {
  const server = await openJetstreamServer(events)
  closing.push(() => server.close())
  return server
}

const T0 = Date.UTC(2026, 10, 20, 10) * 1_000
const SECOND = 1_000_000
const streamOf = (server: string, more: Partial<JetstreamSourceConfig> = {}) =>
  jetstreamSource(
    {
      ...COMMON,
      kind: 'bluesky-stream',
      server,
      words: [],
      hashtags: [],
      languages: [],
      maxPerSecond: 5_000,
      ...more,
    },
    { web: testWeb() },
  )
const posts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => jetstreamPost(T0 + (from + at) * SECOND, `p${from + at}`))
const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`)

describe('jetstream', () => {
  test('gives posts as signals the gate takes', async () => {
    const server = await jetstream(posts(1, 3))
    const read = await readAll(streamOf(server.url), null, ({ texts: so }) => so.length === 3)
    expect(read.texts).toEqual(texts(1, 3))
    expect(read.cursor).toEqual({ timeUs: T0 + 3 * SECOND })
    for (const { input } of read.items) expect(SignalInput.safeParse(input).error).toBeUndefined()
    expect(read.items[0]?.input).toMatchObject({
      source: { externalId: `at://did:plc:jan/app.bsky.feed.post/k${T0 + SECOND}` },
      author: { handle: 'did:plc:jan' },
      publishedAt: '2026-11-20T10:00:01.000Z',
    })
    expect(server.asked[0]).toContain('wantedCollections=app.bsky.feed.post')
  })

  test('a reading that breaks goes on from the cursor: nothing is lost, at most the overlap comes again', async () => {
    const server = await jetstream(posts(1, 20))
    const source = streamOf(server.url)
    const first = await readAll(source, null, ({ texts: so }) => so.length >= 20)
    for (const event of posts(21, 40)) server.send(event)
    const second = await readAll(source, first.cursor, ({ texts: so }) => so.includes('p40'))
    expect([...new Set([...first.texts, ...second.texts])]).toEqual(texts(1, 40))
    expect(first.texts.length + second.texts.length).toBeLessThanOrEqual(46)
    expect(server.asked[1]).toContain(`cursor=${T0 + 15 * SECOND}`)
  })

  test('a server that hangs up ends the reading', async () => {
    const server = await jetstream(posts(1, 2))
    const reading = readAll(streamOf(server.url))
    await server.listener()
    server.hangUp()
    expect((await reading).cursor === null || (await reading).texts.length <= 2).toBe(true)
  })

  test('noise is counted and does not stop it', async () => {
    const other = JSON.stringify({ did: 'did:plc:x', time_us: T0, kind: 'identity', identity: {} })
    const gone = jetstreamPost(T0 + SECOND, 'x').replace('"create"', '"delete"')
    const server = await jetstream(['{"broken', '[]', other, gone, ...posts(2, 2)])
    const read = await readAll(streamOf(server.url), null, ({ texts: so }) => so.includes('p2'))
    expect([read.texts, read.skipped]).toEqual([['p2'], { unreadable: 2 }])
  })

  test('a date that lies ahead of the network is not believed', async () => {
    const future = jetstreamPost(T0, 'later').replace('"createdAt":"2026', '"createdAt":"2926')
    const server = await jetstream([future])
    const read = await readAll(streamOf(server.url), null, ({ texts: so }) => so.length === 1)
    expect(read.items[0]?.input.publishedAt).toBe('2026-11-20T10:00:00.000Z')
  })

  test('a message over a mebibyte ends the connection', async () => {
    const server = await jetstream()
    const reading = readAll(streamOf(server.url))
    await server.listener()
    server.sendRaw('x'.repeat(2 << 20))
    await expect(reading).rejects.toMatchObject({ code: 'source_unreachable' })
  })

  for (const host of ['localhost', '127.0.0.1'])
    test(`a stream at ${host} is not opened: it is a private address`, async () => {
      const server = await jetstream(posts(1, 1))
      const inside = server.url.replace('127.0.0.1', host)
      await expect(readAll(streamOf(inside, { allowPrivate: false }))).rejects.toThrow(/private address/u)
      expect(server.asked).toEqual([])
    })

  test('above the rate a sample is taken, and what is left out is counted', async () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      jetstreamPost(T0 + at, `p${at}`, { did: `did:plc:a${at % 50}` }),
    )
    const server = await jetstream([...many, jetstreamPost(T0 + 2 * SECOND, 'end')])
    const read = await readAll(streamOf(server.url, { maxPerSecond: 20 }), null, ({ texts: so }) =>
      so.includes('end'),
    )
    expect([read.texts.length, read.skipped.source_over_budget]).toEqual([21, 180])
  })
})

describe('wantedPosts', () => {
  const wanted = { words: ['moskee', 'brand stichten'], hashtags: ['Mechelen'], languages: ['nl'] }
  const cases: [string, string, string[] | undefined, boolean][] = [
    ['a word', 'De MOSKEE van Gent', ['nl'], true],
    ['a word in another', 'de moskeegangers', ['nl'], false],
    ['a phrase', 'we gaan brand stichten', ['nl-BE'], true],
    ['a hashtag', 'mooi #mechelen!', ['nl'], true],
    ['another language', 'moskee', ['fr'], false],
    ['no language said', 'moskee', undefined, true],
    ['nothing of it', 'goeiemorgen', ['nl'], false],
  ]
  for (const [name, text, langs, want] of cases)
    test(name, () => expect(wantedPosts(wanted)({ text, createdAt: '', ...(langs && { langs }) })).toBe(want))
})

test('no author fills a sample, and no second has more than its places', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.record({ author: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 3_000 }) })),
      (perSecond, said) => {
        const sample = openSample(perSecond)
        const taken = said.toSorted((x, y) => x.at - y.at).filter(({ author, at }) => sample(author, at))
        for (let second = 0; second <= 3; second += 1) {
          const own = taken.filter(({ at }) => Math.floor(at / 1_000) === second)
          expect(own.length).toBeLessThanOrEqual(perSecond)
          for (const author of ['a', 'b', 'c'])
            expect(own.filter((one) => one.author === author).length).toBeLessThanOrEqual(
              Math.max(1, perSecond * 0.1),
            )
        }
      },
    ),
  )
})

describe('search', () => {
  const view = (n: number) => ({
    uri: `at://did:plc:jan/app.bsky.feed.post/k${n}`,
    cid: 'bafy',
    author: { did: 'did:plc:jan', handle: 'jan.example', labels: n === 3 ? [{ val: 'bot' }] : [] },
    record: {
      $type: 'app.bsky.feed.post',
      text: `p${n}`,
      createdAt: `2026-11-20T10:00:${String(n).padStart(2, '0')}Z`,
      langs: ['nl'],
    },
    indexedAt: `2026-11-20T10:00:${String(n).padStart(2, '0')}.000Z`,
  })

  async function searchServer(all: { last: number }) {
    const host = await openLocalHost({}, (path) => (_request, answer) => {
      const url = new URL(path, 'http://local')
      const since = url.searchParams.get('since') ?? ''
      const from = Number(url.searchParams.get('cursor') ?? all.last)
      const found = Array.from({ length: Math.min(from, 5) }, (_, at) => view(from - at)).filter(
        ({ indexedAt }) => indexedAt >= since,
      )
      const cursor = from > 5 && found.length === 5 ? { cursor: String(from - 5) } : {}
      answer
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ...cursor, posts: found }))
    })
    closing.push(() => host.close())
    return host
  }

  test('reads on from the newest post of the last visit, each once, the oldest first', async () => {
    const all = { last: 3 }
    const host = await searchServer(all)
    const config: BlueskySearchSourceConfig = {
      ...COMMON,
      kind: 'bluesky-search',
      server: host.url,
      query: 'mechelen',
    }
    const source = blueskySearchSource(config, { web: testWeb() })
    const first = await readAll(source)
    all.last = 20
    const second = await readAll(source, first.cursor)
    expect([first.texts, second.texts]).toEqual([texts(1, 3), texts(4, 20)])
    expect(first.items.map(({ maker }) => maker)).toEqual(['human', 'human', 'machine'])
    expect((await readAll(source, second.cursor)).texts).toEqual([])
  })
})
