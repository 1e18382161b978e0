import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { Case } from '@seinpost/schemas'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type RunningProgram, startProgram } from './support/program.ts'

const SECRET = `whsec_${Buffer.from('kept by the school and by us').toString('base64')}`

/** What a partner does, over the running program: by link with the form, and by its own system's signed calls. */
describe('a partner refers', { timeout: 120_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-refer-'))
  let program: RunningProgram
  let cookie = ''

  const call = async (
    path: string,
    {
      body,
      method = body === undefined ? 'GET' : 'POST',
      headers = {},
    }: { body?: unknown; method?: string; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(new URL(path, program.url), {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as unknown,
      headers: response.headers,
    }
  }
  const officer = (path: string, body?: unknown) =>
    call(path, { ...(body !== undefined && { body }), headers: { cookie } })

  async function signIn(desk: string): Promise<string> {
    const { ways } = z
      .object({
        ways: z.object({ demo: z.array(z.object({ id: z.string(), desks: z.array(z.string()) })) }),
      })
      .parse((await call('/api/session')).body)
    const account = ways.demo.find(({ desks }) => desks.includes(desk))?.id
    const signedIn = await call('/api/session', { body: { way: 'demo', account } })
    expect(signedIn.status).toBe(200)
    return signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
  }

  beforeAll(async () => {
    writeFileSync(join(dir, 'secret'), SECRET)
    const config = join(dir, 'region.yaml')
    const sender = `{ id: clb, secret: { file: ${join(dir, 'secret')} }, kinds: [referral], perDay: 5 }`
    writeFileSync(config, `${readFileSync(DEFAULT_CONFIG, 'utf8')}\nintake: { senders: [${sender}] }\n`)
    program = await startProgram(join(dir, 'data'), ['--config', config])
    cookie = await signIn('municipality-12025')
  }, 120_000)
  afterAll(async () => {
    await program.stop()
    rmSync(dir, { recursive: true, force: true })
  })

  test('by a link: the draft as it is typed, the form, a receipt, and the case at the desk; the link is used up', async () => {
    const made = await officer('/api/referral-links', {
      desk: 'municipality-12025',
      label: 'School De Linde',
    })
    expect(made.status).toBe(201)
    const { token } = z.object({ token: z.string() }).parse(made.body)
    const headers = { authorization: `Bearer ${token}` }
    const { forms } = z
      .object({ forms: z.array(z.looseObject({ sector: z.string() })) })
      .parse((await call('/api/referral-forms')).body)
    expect(forms.map(({ sector }) => sector)).toEqual(
      expect.arrayContaining(['education', 'youth', 'welfare', 'police', 'citizen']),
    )

    const draft = '/api/referrals/drafts/typing-0123456789ab'
    const answers = {
      what: 'Leerling toonde een mes en dreigde een klasgenoot neer te steken.',
      where: '2800',
    }
    const saved = await call(draft, {
      method: 'PUT',
      body: { sector: 'education', answers: { what: 'Leerling' } },
      headers,
    })
    expect(saved.status).toBe(200)
    expect((await call(draft, { headers })).body).toMatchObject({ answers: { what: 'Leerling' } })
    expect((await officer(draft)).status).toBe(404)

    const wrong = await call('/api/referrals', {
      body: { sector: 'education', answers: { where: 'x' } },
      headers,
    })
    expect([wrong.status, wrong.body]).toMatchObject([422, { fields: ['answers.what', 'answers.where'] }])
    const sent = await call('/api/referrals', {
      body: { sector: 'education', answers, draft: 'typing-0123456789ab' },
      headers,
    })
    expect(sent.status).toBe(201)
    const { receipt, signalId } = z.object({ receipt: z.string(), signalId: z.string() }).parse(sent.body)
    expect((await call('/api/referrals', { body: { sector: 'education', answers }, headers })).status).toBe(
      401,
    )

    const status = async () =>
      z.looseObject({ step: z.string() }).parse((await call(`/api/referrals/status/${receipt}`)).body).step
    let step = await status()
    // What was handed in is read in a moment; a receipt may be asked twenty times a minute.
    for (let asked = 0; asked < 15 && step === 'received'; asked += 1) step = await status()
    for (;;) {
      const found = await officer(`/api/cases/${signalId}`)
      if (found.status !== 200) continue
      expect(Case.parse(found.body).lead.referral).toMatchObject({
        partner: 'School De Linde',
        sector: 'education',
      })
      break
    }
  })

  test('by signed calls: taken, the replay refused, and over the quota not taken', async () => {
    const body = (n: number) =>
      JSON.stringify({
        signals: Array.from({ length: n }, (_, at) => ({
          source: {
            kind: 'referral',
            adapter: 'clb',
            platform: 'clb',
            url: 'https://clb.example/1',
            externalId: `clb-${n}-${at}`,
          },
          publishedAt: '2026-11-20T08:00:00Z',
          text: `Leerling ${n} ${at} spreekt over wapens.`,
          referral: { partner: 'CLB', sector: 'education' },
        })),
      })
    const signed = (id: string, text: string, laterMs = 0) => {
      const at = new Date(Date.now() + laterMs)
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(SECRET).sign(id, at, text),
      }
      return { body: text, headers }
    }
    const first = signed('m1', body(2))
    expect(await call('/api/intake/clb', first)).toMatchObject({
      status: 200,
      body: { results: [{ status: 'accepted' }, { status: 'accepted' }] },
    })
    expect((await call('/api/intake/clb', first)).status).toBe(403)
    expect((await call('/api/intake/clb', { ...first, body: body(1) })).status).toBe(401)
    expect((await call('/api/intake/nobody', signed('m2', body(1)))).status).toBe(401)
    expect((await call('/api/intake/clb', signed('m3', body(4)))).status).toBe(429)
    // The sender heard nothing and asks again, signed a second later: what is here is known.
    expect(await call('/api/intake/clb', signed('m1', body(2), 1_000))).toMatchObject({
      status: 200,
      body: { results: [{ status: 'known' }, { status: 'known' }] },
    })
  })

  test('signed in, nobody hands over or answers for a desk that is not theirs, and a case goes on when its desk accepts', async () => {
    const antwerp = await signIn('municipality-11002')
    const as = (who: string, path: string, body?: unknown) =>
      call(path, { ...(body !== undefined && { body }), headers: { cookie: who } })
    const queue = await officer('/api/queues/municipality-12025')
    const { entries } = z
      .object({ entries: z.array(z.object({ caseId: z.string() })).min(1) })
      .parse(queue.body)
    const id = entries[0]?.caseId ?? ''
    const offered = { desk: 'municipality-12025', to: 'municipality-11002' }
    expect((await as(antwerp, `/api/cases/${id}/handovers`, offered)).status).toBe(403)
    expect(
      (await as(antwerp, `/api/cases/${id}/handovers`, { desk: 'municipality-11002', to: 'supra-local' }))
        .status,
    ).toBe(404)
    const made = await officer(`/api/cases/${id}/handovers`, offered)
    expect(made.status).toBe(200)
    const { handover } = z.object({ handover: z.object({ id: z.string() }) }).parse(made.body)
    const act = { act: 'accept', desk: 'municipality-11002' }
    expect((await officer(`/api/handovers/${handover.id}/acts`, act)).status).toBe(403)
    expect((await call(`/api/handovers/${handover.id}/acts`, { body: act })).status).toBe(401)
    expect((await as(antwerp, `/api/cases/${id}`)).status).toBe(404)
    expect((await as(antwerp, `/api/handovers/${handover.id}/acts`, act)).status).toBe(200)
    const seen = Case.parse((await as(antwerp, `/api/cases/${id}`)).body)
    expect(seen.recipients.find(({ role }) => role === 'primary')?.queue).toBe('municipality-11002')
    expect(seen.history?.filter(({ act: done }) => done.startsWith('handover')).length).toBe(2)
  })
})
