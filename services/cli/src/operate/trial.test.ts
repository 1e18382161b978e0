import { fileURLToPath } from 'node:url'
import { loadGazetteer } from '@seinpost/gazetteer'
import { recordOf, rerun } from '@seinpost/operate'
import type { Config, Routed, Signal } from '@seinpost/schemas'
import { beforeAll, expect, test } from 'vitest'
import { readStageInputs } from '../io/stage-input.ts'
import { noRegistry } from '../runtime/scoring-models.ts'
import { loadStages, type Stages } from '../runtime/stages.ts'
import { rankedCases } from '../triage/cases-in-memory.ts'
import { modelsOf } from './models-of.ts'
import { inOrder, type TrialSet } from './record-set.ts'
import { openTrial, type Trial } from './trial.ts'

const DEMO = fileURLToPath(new URL('../../../../demo/signals.jsonl', import.meta.url))

let stages: Stages
let trial: Trial
let signals: Signal[]
let routed: readonly Routed[]
let set: TrialSet

beforeAll(async () => {
  stages = await loadStages(undefined)
  trial = openTrial({
    gazetteer: loadGazetteer(),
    modelOf: modelsOf(noRegistry),
    elapsed: () => 0,
  })
  signals = []
  for await (const input of readStageInputs(DEMO, stages.gate()))
    if (input.kind === 'signal') signals.push(input.signal)
  routed = await stages.triage(signals)
  set = setOf(routed)
}, 120_000)

const setOf = (all: readonly Routed[]): TrialSet => ({
  from: '2026-11-02T00:00:00.000Z',
  to: '2026-11-20T10:00:00.000Z',
  records: all.map(recordOf),
  assessed: [],
  signals: async (ids) => signals.filter(({ id }) => ids.includes(id)),
})

const changed = (over: Partial<Config>): Config => ({ ...stages.config, ...over })
const runOf = (config: Config) => rerun(set.records, trial.decider(config, set.to))

test('records decide again as the stages and the queue worker do, to the case, its desks and its order', () => {
  const found = runOf(stages.config).cases
  const want = rankedCases(routed, stages.config)
  const shape = (cases: readonly { id: string; level: number; desks: readonly string[] }[]) =>
    new Map(cases.map(({ id, level, desks }) => [id, { level, desks: desks.toSorted() }]))
  expect(found.length).toBeGreaterThan(50)
  expect(shape(found)).toEqual(
    shape(
      want.map(({ id, level, recipients }) => ({ id, level, desks: recipients.map(({ queue }) => queue) })),
    ),
  )
})

test('the config itself changes nothing', async () => {
  const result = await trial.run(stages.config, structuredClone(stages.config), set, { rescore: true })
  expect(
    result.desks.every(({ enters, leaves, moves, reordered }) => enters + leaves + moves + reordered === 0),
  ).toBe(true)
  expect(result).toMatchObject({ rescored: 0, missedSerious: [] })
})

test('a threshold changes what running the whole way under it gives', async () => {
  const candidate = changed({ thresholds: { queueFromLevel: 2, referralsAlways: true } })
  const result = await trial.run(stages.config, candidate, set)
  const want = rankedCases(routed, candidate)
  expect(result.candidate.cases).toBe(want.length)
  const analyst = result.desks.find(({ desk }) => desk === 'analyst')
  expect(analyst?.after.cases).toBe(
    want.filter(({ recipients }) => recipients.some(({ queue }) => queue === 'analyst')).length,
  )
  expect(analyst?.leaves).toBeGreaterThan(0)
  expect(analyst?.enters).toBe(0)
})

test('another dedup policy groups the texts anew, as the dedup stage does', async () => {
  const candidate = changed({ dedup: { ...stages.config.dedup, windowDays: 0.01 } })
  const result = await trial.run(stages.config, candidate, set)
  expect(result.candidate.cases).toBeGreaterThan(result.base.cases)
})

test('a route sends to the desk it names, and what leaves is named', async () => {
  const tree = structuredClone(stages.config.routing.tree)
  tree.routes = [
    { name: 'night', match: { minLevel: 3 }, receivers: ['desk-night'] },
    ...(tree.routes ?? []).filter(({ name }) => name !== 'acute'),
  ]
  const candidate = changed({ routing: { ...stages.config.routing, tree } })
  const result = await trial.run(stages.config, candidate, set)
  const night = result.desks.find(({ desk }) => desk === 'desk-night')
  expect(night?.enters).toBeGreaterThan(0)
  expect(night?.moves).toBe(night?.enters)
  expect(night?.entering.length).toBe(Math.min(20, night?.enters ?? 0))
})

test('a score of another model is made anew for the candidate alone', async () => {
  const old = {
    ...set,
    records: set.records.map((record) => ({ ...record, model: 'older', level: 4 as const })),
  }
  const result = await trial.run(stages.config, structuredClone(stages.config), old, { rescore: true })
  expect(result.rescored).toBe(set.records.length)
  expect(result.candidate.cases).toBe(runOf(stages.config).cases.length)
  expect(result.base.archived).toBe(0)
})

test('what people found serious and a candidate leaves out is named, with recall and its interval', async () => {
  const lowest = runOf(stages.config).cases.find(
    ({ level, desks }) => level === 1 && desks.includes('analyst'),
  )
  const assessed = [{ signalId: lowest?.members[0] ?? '', outcome: 'refer' as const }]
  const candidate = changed({ thresholds: { queueFromLevel: 2, referralsAlways: true } })
  const result = await trial.run(stages.config, candidate, { ...set, assessed })
  expect(result.missedSerious).toEqual([{ caseId: lowest?.id, level: 1, outcome: 'refer' }])
  expect(result.base.recall).toMatchObject({ value: 1, of: 1 })
  expect(result.candidate.recall).toMatchObject({ value: 0, of: 1 })
  expect(result.desks.find(({ desk }) => desk === 'analyst')?.missedSerious).toEqual([lowest?.id])
})

test('records stand in the order they came in', () => {
  const [first, second] = set.records
  if (first === undefined || second === undefined) throw new Error('two records')
  const later = { ...first, receivedAt: '2027-01-01T00:00:00.000Z' }
  expect([later, second].toSorted(inOrder)).toEqual([second, later])
})
