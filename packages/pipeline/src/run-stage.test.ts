import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emit, eventOf, SeinpostError, type Stage } from '@seinpost/domain'
import { type EventLog, openEventLog } from '@seinpost/event-log'
import type { Dead, Refused, SignalEvent } from '@seinpost/schemas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BatchObservation, type Harness, openLogger, runSink, runStage } from './index.ts'

const TIME = '2026-11-20T10:00:00.000Z'
let dir: string
let log: EventLog
let observed: BatchObservation[]
let harness: Harness

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seinpost-pipeline-'))
  log = await openEventLog(
    { kind: 'embedded', partitions: 2, segmentMegabytes: 1, retentionDays: 1 },
    { dataDir: dir },
  )
  observed = []
  harness = {
    log,
    logger: openLogger({ level: 'silent' }),
    now: () => new Date(TIME),
    observe: (batch) => observed.push(batch),
    limits: { maxBatch: 10, stageTimeoutMs: 200, attempts: 2 },
  }
})
afterEach(async () => {
  await log.close()
  rmSync(dir, { recursive: true })
})

const refusedEvent = (id: string): SignalEvent<'signals.refused'> =>
  eventOf('signals.refused', {
    subject: id,
    data: { refusal: { id, reason: 'schema', detail: 'x', fields: [], source: {} } },
    source: '/test',
    time: TIME,
  })
const ids = ['a', 'b', 'poison', 'c', 'd']

async function deadOf(): Promise<Dead[]> {
  const dead: Dead[] = []
  for await (const record of log.read('signals.dead')) if ('event' in record) dead.push(record.event.data)
  return dead
}

/** A stage over refusals: the smallest event there is. The output goes back into a topic nobody else reads here. */
async function handledBy(stage: Stage<Refused, Refused, null>): Promise<string[]> {
  await log.append('signals.refused', ids.map(refusedEvent))
  const handled: string[] = []
  const subscription = await runSink(
    {
      name: 'test',
      from: 'signals.refused',
      take: async (batch) => {
        const outcomes = await stage(batch, null)
        for (const outcome of outcomes)
          if (outcome.kind === 'emit') handled.push(outcome.value.refusal.id ?? '')
      },
    },
    harness,
  )
  await subscription.caughtUp()
  await subscription.stop()
  return handled.toSorted()
}

const poisoned =
  (act: () => Promise<never>): Stage<Refused, Refused, null> =>
  async (inputs) => {
    if (inputs.some(({ refusal }) => refusal.id === 'poison')) await act()
    return inputs.map(emit)
  }

test('an event that makes a stage throw is put aside with its error and itself; the others go on', async () => {
  const handled = await handledBy(
    poisoned(async () => {
      throw new SeinpostError('stage_failed', 'cannot be read')
    }),
  )
  expect(new Set(handled)).toEqual(new Set(['a', 'b', 'c', 'd']))
  const [dead, ...more] = await deadOf()
  expect(more).toEqual([])
  expect(dead).toMatchObject({
    stage: 'test',
    error: { code: 'stage_failed', message: 'cannot be read' },
    attempts: 2,
    topic: 'signals.refused',
    original: refusedEvent('poison'),
  })
})

test('an event that makes a stage hang is put aside within the bound', async () => {
  const handled = await handledBy(poisoned(() => new Promise<never>(() => undefined)))
  expect(new Set(handled)).toEqual(new Set(['a', 'b', 'c', 'd']))
  expect((await deadOf()).map(({ error }) => error.code)).toEqual(['stage_timeout'])
})

test('a fault that may pass is no reason to put anything aside: the batch comes back', async () => {
  let faults = 2
  const handled = await handledBy(async (inputs) => {
    if (faults-- > 0) throw new SeinpostError('store_unavailable', 'the store is away', { retryable: true })
    return inputs.map(emit)
  })
  expect(handled).toEqual(ids.toSorted())
  expect(await deadOf()).toEqual([])
})

test('a stage reads one topic and writes the next, under the same subject', async () => {
  const { signalEvent, scoreEach } = await import('./test-signals.ts')
  await log.append('signals.received', ['x', 'y'].map(signalEvent))
  const subscription = await runStage(
    { name: 'score', from: 'signals.received', to: 'signals.scored', stage: scoreEach, deps: null },
    harness,
  )
  await subscription.caughtUp()
  await subscription.stop()
  const subjects: string[] = []
  for await (const record of log.read('signals.scored'))
    if ('event' in record) subjects.push(record.event.subject)
  expect(subjects.toSorted()).toEqual(['x', 'y'])
  expect(observed.reduce((sum, { kept }) => sum + kept, 0)).toBe(2)
})
