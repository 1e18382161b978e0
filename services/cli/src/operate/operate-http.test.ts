import { applyRouted, workCase } from '@seinpost/casework'
import { keepRecords } from '@seinpost/operate'
import {
  Advice,
  AppliedConfig,
  Backtest,
  ConfigInForce,
  type Level,
  type Routed,
  ShadowStatus,
} from '@seinpost/schemas'
import { sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { casePolicy } from '../runtime/case-policy.ts'
import { openTestProgram, signIn, type TestProgram } from '../runtime/testing/open-test-program.ts'

const NOW = new Date('2026-11-12T10:00:00.000Z')
let program: TestProgram
let operator: Record<string, string>

/** Ten cases in Mechelen: seven of level 1, two of level 2, one acute. */
const LEVELS: readonly Level[] = [1, 1, 1, 1, 1, 1, 1, 2, 2, 4]

beforeAll(async () => {
  program = await openTestProgram({}, () => NOW)
  operator = { authorization: `Bearer ${program.localToken}`, 'content-type': 'application/json' }
  const { store, parts } = program
  const batch = LEVELS.map((level, n) => sampleRouted({ id: `s${n}`, level }))
  await store.ledger.admit([
    ...batch.map(({ signal }) => signal),
    ...['d1', 'd2'].map((id) => sampleRouted({ id }).signal),
  ])
  await applyRouted(batch, { cases: store.cases, policy: casePolicy(parts.loaded.config, () => NOW) })
  await keepRecords(store.sql, batch)
  await store.ledger.dead(
    ['d1', 'd2'].map((id) => ({ id, stage: 'score', code: 'stage_failed', message: 'no' })),
  )
  await assess(batch[0])
}, 120_000)
afterAll(() => program.close())

/** A person finds a case of level 1 worth referring. */
async function assess(routed: Routed | undefined): Promise<void> {
  const { cases } = program.store
  const found = routed && (await cases.caseOf(routed.signal.id))
  if (!found) throw new Error('a case')
  const deps = { cases, now: () => NOW, leaseMs: 600_000 }
  const by = { desk: 'analyst', by: 'An' }
  await workCase(found.id, { act: 'claim', ...by }, deps)
  const worked = await workCase(
    found.id,
    { act: 'assess', ...by, outcome: 'refer', level: 2, context: [] },
    deps,
  )
  expect(worked.kind).toBe('done')
}

/** Without a body there is no kind of content to state. */
const plain = ({ 'content-type': _json, ...headers }: Record<string, string>) => headers

async function ask(path: string, init: { method?: string; body?: unknown } = {}, headers = operator) {
  const response = await fetch(`${program.url}${path}`, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: init.body === undefined ? plain(headers) : headers,
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}
const inForce = async () => ConfigInForce.parse((await ask('/api/config')).body)

test('the config in force is the file, with its secrets by reference', async () => {
  const found = await inForce()
  expect(found).toMatchObject({ version: 0, kind: 'file', history: [], problem: null, fileDiffers: [] })
  expect(found.hot).toEqual(expect.arrayContaining(['thresholds', 'routing', 'priority', 'retention']))
  expect(found.cold).toEqual(expect.arrayContaining(['dataDir', 'http']))
})

test('a threshold that is tried says what would leave, and what a person found that it would miss', async () => {
  const thresholds = { queueFromLevel: 2, referralsAlways: true }
  const { status, body } = await ask('/api/config/try', { body: { thresholds } })
  expect(status).toBe(200)
  const result = Backtest.parse(body)
  expect([result.base.cases, result.candidate.cases]).toEqual([10, 3])
  expect(result.desks.find(({ desk }) => desk === 'analyst')).toMatchObject({ leaves: 7, enters: 0 })
  expect(result.missedSerious).toEqual([expect.objectContaining({ level: 1, outcome: 'refer' })])
  expect(result.candidate.recall).toMatchObject({ value: 0, of: 1 })
  expect(await inForce()).toMatchObject({ version: 0 })
})

test('a block that is none is refused with its key', async () => {
  const { status, body } = await ask('/api/config/try', { body: { thresholds: { queueFromLevl: 2 } } })
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain('thresholds')
})

test('apply, shadow, advice and rollback, with who and why', async () => {
  const { yaml } = await inForce()
  const next = yaml.replace('queueFromLevel: 1', 'queueFromLevel: 2')
  const shadow = await ask('/api/config/shadow', {
    method: 'PUT',
    body: { yaml: next, by: 'An', why: 'first a look' },
  })
  expect(ShadowStatus.parse((shadow.body as { shadow: unknown }).shadow)).toMatchObject({
    signals: 0,
    stoppedAt: null,
  })
  const second = await ask('/api/config/shadow', {
    method: 'PUT',
    body: { yaml: next, by: 'An', why: 'again' },
  })
  expect(second.status).toBe(400)
  const stopped = await ask('/api/config/shadow', { method: 'DELETE' })
  expect(stopped.body).toMatchObject({ shadow: { stoppedAt: NOW.toISOString() } })

  const applied = AppliedConfig.parse(
    (await ask('/api/config/apply', { body: { yaml: next, by: 'An', why: 'too much' } })).body,
  )
  expect(applied).toEqual({
    version: 1,
    changes: ['Signals become a case from level was 1, is 2'],
    restart: [],
  })
  expect(await inForce()).toMatchObject({
    version: 1,
    by: 'An',
    why: 'too much',
    fileDiffers: [expect.any(String)],
  })
  const advice = Advice.parse((await ask('/api/config/advice?days=7')).body)
  expect(advice.desks.find(({ desk }) => desk === 'analyst')).toMatchObject({
    now: { queueFromLevel: 2 },
    sure: 'unsure',
  })

  const back = await ask('/api/config/rollback', { body: { by: 'An', why: 'missed one' } })
  expect(back.body).toMatchObject({ version: 2 })
  expect(await inForce()).toMatchObject({ version: 2, kind: 'file', fileDiffers: [] })
  const further = await ask('/api/config/rollback', { body: { by: 'An', why: 'further' } })
  expect(further.status).toBe(400)
  const unknown = await ask('/api/config/rollback', { body: { version: 9, by: 'An', why: 'further' } })
  expect(unknown.status).toBe(404)
})

test('what only a restart brings is told', async () => {
  const { yaml } = await inForce()
  const { body } = await ask('/api/config/apply', {
    body: {
      yaml: yaml.replace('windowDays: 14', 'windowDays: 20').replace('dataDir: data', 'dataDir: other'),
      by: 'An',
      why: 'x',
    },
  })
  expect(AppliedConfig.parse(body).restart.toSorted()).toEqual(['dataDir', 'dedup.windowDays'])
})

test('a broken config is refused with its line, and nothing changes', async () => {
  const before = (await inForce()).version
  const { yaml } = await inForce()
  const broken = yaml.replace('queueFromLevel: 1', 'queueFromLevel: 7')
  const refused = await ask('/api/config/apply', { body: { yaml: broken, by: 'An', why: 'x' } })
  expect(refused.status).toBe(400)
  expect(JSON.stringify(refused.body)).toMatch(/thresholds\.queueFromLevel/u)
  const { body } = await ask('/api/config/check', { body: { yaml: broken } })
  const line = broken.split('\n').findIndex((text) => text.includes('queueFromLevel: 7')) + 1
  expect(body).toMatchObject({ problems: [{ at: 'thresholds.queueFromLevel', line }] })
  expect((await inForce()).version).toBe(before)
})

test('a text is routed in memory, with the steps', async () => {
  const { body } = await ask('/api/config/route-test', {
    body: { text: 'Vechtpartij op de Grote Markt van Mechelen', venue: 'referral' },
  })
  expect(body).toMatchObject({ primary: 'municipality-12025', unplaced: null })
  expect((body as { steps: string[] }).steps.length).toBeGreaterThan(0)
})

test('the model says what it was measured to do', async () => {
  const { body } = await ask('/api/model')
  const { figures, version } = body as { version: string; figures: { name: string; met: boolean }[] }
  expect(version).toMatch(/packs/u)
  expect(figures.find(({ name }) => name === 'triage-dev QWK')).toMatchObject({ reach: '>= 0.8' })
})

describe('what was put aside', () => {
  test('is listed with its reason and without its text', async () => {
    const { body } = await ask('/api/dead')
    expect(body).toMatchObject({
      total: 2,
      letters: [{ stage: 'score', code: 'stage_failed', sourceKind: 'public' }, {}],
    })
    expect(JSON.stringify(body)).not.toContain('what d1 says')
  })

  test('goes the whole way again, one by its id, then all', async () => {
    expect((await ask('/api/dead/replay', { body: { ids: ['d1'] } })).body).toEqual({ replayed: 1, left: 1 })
    expect((await ask('/api/dead/replay', { body: { ids: ['d1'] } })).body).toEqual({ replayed: 0, left: 1 })
    expect((await ask('/api/dead/replay', { body: { all: true } })).body).toEqual({ replayed: 1, left: 0 })
    const log = await program.parts.log()
    const again: string[] = []
    for await (const record of log.read('signals.received'))
      if ('event' in record) again.push(record.event.subject)
    expect(again.toSorted()).toEqual(['d1', 'd2'])
  })
})

test('an officer neither reads nor changes the config', async () => {
  const officer = await signIn(program.url, { way: 'demo', account: 'demo:mechelen' })
  expect((await ask('/api/config', {}, officer)).status).toBe(403)
  expect(
    (
      await ask(
        '/api/config/rollback',
        { body: { why: 'x' } },
        { ...officer, 'content-type': 'application/json' },
      )
    ).status,
  ).toBe(403)
})
