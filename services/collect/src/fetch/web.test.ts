import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocalHost, page } from '../testing/local-host.ts'
import { NOW } from '../testing/test-web.ts'
import { openWeb } from './web.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
beforeEach(async () => {
  host = await openLocalHost({ '/a': page('a'), '/b': page('b') })
})
afterEach(() => host.close())

/** The web on a clock of its own: waiting moves it. */
function clockedWeb(hostGapMs: number) {
  let at = NOW.getTime()
  const waits: number[] = []
  const web = openWeb({
    userAgent: 'Seinpost/test',
    hostGapMs,
    now: () => new Date(at),
    wait: async (ms) => {
      waits.push(ms)
      at += ms
    },
  })
  const pass = (ms: number) => {
    at += ms
  }
  return { web, waits, pass }
}
const open = { robots: 'heed', allowPrivate: true } as const

test('leaves a gap between two requests to one host, robots.txt included', async () => {
  const { web, waits } = clockedWeb(1_000)
  await web.get(`${host.url}/a`, open)
  await web.get(`${host.url}/b`, open)
  expect(waits).toEqual([1_000, 1_000])
})

test("keeps the host's own crawl-delay when it is longer", async () => {
  host.route('/robots.txt', page('User-agent: *\nCrawl-delay: 20', {}))
  const { web, waits } = clockedWeb(1_000)
  await web.get(`${host.url}/a`, open)
  await expect(web.get(`${host.url}/b`, open)).rejects.toMatchObject({ retryAfterMs: 20_000, by: 'budget' })
  await web.get(`${host.url}/b`, { ...open, patienceMs: 60_000 })
  expect(waits).toEqual([1_000, 20_000])
})

test('does not wait for ever for a turn', async () => {
  host.route('/robots.txt', page('User-agent: *\nCrawl-delay: 600', {}))
  const { web } = clockedWeb(0)
  await web.get(`${host.url}/a`, open)
  await expect(web.get(`${host.url}/b`, open)).rejects.toMatchObject({ retryAfterMs: 600_000 })
})

for (const status of [429, 503])
  test(`after a ${status} the whole host is left alone until it said`, async () => {
    host.route('/a', (_request, answer) => void answer.writeHead(status, { 'retry-after': '300' }).end())
    const { web, pass } = clockedWeb(0)
    await expect(web.get(`${host.url}/a`, open)).rejects.toMatchObject({ retryAfterMs: 300_000 })
    const asked = host.asked.length
    await expect(web.get(`${host.url}/b`, open)).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(host.asked.length).toBe(asked)
    pass(300_000)
    expect((await web.get(`${host.url}/b`, open)).status).toBe(200)
  })

describe('redirects', () => {
  const go = (location: string) =>
    host.route('/go', (_request, answer) => void answer.writeHead(302, { location }).end())

  test('to a page that robots.txt closes are not followed', async () => {
    host.route('/robots.txt', page('User-agent: *\nDisallow: /b', {}))
    go('/b')
    await expect(clockedWeb(0).web.get(`${host.url}/go`, open)).rejects.toThrow(/robots\.txt/u)
    expect(host.asked.some(({ path }) => path === '/b')).toBe(false)
  })

  const elsewhere = ['file:///etc/passwd', 'ftp://x.example/', 'http://jan:geheim@x.example/', 'http://']
  for (const location of elsewhere)
    test(`to ${location} are not followed`, async () => {
      go(location)
      await expect(clockedWeb(0).web.get(`${host.url}/go`, open)).rejects.toMatchObject({
        code: 'source_unreachable',
      })
    })
})

test('a rule learned by a source that may read private addresses does not open them to another', async () => {
  const { web } = clockedWeb(0)
  await web.get(`${host.url}/a`, open)
  await expect(web.get(`${host.url}/a`, { robots: 'heed' })).rejects.toThrow(/private address/u)
})

const statuses: [number, boolean, RegExp][] = [
  [401, false, /not public/u],
  [403, false, /not public/u],
  [404, false, /nothing at the address/u],
  [410, false, /nothing at the address/u],
  [500, true, /answered 500/u],
]
for (const [status, retryable, message] of statuses)
  test(`${status} is an error with a remedy`, async () => {
    host.route('/a', (_request, answer) => void answer.writeHead(status).end())
    const asking = clockedWeb(0).web.get(`${host.url}/a`, open)
    await expect(asking).rejects.toMatchObject({
      retryable,
      message: expect.stringMatching(message),
      remedy: expect.any(String),
    })
  })
