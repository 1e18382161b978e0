import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignalInput, type SourceConfig } from '@seinpost/schemas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRobots } from '../fetch/robots.ts'
import { openLocalHost, page } from '../testing/local-host.ts'
import { rss } from '../testing/odd-feeds.ts'
import { checkSource } from './check-source.ts'
import { type AcceptSignals, type CollectDeps, collectSource } from './collect-source.ts'
import { openPacer } from './pacer.ts'
import { fileSourceStates } from './source-state.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
let dir: string
let now = Date.parse('2026-11-20T10:00:00Z')
beforeEach(async () => {
  host = await openLocalHost()
  dir = await mkdtemp(join(tmpdir(), 'seinpost-sources-'))
  now = Date.parse('2026-11-20T10:00:00Z')
})
afterEach(async () => {
  await host.close()
  await rm(dir, { recursive: true })
})

const source = (): SourceConfig => ({
  id: 'dorp',
  kind: 'feed',
  url: `${host.url}/feed`,
  platform: 'dorpsblad',
  everyMinutes: 15,
  basis: 'test',
  purpose: 'test',
})

/** A gate that knows what it has seen. */
function newGate() {
  const seen = new Set<string>()
  const accept: AcceptSignals = async (inputs) =>
    inputs.map(({ value }) => {
      const text = externalIdOf(value)
      if (text.includes('weiger')) {
        return { kind: 'refused', refusal: { reason: 'schema', detail: '', fields: [], source: {} } }
      }
      if (seen.has(text)) return { kind: 'known', id: text }
      seen.add(text)
      return { kind: 'accepted', id: text }
    })
  return { accept, seen }
}

const externalIdOf = (value: unknown): string => SignalInput.parse(value).source.externalId

const deps = (accept: AcceptSignals): CollectDeps => ({
  accept,
  states: fileSourceStates(dir),
  robots: openRobots({ userAgent: 'Seinpost/test', allowPrivate: true }, () => now),
  pacer: openPacer({ leastMs: 0, now: () => now, wait: async () => undefined }),
  now: () => new Date(now),
  version: 'test',
  allowPrivate: true,
})

const items = (...titles: string[]) =>
  rss(titles.map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`).join(''))

describe('collectSource', () => {
  test('hands items in, counts every answer, and reads an unchanged feed once', async () => {
    host.route('/feed', page(items('een', 'twee', 'weiger')))
    const gate = newGate()
    const first = await collectSource(source(), deps(gate.accept))
    expect(first).toMatchObject({ status: 'read', accepted: 2, known: 0, refused: { schema: 1 } })
    expect(await collectSource(source(), deps(gate.accept))).toMatchObject({
      status: 'not_modified',
      accepted: 0,
    })
    host.route('/feed', page(items('een', 'twee', 'drie')))
    expect(await collectSource(source(), deps(gate.accept))).toMatchObject({ accepted: 1, known: 2 })
    expect(await fileSourceStates(dir).get('dorp')).toMatchObject({
      reads: 3,
      unchanged: 1,
      accepted: 3,
      known: 2,
      refused: 1,
    })
  })

  test('after a crash between the gate and the cursor the items are read again, and known', async () => {
    host.route('/feed', page(items('een', 'twee')))
    const gate = newGate()
    const crashing: AcceptSignals = async (inputs) => {
      await gate.accept(inputs)
      throw new Error('killed')
    }
    expect((await collectSource(source(), deps(crashing))).status).toBe('failed')
    now += 120_000
    expect(await collectSource(source(), deps(gate.accept))).toMatchObject({
      status: 'read',
      accepted: 0,
      known: 2,
    })
  })

  test('a source in trouble rests longer each time, and recovers', async () => {
    host.route('/feed', (_request, answer) => void answer.writeHead(500).end())
    const { accept } = newGate()
    const failed = await collectSource(source(), deps(accept))
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'source_unreachable' } })
    expect((await collectSource(source(), deps(accept))).status).toBe('resting')
    now += 61_000
    expect((await collectSource(source(), deps(accept))).status).toBe('failed')
    now += 61_000
    expect((await collectSource(source(), deps(accept))).status).toBe('resting')
    host.route('/feed', page(items('een')))
    now += 61_000
    expect((await collectSource(source(), deps(accept))).status).toBe('read')
    expect(await fileSourceStates(dir).get('dorp')).toMatchObject({ failures: 2, failuresInARow: 0 })
  })

  test('comes back when the host says so', async () => {
    host.route('/feed', (_request, answer) => void answer.writeHead(503, { 'retry-after': '600' }).end())
    const { accept } = newGate()
    expect((await collectSource(source(), deps(accept))).status).toBe('wait')
    now += 599_000
    expect((await collectSource(source(), deps(accept))).status).toBe('resting')
  })

  test('heeds robots.txt', async () => {
    host.route('/robots.txt', page('User-agent: *\nDisallow: /feed', {}))
    host.route('/feed', page(items('een')))
    const report = await collectSource(source(), deps(newGate().accept))
    expect(report.error?.message).toContain('robots.txt')
    expect(host.asked.map(({ path }) => path)).toEqual(['/robots.txt'])
  })
})

test('a dry run reads and keeps nothing', async () => {
  host.route('/feed', page(items('een', 'twee')))
  const check = await checkSource(source(), { version: 'test', allowPrivate: true, now: () => new Date(now) })
  expect(check).toMatchObject({
    ok: true,
    report: { found: 2 },
    sample: [{ externalId: 'een' }, { externalId: 'twee' }],
  })
  expect(await fileSourceStates(dir).get('dorp')).toMatchObject({ reads: 0 })
})

test('requests to one host are spread, other hosts do not wait', async () => {
  const waits: [string, number][] = []
  const wait = (host: string) => async (ms: number) => void waits.push([host, ms])
  let asking = ''
  const pacer = openPacer({ leastMs: 1_000, now: () => 0, wait: (ms) => wait(asking)(ms) })
  for (const [name, hostMs] of [
    ['a', 0],
    ['a', 5_000],
    ['b', 0],
    ['a', 0],
  ] as const) {
    asking = name
    await pacer.turn(name, hostMs)
  }
  expect(waits).toEqual([
    ['a', 1_000],
    ['a', 6_000],
  ])
})
