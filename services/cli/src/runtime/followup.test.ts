import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ActRequest, applyRouted, caseIdOf, decideAct } from '@seinpost/casework'
import { openNoticeStore } from '@seinpost/notices'
import { SharingConfig } from '@seinpost/schemas'
import { type Sample, sampleRouted } from '@seinpost/store/testing'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellCorrections } from '../dispatch/tell-corrections.ts'
import { openCorrections, openPartsReceipts } from './open-followup.ts'
import { openTestProgram, signIn, type TestProgram } from './testing/open-test-program.ts'

const OURS = 'municipality-12025'
const THEIRS = 'municipality-11002'
const NOW = new Date('2026-11-20T10:00:00.000Z')
const WEBHOOK_SECRET = Buffer.from('a secret of thirty-two bytes....').toString('base64')

let program: TestProgram
const callers: Record<'analyst' | 'officer' | 'other' | 'local' | 'nobody', Record<string, string>> = {
  ...{ analyst: {}, officer: {}, other: {}, local: {}, nobody: {} },
}
type Caller = keyof typeof callers

beforeAll(async () => {
  const sharing = SharingConfig.parse({
    profiles: {
      careful: { fields: ['places', 'level', 'text', 'referral', 'history'], redact: ['handles'] },
    },
    desks: { [THEIRS]: 'careful' },
  })
  program = await openTestProgram({ sharing }, () => NOW)
  callers.officer = await signIn(program.url, { way: 'demo', account: 'demo:mechelen' })
  callers.other = await signIn(program.url, { way: 'demo', account: 'demo:antwerpen' })
  callers.analyst = await signIn(program.url, { way: 'demo', account: 'demo:an' })
  callers.local = { authorization: `Bearer ${program.localToken}` }
})
afterAll(() => program.close())

