import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { Case, Level } from '@seinpost/schemas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DEMO_SIGNALS } from '../services/cli/src/demo/expected.ts'
import { ROOT, type RunningProgram, seinpost, startProgram } from './support/program.ts'

/** What people find at the desks becomes a model, which is tried, used, and taken back: over the real program. */
const JUDGED = 40
const dir = mkdtempSync(join(tmpdir(), 'seinpost-models-'))
const config = join(dir, 'seinpost.yaml')
let program: RunningProgram

const Expected = z.object({ externalId: z.string(), effective: Level })
const levels = new Map(
  readFileSync(join(ROOT, 'demo/expected.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Expected.parse(JSON.parse(line)))
    .map(({ externalId, effective }) => [externalId, effective]),
)

async function call(path: string, body?: object): Promise<unknown> {
  const response = await fetch(new URL(path, program.url), {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const answer: unknown = await response.json()
  expect([path, response.status, response.ok ? null : answer]).toEqual([path, response.status, null])
  return answer
}
async function command(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await seinpost([...args, '--url', program.url, '--config', config])
  expect([args, code, code === 0 ? '' : stderr]).toEqual([args, 0, ''])
  return JSON.parse(stdout)
}
const Listed = z.object({
  inForce: z.string(),
  previous: z.string().nullable(),
  models: z.array(z.object({ version: z.string(), figures: z.record(z.string(), z.number().nullable()) })),
})
const models = async () => Listed.parse(await command('model', 'list'))

/** The version of the model that scored a signal handed in now. */
async function scoredBy(id: string): Promise<string> {
  await call('/api/signals', {
    id,
    source: {
      kind: 'referral',
      adapter: 'api',
      platform: 'referral',
      url: `https://x.example/${id}`,
      externalId: id,
    },
    publishedAt: '2026-11-20T09:00:00Z',
    text: `Leerling ${id} dreigt ermee morgen de school in brand te steken.`,
    referral: { partner: 'school', sector: 'education' },
  })
  for (;;) {
    const response = await fetch(new URL(`/api/cases/${id}`, program.url))
    if (response.ok) return Case.parse(await response.json()).score.explanation.model
  }
}

beforeAll(async () => {
  writeFileSync(config, `${readFileSync(DEFAULT_CONFIG, 'utf8')}\naccess: { kind: open }\n`)
  program = await startProgram(join(dir, 'data'), ['--config', config])
  const ingested = await seinpost(['ingest', DEMO_SIGNALS.pathname, '--url', program.url, '--config', config])
  expect(ingested.code).toBe(0)
}, 90_000)
afterAll(async () => {
  await program.stop()
  rmSync(dir, { recursive: true, force: true })
})

test('a handful of judgements is too few to learn from', async () => {
  const { code, stderr } = await seinpost([
    ...['train', '--with-assessments', '--url', program.url, '--config', config],
  ])
  expect(code).toBe(2)
  expect(stderr).toContain('people have judged 0 signals; 30 are needed')
})

let version: string

test('what people found is learned from and registered, with figures on cases it had not seen', {
  timeout: 120_000,
}, async () => {
  for (let judged = 0; judged < JUDGED; ) {
    const { caseId } = z
      .object({ caseId: z.string() })
      .parse(await call('/api/queues/analyst/next', { by: 'An Peeters' }))
    const { lead } = Case.parse(await call(`/api/cases/${caseId}`))
    const level = levels.get(lead.source.externalId)
    if (level === undefined) continue
    await call(`/api/cases/${caseId}/acts`, {
      ...{ act: 'assess', desk: 'analyst', by: 'An Peeters', context: [] },
      outcome: level >= 2 ? 'refer' : 'no_concern',
      level,
    })
    judged += 1
  }
  const trained = z
    .object({ version: z.string(), figures: z.record(z.string(), z.number().nullable()) })
    .parse(await command('train', '--with-assessments', '--by', 'Tom Claes'))
  version = trained.version
  expect(version).toMatch(/^built-in\+desk\.[0-9a-f]{8}$/u)
  const { figures } = trained
  expect(figures['guide.after.qwk']).toBeGreaterThan(0.75)
  expect(figures['assessed.after.qwk']).toBeGreaterThan((figures['assessed.before.qwk'] ?? 0) - 0.15)
  expect(await models()).toMatchObject({ inForce: 'built-in', previous: null, models: [{ version }] })
})

test('learning from the same judgements again gives the same model', { timeout: 60_000 }, async () => {
  expect(await command('train', '--with-assessments', '--by', 'Tom Claes')).toMatchObject({ version })
  expect((await models()).models).toHaveLength(1)
})

test('put in force it scores what comes in, without a restart; one command goes back', {
  timeout: 120_000,
}, async () => {
  expect(await scoredBy('before')).not.toContain('+desk.')
  await command('model', 'use', version, '--by', 'Tom Claes', '--why', 'learned from November')
  await expect
    .poll(() => models(), { timeout: 30_000 })
    .toMatchObject({ inForce: version, previous: 'built-in' })
  expect(await scoredBy('during')).toContain(version)
  await command('model', 'previous', '--by', 'Tom Claes')
  await expect
    .poll(() => models(), { timeout: 30_000 })
    .toMatchObject({ inForce: 'built-in', previous: version })
  expect(await scoredBy('after')).not.toContain('+desk.')
})

test('a model nobody registered, and weights that do not fit, are refused with what to do', async () => {
  const flags = ['--url', program.url, '--config', config]
  const unknown = await seinpost(['model', 'use', 'nobody', '--why', 'x', ...flags])
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('there is no model "nobody"')])
  const answer = await fetch(new URL('/api/models', program.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      file: { version: 'other', termNames: [], channels: [], heads: null },
      madeBy: 'x',
      madeFrom: { base: null, sets: [] },
      figures: {},
    }),
  })
  expect(await answer.json()).toMatchObject({ code: 'model_unavailable' })
})

test('how it fares is told: agreement with people, and too little of the past to speak of drift', async () => {
  const watch = await command('model', 'watch')
  expect(watch).toMatchObject({ drift: { tooFew: true }, agreement: { all: { cases: JUDGED } } })
})
