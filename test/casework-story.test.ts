import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { Case } from '@seinpost/schemas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMetrics } from '../services/cli/src/runtime/metrics.ts'
import { openRuntime, type Runtime } from '../services/cli/src/runtime/open-runtime.ts'
import { runRetention } from '../services/cli/src/runtime/run-retention.ts'
import { serve } from '../services/cli/src/runtime/serve.ts'

/**
 * One signal's life at the desks, over HTTP alone and in the order docs/casework.md tells it. Each step is a test of its
 * own and builds on the one before; time is the story's.
 */
const [MECHELEN, ANTWERPEN] = ['municipality-12025', 'municipality-11002']
const TEXT =
  'Zaterdag om 20u aan het station van Mechelen. Breng je mes mee, we steken die gasten uit Antwerpen neer.'
const DAY = 86_400_000

const dir = mkdtempSync(join(tmpdir(), 'seinpost-story-'))
const closing = new Closing()
const logger = openLogger({ level: 'silent' })
let time = Date.parse('2026-11-20T10:00:00Z')
const now = () => new Date(time)
let runtime: Runtime
let url: string

type Who = 'an' | 'mechelen' | 'antwerpen' | 'school' | 'auditor'
const cookies = new Map<Who, string>()

interface Answer {
  readonly status: number
  // Answers of many shapes; each is held against what the step expects of it.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects.
  readonly body: any
}

async function ask(who: Who | null, path: string, body?: object, method = 'POST'): Promise<Answer> {
  const cookie = who === null ? undefined : cookies.get(who)
  const response = await fetch(new URL(path, url), {
    ...(body !== undefined && { method, body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie }),
    },
  })
  return { status: response.status, body: await response.json().catch(() => null) }
}
async function ok(who: Who | null, path: string, body?: object): Promise<Answer['body']> {
  const answer = await ask(who, path, body)
  expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, answer.status, null])
  return answer.body
}

beforeAll(async () => {
  const loaded = await loadConfig({ cwd: dir })
  const config = {
    ...loaded.config,
    http: { ...loaded.config.http, port: 0 },
    routing: {
      ...loaded.config.routing,
      contacts: [
        { for: 'GM0748', name: 'Zorg- en Veiligheidshuis', mayCross: ['places' as const, 'level' as const] },
      ],
    },
  }
  const metrics = openMetrics(now)
  const options = { logger, closing, now, observe: metrics.observe }
  runtime = await openRuntime({ ...options, loaded: { ...loaded, config, dataDir: dir } })
  const { accept, parts } = runtime
  url = (await serve(parts, { accept, metrics, logger, closing, localToken: 'snm_story' })).url
  for (const who of ['an', 'mechelen', 'antwerpen', 'school', 'auditor'] as const) {
    const signedIn = await fetch(new URL('/api/session', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ way: 'demo', account: `demo:${who}` }),
    })
    expect(signedIn.status).toBe(200)
    cookies.set(who, signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  }
}, 60_000)
afterAll(async () => {
  await closing.run(logger, 15_000)
  rmSync(dir, { recursive: true, force: true })
})

let caseId: string
let receipt: string
let version: number
const readAs = async (who: Who) => Case.parse(await ok(who, `/api/cases/${caseId}`))
const act = async (who: Who, desk: string, body: object) =>
  ok(who, `/api/cases/${caseId}/acts`, { desk, ...body })

test('a signal arrives from an open source, and a school reports the same', async () => {
  await ok(null, '/api/signals', {
    source: {
      kind: 'public',
      adapter: 'api',
      platform: 'forum',
      url: 'https://forum.example.org/t/1',
      externalId: '1',
    },
    publishedAt: '2026-11-20T09:30:00Z',
    text: TEXT,
    author: { handle: 'iemand' },
  })
  const { forms } = await ok('school', '/api/referral-forms')
  const { sector, questions } = forms.find((form: { sector: string }) => form.sector === 'education')
  const answers: Record<string, unknown> = {}
  for (const { id, fills, kind, required, options } of questions) {
    const first = options?.[0]?.value
    const plain = { choice: first, choices: [first], date: '2026-11-20', yes_no: 'yes' }[kind as string]
    if (fills === 'text') answers[id] = TEXT
    else if (fills === 'postcode') answers[id] = '2800'
    else if (required) answers[id] = plain ?? 'in de klas'
  }
  const referred = await ok('school', '/api/referrals', { sector, partner: 'Atheneum', answers })
  receipt = referred.receipt
  expect(receipt).toMatch(/^[\w-]{10,}$/u)
  await runtime.caughtUp()
  expect((await ok(null, `/api/referrals/status/${receipt}`)).step).not.toBe('received')
})