/** What these tests read of any answer. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the server says; each test states what it must be.
type Body = any

async function call(
  caller: Caller,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const answer = await fetch(program.url + path, {
    method,
    headers: { ...callers[caller], ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}
const get = (caller: Caller, path: string) => call(caller, 'GET', path)
const post = (caller: Caller, path: string, body: object) => call(caller, 'POST', path, body)

async function openCase(...samples: readonly (Sample & { readonly related?: string })[]): Promise<string[]> {
  const batch = samples.map(({ related, ...sample }) => {
    const routed = sampleRouted({ queues: ['analyst', OURS], released: true, ...sample })
    const links =
      related === undefined
        ? []
        : [{ cluster: related, signal: related, reason: 'translation' as const, similarity: 0.7 }]
    return { ...routed, cluster: { ...routed.cluster, related: links } }
  })
  await program.store.ledger.admit(batch.map(({ signal }) => signal))
  const { thresholds, queue } = program.parts.loaded.config
  const priorityOf = () => ({ priority: 50, terms: [] })
  await applyRouted(batch, {
    cases: program.store.cases,
    policy: { thresholds, queue, now: () => NOW, priorityOf },
  })
  return samples.map(({ id, copyOf }) => caseIdOf(copyOf ?? id))
}
const one = async (sample: Sample) => (await openCase(sample))[0] ?? ''
const act = (id: string, request: ActRequest) =>
  program.store.cases.work(id, (stored) => decideAct(stored, request, { leaseMs: 60_000, now: NOW }))

describe('next steps and the plan', () => {
  test('stand side by side, are chosen, done, and under the account’s own name', async () => {
    const id = await one({ id: 'h-plan', level: 3, context: ['help_seeking'], referral: true })
    const steps = await get('officer', `/api/cases/${id}/next-steps?desk=${OURS}`)
    expect(steps.status).toBe(200)
    expect(steps.body.steps.welfare.map(({ id: step }: Body) => step)).toContain('help-first')
    expect(steps.body.steps.connecting.length).toBeGreaterThan(0)
    expect(steps.body.helpLines.map(({ name }: Body) => name)).toContain('Zelfmoordlijn 1813')

    const asked = { desk: OURS, by: 'iemand anders', stepId: 'help-first', owner: 'CAW' }
    const added = await post('officer', `/api/cases/${id}/plan`, asked)
    expect(added).toMatchObject({ status: 201, body: { kind: 'welfare', status: 'open', overdue: false } })
    expect(added.body.addedBy).not.toBe('iemand anders')
    expect((await post('officer', `/api/cases/${id}/plan`, asked)).body.code).toBe('chosen_already')
    const chosen = await get('officer', `/api/cases/${id}/next-steps?desk=${OURS}`)
    expect(chosen.body.steps.welfare.find(({ id: step }: Body) => step === 'help-first').chosen).toBe(true)
    const done = await post('officer', `/api/cases/${id}/plan/${added.body.id}`, { desk: OURS, act: 'done' })
    expect(done).toMatchObject({ status: 200, body: { status: 'done' } })
    expect((await get('officer', `/api/cases/${id}/plan?desk=${OURS}`)).body.steps).toHaveLength(1)

    const factor = { desk: OURS, kind: 'protective', factor: 'de trainer van de ploeg' }
    expect((await post('officer', `/api/cases/${id}/factors`, factor)).status).toBe(201)
    const { body } = await get('officer', `/api/cases/${id}/next-steps?desk=${OURS}`)
    expect(body.factors.protective).toContainEqual(
      expect.objectContaining({ factor: 'de trainer van de ploeg', from: 'desk' }),
    )
  })

  test('a foreign desk is refused, a case one does not have is not found, a wrong body names its field', async () => {
    const id = await one({ id: 'h-foreign' })
    expect((await get('other', `/api/cases/${id}/plan?desk=${OURS}`)).body.code).toBe('forbidden')
    expect((await get('other', `/api/cases/${id}/plan?desk=${THEIRS}`)).status).toBe(404)
    expect((await get('other', `/api/cases/${id}/next-steps?desk=${THEIRS}`)).status).toBe(404)
    const bad = await post('officer', `/api/cases/${id}/plan/step-x`, { desk: OURS, act: 'sing' })
    expect(bad).toMatchObject({ status: 400, body: { fields: ['act'] } })
    expect((await get('nobody', '/api/playbook')).status).toBe(401)
  })
})

describe('the feedback sheet over HTTP', () => {
  const present = [
    { name: 'Karim', organisation: 'stad', bySecrecy: false },
    { name: 'Mia', organisation: 'CAW', bySecrecy: true },
  ]
  test('needs everybody’s consent, and holds nothing under secrecy', async () => {
    const id = await one({ id: 'h-sheet' })
    const sheet = (statements: object[]) =>
      post('officer', `/api/cases/${id}/sheets`, { desk: OURS, to: 'zone-5906', present, statements })
    const secret = await sheet([{ from: 'Mia', text: 'in behandeling', secret: true }])
    expect(secret).toMatchObject({ status: 400, body: { code: 'usage', fields: ['statements.0'] } })
    const written = await sheet([{ from: 'Mia', text: 'Er is contact.', secret: false }])
    expect(written).toMatchObject({ status: 201, body: { version: 1, missing: ['Karim', 'Mia'] } })
    const path = `/api/sheets/${written.body.id}`
    const issue = () => post('officer', `${path}/issue`, { desk: OURS, version: 1 })
    expect(await issue()).toMatchObject({ status: 409, body: { code: 'no_consensus' } })
    for (const { name } of present)
      await post('officer', `${path}/consents`, { desk: OURS, name, consents: true, version: 1 })
    expect(await issue()).toMatchObject({ status: 200, body: { status: 'issued' } })
    expect((await get('local', '/api/sheets?desk=zone-5906')).body.sheets).toHaveLength(1)
    expect((await post('other', `${path}/withdraw`, { desk: THEIRS, note: 'x' })).status).toBe(404)
    const town = await post('officer', `/api/cases/${id}/sheets`, {
      ...{ desk: OURS, to: THEIRS, present },
      statements: [{ from: 'Mia', text: 'x', secret: false }],
    })
    expect(town).toMatchObject({ status: 400, body: { fields: ['to'] } })
  })
})

describe('what a referrer is told over HTTP', () => {
  test('nobody need be signed in; the answer holds nothing of the case; too many questions wait', async () => {
    const receipts = await openPartsReceipts(program.parts)
    const code = await receipts.issue({ signalId: 'h-ref' })
    const id = await one({ id: 'h-ref', referral: true, text: 'geheime woorden' })
    await act(id, { act: 'acknowledge', desk: OURS, by: 'Karim' })
    const status = await get('nobody', `/api/referrals/status/${code}`)
    expect(status).toMatchObject({ status: 200, body: { step: 'acknowledged' } })
    expect(JSON.stringify(status.body)).not.toMatch(/geheim|case-|12025/u)
    expect((await get('officer', `/api/cases/${id}/referrers?desk=${OURS}`)).body.referrers).toMatchObject([
      { signalId: 'h-ref', partner: 'school', upToDate: true },
    ])
    expect((await get('nobody', '/api/referrals/status/2222-2222-2222-2222')).status).toBe(404)
    const statuses: number[] = []
    for (let n = 0; n < 25; n += 1)
      statuses.push((await get('nobody', `/api/referrals/status/${code}`)).status)
    expect(statuses.filter((each) => each === 429)).toHaveLength(7)
    expect((await get('officer', '/api/referrals')).body).toEqual({ referrals: [] })
    const { body } = await get('nobody', `/api/referrals/status/${code}`)
    expect(body).toMatchObject({ code: 'rate_limited', remedy: expect.stringMatching(/seconds/u) })
  })
})

describe('a correction over HTTP', () => {
  test('reaches the desk, its system and its mail, and is listed until all confirmed', async () => {
    const heard: string[] = []
    let broken = true
    const receiver = createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += String(part)
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
      new Webhook(WEBHOOK_SECRET).verify(text, Object.fromEntries(headers))
      if (!broken) heard.push(text)
      response.writeHead(broken ? 503 : 204).end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo // A listening TCP server has one.
    const { config } = program.parts.loaded
    const webhook = { queue: OURS, url: `http://127.0.0.1:${port}/`, perMinute: 60, timeoutSeconds: 5 }
    config.delivery.webhooks.push({ ...webhook, secret: { env: 'UNUSED' } })
    const mail = {
      host: 'mail.example',
      port: 587,
      tls: 'none',
      from: 'a@example.org',
      timeoutSeconds: 5,
    } as const
    config.delivery.mail = {
      ...mail,
      receivers: [{ queue: OURS, to: ['desk@example.org'], language: 'nl', alerts: 'none', perHour: 12 }],
    }

    const id = await one({ id: 'h-wrong', text: 'woorden die niet naar buiten mogen' })
    const wrong = { desk: 'analyst', kind: 'wrong_label', what: 'niveau 1, geen 2' }
    const made = await post('analyst', `/api/cases/${id}/corrections`, wrong)
    expect(made).toMatchObject({ status: 201, body: { unconfirmed: 3 } })
    expect((await post('analyst', `/api/cases/${id}/corrections`, wrong)).body.id).toBe(made.body.id)
    expect((await get('officer', `/api/corrections?desk=${OURS}`)).body.due).toHaveLength(1)
    expect((await get('analyst', '/api/corrections?desk=analyst')).body.open).toHaveLength(1)
    const confirm = (caller: Caller, desk: string) =>
      post(caller, `/api/cases/${id}/corrections/${made.body.id}/confirm`, { desk })
    expect((await confirm('other', THEIRS)).status).toBe(404)
    expect(await confirm('officer', OURS)).toMatchObject({ status: 200, body: { unconfirmed: 2 } })

    let time = NOW.getTime()
    const now = () => new Date(time)
    const parts = { ...program.parts, loaded: program.parts.loaded, now }
    const notices = openNoticeStore(program.store.sql, now)
    const deps = {
      corrections: await openCorrections(parts),
      webhooks: new Map([[OURS, { url: webhook.url, secret: WEBHOOK_SECRET, timeoutSeconds: 5 }]]),
      notices,
      now: () => new Date(),
      stop: new AbortController().signal,
      logger: { warn: () => undefined },
    }
    await tellCorrections(deps)
    expect(heard).toEqual([])
    const [failed] = (await get('analyst', `/api/cases/${id}/corrections?desk=analyst`)).body.corrections
    expect(failed.receivers).toContainEqual(
      expect.objectContaining({
        kind: 'webhook',
        failedTries: 1,
        lastProblem: expect.stringContaining('503'),
      }),
    )
    broken = false
    time += 3_600_000
    await tellCorrections(deps)
    await tellCorrections(deps)
    expect(heard).toHaveLength(1)
    expect(JSON.parse(heard[0] ?? '')).toMatchObject({
      type: 'case.corrected',
      data: { caseId: id, kind: 'wrong_label' },
    })
    expect(heard[0]).not.toMatch(/woorden|niveau/u)

    const due = await notices.due(OURS, { limit: 50 })
    const told = due.filter(({ kind }) => kind === 'correction')
    expect(told).toHaveLength(1)
    await notices.sent({
      id: 'mail-1',
      queue: OURS,
      noticeIds: told.map((notice) => notice.id),
      urgent: false,
    })
    await tellCorrections(deps)
    const [last] = (await get('analyst', `/api/cases/${id}/corrections?desk=analyst`)).body.corrections
    expect(last.unconfirmed).toBe(0)
    await new Promise((resolve) => receiver.close(resolve))
  })
})

describe('a desk’s tools over HTTP', () => {
  test('a case is put off and comes back; an acute one is not', async () => {
    const id = await one({ id: 'h-snooze', level: 2 })
    const until = new Date(NOW.getTime() + 3_600_000).toISOString()
    const snooze = (caseId: string, over: object = {}) =>
      post('officer', `/api/cases/${caseId}/snooze`, { desk: OURS, until, reason: 'na de vakantie', ...over })
    expect(await snooze(id)).toMatchObject({ status: 200, body: { until } })
    const queued = async () =>
      (await get('officer', `/api/queues/${OURS}?limit=500`)).body.entries.map(({ caseId }: Body) => caseId)
    expect(await queued()).not.toContain(id)
    expect((await get('officer', `/api/queues/${OURS}/snoozed`)).body.snoozed).toMatchObject([{ caseId: id }])
    expect((await post('officer', `/api/cases/${id}/wake`, { desk: OURS })).status).toBe(200)
    expect(await queued()).toContain(id)
    const acute = await one({ id: 'h-acute', level: 4 })
    expect(await snooze(acute)).toMatchObject({ status: 409, body: { code: 'acute' } })
    expect((await snooze(id, { until: '2020-01-01T00:00:00Z' })).body.detail).toMatch(/^until/u)
    expect((await snooze(id, { until: '2029-01-01T00:00:00Z' })).status).toBe(400)
    expect(
      (await post('other', `/api/cases/${id}/snooze`, { desk: THEIRS, until, reason: 'x' })).status,
    ).toBe(404)
  })

  test('a cluster is closed at once, each answered', async () => {
    const [a, b, lone] = await openCase({ id: 'h-1' }, { id: 'h-2', related: 'h-1' }, { id: 'h-3' })
    const closed = await post('analyst', '/api/queues/analyst/close', {
      cases: [a, b, lone].map((caseId) => ({ caseId, version: 1 })),
      ...{ outcome: 'no_concern', level: 0, context: [], note: 'zelfde grap' },
    })
    expect(closed.body.results).toMatchObject([
      { caseId: a, kind: 'closed' },
      { caseId: b, kind: 'closed' },
      { caseId: lone, kind: 'refused', reason: 'not_related' },
    ])
  })

  test('a second look is blind, and its agreement can be computed', async () => {
    const { pickSecondLooks } = await import('@seinpost/casework')
    const policy = { ...program.parts.loaded.config.desk.secondLook, closedShare: 1 }
    const later = () => new Date(NOW.getTime() + 120_000)
    expect(await pickSecondLooks({ sql: program.store.sql, now: later, policy })).toBeGreaterThan(0)
    // Whoever closed them in the test above reads none of them again.
    expect((await post('analyst', '/api/second-looks/next', { desk: 'analyst' })).body).toEqual({
      look: null,
    })
    const { look } = (await post('local', '/api/second-looks/next', { desk: 'analyst', by: 'Bo' })).body
    expect(Object.keys(look).toSorted()).toEqual([
      'community',
      'id',
      'lang',
      'platform',
      'publishedAt',
      'referral',
      'text',
      'thread',
    ])
    const read = { desk: 'analyst', by: 'Bo', outcome: 'no_concern', level: 0, context: [] }
    expect((await post('local', `/api/second-looks/${look.id}`, read)).body).toMatchObject({ agrees: true })
    expect((await post('local', `/api/second-looks/${look.id}`, read)).body.code).toBe('read_already')
    expect((await get('local', '/api/second-looks/agreement')).body).toMatchObject({
      read: 1,
      closed: { pairs: 1, agreed: 1, kappa: null },
    })
    expect((await get('officer', '/api/second-looks/agreement')).status).toBe(403)
  })

  test('care is about who asks alone', async () => {
    const care = (await get('analyst', '/api/me/care?by=Karim')).body
    expect(care).toMatchObject({ proposeBreak: false, words: null, hideText: { fromLevel: 4 } })
    expect(care.opened).toBeGreaterThan(0)
    expect((await get('officer', '/api/me/care')).body.graphic).toBe(0)
  })
})

describe('a sharing profile', () => {
  test('holds in every answer a desk gets: the case, its queue, its exports', async () => {
    const text = 'volgens @joske komt er ruzie aan de vaart'
    const id = await one({ id: 'h-share', text, author: 'p-1', queues: ['analyst', OURS, THEIRS] })
    const theirs = (await get('other', `/api/cases/${id}`)).body
    expect(theirs.lead.text).toBe('volgens ██████ komt er ruzie aan de vaart')
    expect(JSON.stringify(theirs)).not.toMatch(/joske|p-1|example\.org|omdat|"members":\[\{/u)
    const { entries } = (await get('other', `/api/queues/${THEIRS}`)).body
    expect(JSON.stringify(entries)).not.toMatch(/joske|omdat/u)
    for (const format of ['misp', 'stix']) {
      const file = await get('other', `/api/cases/${id}/export?format=${format}`)
      expect(file.status).toBe(200)
      expect(JSON.stringify(file.body)).not.toMatch(/joske|omdat/u)
    }
    expect((await get('officer', `/api/cases/${id}`)).body.lead.text).toBe(text)
    expect((await get('other', `/api/cases/${id}/next-steps?desk=${THEIRS}`)).status).toBe(200)
  })
})
