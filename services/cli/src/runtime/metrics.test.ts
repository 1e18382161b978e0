import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbeddedTestStore, sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { measureModel } from '../models/measure-model.ts'
import { type Metrics, measureDesks, measureLedger, openMetrics } from './metrics.ts'
import type { Parts } from './open-parts.ts'

const infra = join(import.meta.dirname, '../../../../infra')
const now = () => new Date('2026-11-20T10:00:00Z')
let metrics: Metrics
let store: Awaited<ReturnType<typeof openEmbeddedTestStore>>

beforeAll(async () => {
  store = await openEmbeddedTestStore(now)
  metrics = openMetrics(now)
  const parts: Pick<Parts, 'store' | 'now'> = { store: async () => store, now }
  measureLedger(metrics, parts)
  measureDesks(metrics, parts)
  measureModel(metrics, parts)
})
afterAll(() => store.close())

test('figures are read when they are asked for, and hold no id, text or person', async () => {
  const routed = sampleRouted({ id: 'secret-id', text: 'secret words', author: 'secret author' })
  await store.ledger.admit([routed.signal])
  metrics.observe({
    stage: 'score',
    taken: 2,
    kept: 2,
    dead: 0,
    ms: 3,
    outcomes: { level_3: 1, level_0: 1 },
    subjects: () => ['secret-id'],
  })
  metrics.settled([routed])
  const text = await metrics.registry.metrics()
  expect(text).toContain('seinpost_stage_outcomes_total{stage="score",outcome="level_3"} 1')
  expect(text).toContain('seinpost_ledger_signals{state="in_flight"} 1')
  expect(text).toContain('seinpost_ledger_problems 0')
  expect(text).toContain('seinpost_desk_cases{state="open"} 0')
  expect(text).toContain('seinpost_signal_seconds_count 1')
  expect(text).not.toContain('secret')
})

/** Names besides those of `openMetrics`: made by the gateway, the log and by the config's versions. */
const ELSEWHERE = ['seinpost_http_request_seconds', 'seinpost_log_lag_events', 'seinpost_config']
const NAMES = /\b(seinpost_[a-z_]+|process_[a-z_]+)\b(?!-)/gu

function namesIn(text: string): string[] {
  return [...text.matchAll(NAMES)].map(([name]) => name.replace(/_(bucket|count|sum)$/u, ''))
}

test('dashboard and alerts ask only for what there is', () => {
  const known = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name))
  const texts = ['prometheus/alerts.yaml', 'grafana/seinpost.json'].map((file) =>
    readFileSync(join(infra, file), 'utf8'),
  )
  const exprs = [
    ...parse(texts[0] ?? '').groups.flatMap(({ rules }: { rules: { expr: string }[] }) =>
      rules.map(({ expr }) => expr),
    ),
    ...JSON.parse(texts[1] ?? '').panels.flatMap(({ targets = [] }: { targets?: { expr: string }[] }) =>
      targets.map(({ expr }) => expr),
    ),
  ]
  expect(exprs.length).toBeGreaterThan(20)
  const asked = new Set(exprs.flatMap(namesIn))
  const unknown = [...asked].filter(
    (name) => !known.has(name) && !ELSEWHERE.some((start) => name.startsWith(start)),
  )
  expect(unknown).toEqual([])
})

const promtool = spawnSync('promtool', ['--version']).error === undefined

test.skipIf(!promtool)('promtool accepts the rules', () => {
  const rules = readdirSync(join(infra, 'prometheus')).filter((name) => name.startsWith('alerts'))
  const { status, stderr } = spawnSync('promtool', ['check', 'rules', ...rules], {
    cwd: join(infra, 'prometheus'),
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