test('the analyst takes the next case and reads why it is there', async () => {
  caseId = (await ok('an', '/api/queues/analyst/next', {})).caseId
  const found = await readAs('an')
  version = found.version
  expect(found.lead.text).toContain('Breng je mes mee')
  expect(found.level).toBeGreaterThanOrEqual(3)
  expect(found.places.map(({ nis }) => nis)).toEqual(expect.arrayContaining(['12025']))
  const { terms, intercept, sum } = found.score.explanation
  expect(terms.reduce((total, { value }) => total + value, intercept)).toBeCloseTo(sum, 6)
})

test('until it is released no town sees it, whatever is tried', async () => {
  expect((await ask('antwerpen', `/api/cases/${caseId}`)).status).toBe(404)
  expect((await ask('antwerpen', '/api/queues/analyst')).status).toBe(403)
  const stolen = await ask('antwerpen', `/api/cases/${caseId}/acts`, {
    act: 'claim',
    desk: 'analyst',
    by: 'An Peeters',
  })
  expect(stolen.status).toBe(403)
  expect((await ask(null, `/api/cases/${caseId}`)).status).toBe(401)
  expect((await ask('school', `/api/cases/${caseId}`)).status).toBe(403)
})

test('it is assessed and released to two municipalities', async () => {
  const assessed = await act('an', 'analyst', {
    act: 'assess',
    version,
    outcome: 'refer',
    level: 4,
    context: [],
    note: 'concrete oproep met plaats en uur',
  })
  expect(assessed.status).toBe('assessed')
  const released = await act('an', 'analyst', { act: 'release', queues: [MECHELEN, ANTWERPEN] })
  expect(released.status).toBe('released')
  for (const who of ['mechelen', 'antwerpen'] as const) {
    const seen = await readAs(who)
    expect(seen.id).toBe(caseId)
    expect(JSON.stringify(seen)).not.toContain('iemand')
  }
})

test('Mechelen acknowledges; the one before its release is refused as stale', async () => {
  const stale = await ask('mechelen', `/api/cases/${caseId}/acts`, {
    act: 'acknowledge',
    desk: MECHELEN,
    version,
  })
  expect([stale.status, stale.body.code]).toEqual([409, 'stale'])
  expect((await act('mechelen', MECHELEN, { act: 'acknowledge' })).status).toBe('acknowledged')
})

test('Mechelen offers it to Antwerp, which declines with a reason both see', async () => {
  const { handover } = await ok('mechelen', `/api/cases/${caseId}/handovers`, {
    desk: MECHELEN,
    to: ANTWERPEN,
  })
  const declined = await ok('antwerpen', `/api/handovers/${handover.id}/acts`, {
    act: 'decline',
    desk: ANTWERPEN,
    reason: 'not_our_place',
    note: 'het gebeurt bij jullie',
  })
  expect([declined.handover.status, declined.owner]).toEqual(['declined', MECHELEN])
  for (const [who, desk] of [
    ['mechelen', MECHELEN],
    ['antwerpen', ANTWERPEN],
  ] as const) {
    const { handovers } = await ok(who, `/api/handovers?desk=${desk}`)
    expect(handovers[0].history.at(-1)).toMatchObject({ act: 'decline', reason: 'not_our_place' })
  }
})

test('it is handed over across the Dutch border: only what the config lets cross', async () => {
  const { link } = await ok('mechelen', `/api/cases/${caseId}/handovers`, {
    desk: MECHELEN,
    to: 'contact-GM0748',
    kind: 'information',
  })
  const taken = await ok(null, link, { act: 'accept', by: 'Contact in Bergen op Zoom' })
  expect(Object.keys(taken.shared).sort()).toEqual(['level', 'places'])
  expect(JSON.stringify(taken)).not.toContain('mes')
  expect((await ask(null, link)).status).toBe(404)
})

test('steps beside enforcement are chosen from the playbook and followed up', async () => {
  const { steps } = await ok('mechelen', `/api/cases/${caseId}/next-steps?desk=${MECHELEN}`)
  const [connecting] = steps.connecting
  const planned = await ok('mechelen', `/api/cases/${caseId}/plan`, {
    desk: MECHELEN,
    stepId: connecting.id,
    owner: 'straathoekwerk',
  })
  expect(planned.status).toBe('open')
  expect((await act('mechelen', MECHELEN, { act: 'follow_up' })).status).toBe('follow_up')
})

