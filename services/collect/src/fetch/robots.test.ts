import { afterEach, expect, test } from 'vitest'
import { openLocalHost, page } from '../testing/local-host.ts'
import { openRobots } from './robots.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
afterEach(() => host.close())

const open = (now = () => 0) =>
  openRobots({ userAgent: 'Seinpost/test', allowPrivate: true, timeoutMs: 2_000 }, now)

test('reads what is asked of everyone and of Seinpost', async () => {
  const text = 'User-agent: *\nDisallow: /\n\nUser-agent: Seinpost\nDisallow: /prive\nCrawl-delay: 7\n'
  host = await openLocalHost({ '/robots.txt': page(text, {}) })
  const robots = open()
  expect(await robots.ask(new URL(`${host.url}/feed`))).toEqual({ allowed: true, crawlDelaySeconds: 7 })
  expect((await robots.ask(new URL(`${host.url}/prive/feed`))).allowed).toBe(false)
})

test('asks a host once a day', async () => {
  host = await openLocalHost({ '/robots.txt': page('', {}) })
  let now = 0
  const robots = open(() => now)
  await Promise.all([1, 2, 3].map(() => robots.ask(new URL(`${host.url}/feed`))))
  expect(host.asked).toHaveLength(1)
  now = 25 * 60 * 60 * 1_000
  await robots.ask(new URL(`${host.url}/feed`))
  expect(host.asked).toHaveLength(2)
})

const answers: [string, number, boolean][] = [
  ['no robots.txt allows everything', 404, true],
  ['a robots.txt behind a login allows everything', 403, true],
  ['a host in trouble allows nothing for now', 500, false],
]
for (const [name, status, allowed] of answers) {
  test(name, async () => {
    host = await openLocalHost({ '/robots.txt': (_request, answer) => void answer.writeHead(status).end() })
    expect((await open().ask(new URL(`${host.url}/feed`))).allowed).toBe(allowed)
  })
}
