import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VisitReport } from '@seinpost/collect'
import { type DemoHost, openDemoHost } from '@seinpost/collect/testing'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { SignalInput, SourceConfig } from '@seinpost/schemas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEMO_SIGNALS } from '../demo/expected.ts'
import { collectorOf } from './collect-sources.ts'
import { openRuntime } from './open-runtime.ts'
import { openSources } from './open-sources.ts'

const logger = openLogger({ level: 'silent' })
const demo = readFileSync(DEMO_SIGNALS, 'utf8')
  .trim()
  .split('\n')
  .map((line) => SignalInput.parse(JSON.parse(line)))
const through = (adapter: string) => demo.filter(({ source }) => source.adapter === adapter)

let dir: string
let closing: Closing
let host: DemoHost
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seinpost-collect-'))
  closing = new Closing()
  host = await openDemoHost({ feed: through('rss'), timeline: through('mastodon').slice(-40) })
})
afterEach(async () => {
  await closing.run(logger, 10_000)
  await host.close()
  rmSync(dir, { recursive: true, force: true })
})

const common = {
  platform: 'demo',
  basis: 'openbare taak',
  purpose: 'vroegdetectie',
  allowPrivate: true,
  maxPerAuthorPerHour: 1_000,
}

test('a local feed and a local Mastodon server, end to end: collected, scored, in the ledger and in the queues', async () => {
  let now = new Date('2026-11-20T10:00:00Z')
  const sources = [
    { ...common, id: 'nieuws', kind: 'feed', url: host.feed },
    { ...common, id: 'dorpsplein', kind: 'mastodon', server: host.url },
  ].map((source) => SourceConfig.parse(source))
  const standard = await loadConfig({ cwd: dir })
  const collect = { ...standard.config.collect, hostGapSeconds: 0 }
  const loaded = { ...standard, config: { ...standard.config, collect, sources }, dataDir: dir }
  const runtime = await openRuntime({ loaded, logger, closing, now: () => now, observe: () => undefined })
  const opened = await openSources(runtime.parts)
  const reports: VisitReport[] = []
  const collector = collectorOf(opened, {
    parts: runtime.parts,
    accept: runtime.accept,
    onReport: (report) => void reports.push(report),
  })
  const stop = new AbortController().signal

  await collector.tick(stop)
  await runtime.caughtUp()
  expect(reports.map(({ id, outcome, handed }) => [id, outcome, handed]).toSorted()).toEqual([
    ['dorpsplein', 'done', 40],
    ['nieuws', 'done', through('rss').length],
  ])
  const { ledger, cases } = await runtime.parts.store()
  const count = await ledger.count()
  expect([count.accepted, count.balanced, count.states.in_flight]).toEqual([
    40 + through('rss').length,
    true,
    0,
  ])
  expect((await cases.queues()).length).toBeGreaterThan(0)

  const { rows } = await (await runtime.parts.store()).sql.query<{ legal: object }>(
    "select distinct (signal->'legal'->>'basis') || '/' || (signal->'legal'->>'purpose') as legal from seinpost.signals",
  )
  expect(rows).toEqual([{ legal: 'openbare taak/vroegdetectie' }])

  // Nothing new: nothing is handed in again.
  now = new Date('2026-11-20T11:00:00Z')
  await collector.tick(stop)
  expect(reports.slice(2).map(({ handed }) => handed)).toEqual([0, 0])
  const health = await opened.health()
  expect(health.map(({ id, state }) => [id, state])).toEqual([
    ['nieuws', 'ok'],
    ['dorpsplein', 'ok'],
  ])
  expect(health.every(({ shareAboveThreshold }) => shareAboveThreshold !== null)).toBe(true)
})
