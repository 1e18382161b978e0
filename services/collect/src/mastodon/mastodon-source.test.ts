import { type MastodonSourceConfig, SignalInput } from '@seinpost/schemas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mastodonStatus, openMastodonServer } from '../testing/mastodon-server.ts'
import { readAll } from '../testing/read-all.ts'
import { COMMON, testWeb } from '../testing/test-web.ts'
import { mastodonSource } from './mastodon-source.ts'

let server: Awaited<ReturnType<typeof openMastodonServer>>
beforeEach(async () => {
  server = await openMastodonServer()
})
afterEach(() => server.close())

function sourceAt(more: Partial<MastodonSourceConfig> = {}) {
  const config = {
    ...COMMON,
    kind: 'mastodon',
    server: server.url,
    local: true,
    stream: false,
    ...more,
  } as const
  return mastodonSource(config, { web: testWeb(), token: undefined })
}

const postMany = (from: number, to: number) => {
  for (let id = from; id <= to; id += 1) server.postUnheard(mastodonStatus(id, `<p>b${id}</p>`))
}
const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `b${from + at}`)

test('a first visit reads the newest page, the oldest first', async () => {
  postMany(1, 100)
  expect((await readAll(sourceAt())).texts).toEqual(texts(61, 100))
})

test('a later visit reads every page since, without gap or repeat', async () => {
  postMany(1, 10)
  const first = await readAll(sourceAt())
  postMany(11, 130)
  const second = await readAll(sourceAt(), first.cursor)
  expect(second.texts).toEqual(texts(11, 130))
  expect((await readAll(sourceAt(), second.cursor)).harvests).toEqual([])
})

test('a visit that breaks off in the middle goes on from its last page', async () => {
  postMany(1, 1)
  const first = await readAll(sourceAt())
  postMany(2, 120)
  const broken = await readAll(sourceAt(), first.cursor, ({ texts: so }) => so.length >= 40)
  const rest = await readAll(sourceAt(), broken.cursor)
  expect([...broken.texts, ...rest.texts]).toEqual(texts(2, 120))
})

test('ids larger than a double are told apart', async () => {
  const big = (n: number) => ({
    ...mastodonStatus(1, `<p>${n}</p>`),
    id: `11556677889900112${n}`,
    uri: `https://m.example/${n}`,
  })
  server.postUnheard(big(1))
  const first = await readAll(sourceAt())
  server.postUnheard(big(2))
  expect((await readAll(sourceAt(), first.cursor)).texts).toEqual(['2'])
})

describe('a status', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['not public', { visibility: 'private' }, 'not_public'],
    ['unlisted', { visibility: 'unlisted' }, 'not_public'],
    ['a boost', { reblog: mastodonStatus(9, 'x') }, 'repost'],
    ['of an account that asks not to be indexed', { account: { acct: 'jan', noindex: true } }, 'opted_out'],
    [
      'of an account with #nobot',
      { account: { acct: 'jan', note: '<p><a>#<span>nobot</span></a></p>' } },
      'opted_out',
    ],
    ['without text', { content: '<p></p>' }, 'empty'],
    ['without an account', { account: undefined }, 'unreadable'],
  ]
  for (const [name, more, reason] of cases)
    test(`${name} is left out and counted`, async () => {
      server.postUnheard(mastodonStatus(1, 'x', more))
      const read = await readAll(sourceAt())
      expect([read.texts, read.skipped]).toEqual([[], { [reason]: 1 }])
    })

  test('becomes a signal the gate takes, its bot marked', async () => {
    const account = { acct: 'bot@elders.example', bot: true }
    server.postUnheard(
      mastodonStatus(5, '<p>Hallo<br>daar &amp; hier</p><script>x()</script>', {
        account,
        spoiler_text: 'let op',
      }),
    )
    const [item] = (await readAll(sourceAt())).items
    expect(item).toMatchObject({
      maker: 'machine',
      input: {
        source: { adapter: 'mastodon:bron', kind: 'public', url: 'https://mastodon.example.org/@jan/5' },
        text: 'let op\nHallo\ndaar & hier',
        author: { handle: '@bot@elders.example' },
        lang: 'nl',
      },
    })
    expect(SignalInput.safeParse(item?.input).error).toBeUndefined()
  })
})

test('a stream gives what was missed, then what is said, each once', async () => {
  postMany(1, 3)
  const first = await readAll(sourceAt())
  postMany(4, 50)
  const source = sourceAt({ stream: true })
  const reading = readAll(source, first.cursor, ({ texts: so }) => so.includes('b60'))
  await server.listener()
  for (let id = 51; id <= 60; id += 1) server.post(mastodonStatus(id, `<p>b${id}</p>`))
  const read = await reading
  expect(read.texts.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(texts(4, 60))
  expect(read.cursor).toEqual({ after: '60' })
})

test('a stream that breaks off loses nothing: the next visit reads what was said meanwhile', async () => {
  postMany(1, 1)
  const first = await readAll(sourceAt())
  const reading = readAll(sourceAt({ stream: true }), first.cursor)
  await server.listener()
  server.hangUp()
  const broken = await reading.catch(() => null)
  postMany(2, 45)
  const after = await readAll(sourceAt(), broken?.cursor ?? first.cursor)
  expect(after.texts).toEqual(texts(2, 45))
})

test('what is no Mastodon server is an error with a remedy', async () => {
  server.route(
    '/api/v1/timelines/public?limit=40&local=true',
    (_request, answer) => void answer.writeHead(200).end('<html>'),
  )
  await expect(readAll(sourceAt())).rejects.toMatchObject({
    code: 'source_unreachable',
    remedy: expect.stringMatching(/Mastodon/u),
  })
})
