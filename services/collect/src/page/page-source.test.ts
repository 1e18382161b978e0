import { type PageSourceConfig, SignalInput } from '@seinpost/schemas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocalHost, page } from '../testing/local-host.ts'
import { readAll } from '../testing/read-all.ts'
import { COMMON, NOW, testWeb } from '../testing/test-web.ts'
import { pageSource } from './page-source.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
beforeEach(async () => {
  host = await openLocalHost()
})
afterEach(() => host.close())

const selectors = {
  item: 'article.post',
  text: '.body',
  id: '@data-id',
  link: 'a.permalink@href',
  author: '.author',
  date: 'time@datetime',
  next: 'a[rel=next]',
}
const sourceAt = (more: Partial<PageSourceConfig> = {}) =>
  pageSource(
    { ...COMMON, kind: 'page', url: `${host.url}/draad`, selectors, maxPages: 5, ...more },
    { web: testWeb() },
  )

const HTML = { 'content-type': 'text/html' }
const post = (n: number) =>
  `<article class="post" data-id="r${n}"><span class="author">Jan</span><time datetime="2026-11-20T10:00:0${n}Z"></time>
  <a class="permalink" href="/draad#r${n}">#</a><div class="body"><p>reactie ${n}</p><script>steel()</script></div></article>`
const html = (posts: readonly number[], next?: string) =>
  `<!doctype html><html><body><nav>menu</nav>${posts.map(post).join('')}${next ? `<a rel="next" href="${next}">verder</a>` : ''}</body></html>`

test('reads what the selectors name, over the pages, without scripts', async () => {
  host.route('/draad', page(html([1, 2], '/draad?p=2'), HTML))
  host.route('/draad?p=2', page(html([3]), HTML))
  const read = await readAll(sourceAt())
  expect(read.texts).toEqual(['reactie 1', 'reactie 2', 'reactie 3'])
  expect(read.items[0]?.input).toMatchObject({
    source: { url: `${host.url}/draad#r1`, externalId: `127.0.0.1:${host.port}/r1` },
    publishedAt: '2026-11-20T10:00:01.000Z',
    author: { handle: 'Jan' },
  })
  for (const { input } of read.items) expect(SignalInput.safeParse(input).error).toBeUndefined()
})

test('a later visit gives only what is new', async () => {
  host.route('/draad', page(html([1, 2]), HTML))
  const first = await readAll(sourceAt())
  host.route('/draad', page(html([1, 2, 3]), HTML))
  const second = await readAll(sourceAt(), first.cursor)
  expect([second.texts, second.skipped]).toEqual([['reactie 3'], { seen: 2 }])
})

test('an unchanged page costs one small answer', async () => {
  host.route('/draad', (request, answer) => {
    if (request.headers['if-none-match'] === '"1"') return void answer.writeHead(304).end()
    answer.writeHead(200, { ...HTML, etag: '"1"' }).end(html([1]))
  })
  const first = await readAll(sourceAt())
  const [second] = (await readAll(sourceAt(), first.cursor)).harvests
  expect([second?.unchanged, second?.cursor]).toEqual([true, first.cursor])
})

describe('pages that lead astray', () => {
  const cases: [string, string][] = [
    ['to itself', '/draad'],
    ['to another site', 'http://elders.example/draad'],
    ['to a script', 'javascript:alert(1)'],
  ]
  for (const [name, next] of cases)
    test(`a next page ${name} is not followed`, async () => {
      host.route('/draad', page(html([1], next), HTML))
      expect((await readAll(sourceAt())).texts).toEqual(['reactie 1'])
      expect(host.asked.filter(({ path }) => path === '/draad')).toHaveLength(1)
    })

  test('no more pages are read than the config allows', async () => {
    for (let n = 1; n <= 9; n += 1)
      host.route(n === 1 ? '/draad' : `/draad?p=${n}`, page(html([n], `/draad?p=${n + 1}`), HTML))
    expect((await readAll(sourceAt({ maxPages: 3 }))).texts).toHaveLength(3)
  })
})

test('selectors that fit nothing are said', async () => {
  host.route('/draad', page('<html><body><p>nieuw ontwerp</p></body></html>', HTML))
  expect((await readAll(sourceAt())).remarks[0]).toMatch(/nothing on the page fits/u)
})

test('robots.txt holds', async () => {
  host.route('/robots.txt', page('User-agent: Seinpost\nDisallow: /draad', {}))
  host.route('/draad', page(html([1]), HTML))
  await expect(readAll(sourceAt())).rejects.toThrow(/robots\.txt/u)
})

test('a date that lies ahead is that of the reading', async () => {
  host.route('/draad', page(html([1]).replace('2026-11-20T10', '2036-11-20T10'), HTML))
  expect((await readAll(sourceAt())).items[0]?.input.publishedAt).toBe(NOW.toISOString())
})