test('a correction reaches everybody who received the case, and each confirms', async () => {
  const correction = await ok('an', `/api/cases/${caseId}/corrections`, {
    desk: 'analyst',
    kind: 'wrong_place',
    what: 'Het gaat om het station van Mechelen-Nekkerspoel.',
  })
  expect(correction.receivers.map(({ receiver }: { receiver: string }) => receiver)).toEqual(
    expect.arrayContaining([MECHELEN, ANTWERPEN]),
  )
  for (const [who, desk] of [
    ['mechelen', MECHELEN],
    ['antwerpen', ANTWERPEN],
  ] as const) {
    const { due } = await ok(who, `/api/corrections?desk=${desk}`)
    expect(due).toHaveLength(1)
    await ok(who, `/api/cases/${caseId}/corrections/${correction.id}/confirm`, { desk })
  }
  const { corrections } = await ok('an', `/api/cases/${caseId}/corrections?desk=analyst`)
  const waiting = corrections[0].receivers.filter(
    ({ kind, confirmedAt }: { kind: string; confirmedAt: string | null }) =>
      kind === 'desk' && confirmedAt === null,
  )
  expect(waiting.map(({ receiver }: { receiver: string }) => receiver)).not.toContain(MECHELEN)
  expect(waiting.map(({ receiver }: { receiver: string }) => receiver)).not.toContain(ANTWERPEN)
})

test('the case is closed, and the school reads what became of its report, without the content', async () => {
  expect((await act('mechelen', MECHELEN, { act: 'close', note: 'besproken op de LIVC R' })).status).toBe(
    'closed',
  )
  // A partner's report goes straight to its municipality, as a case of its own beside the one it is like.
  const { entries } = await ok('mechelen', `/api/queues/${MECHELEN}`)
  expect(entries).toHaveLength(1)
  const [{ caseId: reported }] = entries
  await ok('mechelen', `/api/cases/${reported}/acts`, { act: 'acknowledge', desk: MECHELEN })
  expect((await ok(null, `/api/referrals/status/${receipt}`)).step).toBe('acknowledged')
  await ok('mechelen', `/api/cases/${reported}/acts`, {
    act: 'close',
    desk: MECHELEN,
    note: 'samen besproken',
  })
  const status = await ok(null, `/api/referrals/status/${receipt}`)
  expect(status).toMatchObject({ step: 'closed', receivedOn: '2026-11-20' })
  expect(status.words.nl.length).toBeGreaterThan(10)
  expect(JSON.stringify(status)).not.toContain('mes')
})

test('when its time is over retention deletes it everywhere and leaves a proof', async () => {
  time += 400 * DAY
  const deleted = await runRetention(runtime.parts)
  expect(deleted).toMatchObject({ signals: 2, cases: 2 })
  const { sql } = await runtime.parts.store()
  for (const table of ['signals', 'cases', 'case_recipients', 'case_history', 'handovers'])
    expect(
      (
        await sql.query<{ n: number }>(
          `select count(*) as n from seinpost.${table} t where t::text like '%mes mee%'`,
        )
      ).rows[0]?.n,
    ).toBe(0)
})

test('the audit has every view and act, refused ones too, and verifies', async () => {
  // A year has passed: everybody signs in again.
  const answer = await fetch(new URL('/api/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ way: 'demo', account: 'demo:auditor' }),
  })
  cookies.set('auditor', answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  const verified = await ok('auditor', '/api/audit/verify')
  expect(verified).toMatchObject({ ok: true, problemCount: 0 })
  const { entries } = await ok('auditor', `/api/audit?caseId=${caseId}&limit=500`)
  const acts = new Set(entries.map((entry: { act: string }) => entry.act))
  for (const expected of ['case.view', 'case.act', 'handover.offer', 'case.correct', 'plan.add'])
    expect(acts).toContain(expected)
  expect(entries.some(({ status }: { status: number }) => status === 404 || status === 403)).toBe(true)
  const { proofs } = await ok('auditor', '/api/retention/proofs')
  expect(proofs[0]).toMatchObject({ signals: 2, cases: 2 })
  expect((await ask('auditor', `/api/cases/${caseId}`)).status).toBe(403)
  expect(JSON.stringify(entries)).not.toContain('mes mee')
})
