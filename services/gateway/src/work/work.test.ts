import type { WorkedCase } from '@seinpost/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NO_CASES, openTestGateway } from '../test-gateway.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
let stored: WorkedCase

/** One case in memory; the decisions are the real ones. */
beforeEach(async () => {
  const recipient = { reason: '', confidence: 1, route: 'root', released: true, lease: null, handledAt: null }
  stored = {
    id: 'c-1',
    status: 'new',
    version: 1,
    leadId: 's-1',
    recipients: [
      { ...recipient, queue: 'analyst', role: 'analyst' },
      { ...recipient, queue: 'municipality-12025', role: 'primary', released: false },
    ],
  }
  gateway = await openTestGateway({
    cases: {
      ...NO_CASES,
      work: async (id, decide) => {
        if (id !== stored.id) return { kind: 'not_found' }
        const decision = decide(stored)
        const { status, version } = stored
        if (decision.kind === 'refused') return { ...decision, status, version }
        stored = { ...stored, status: decision.status, version: version + 1, recipients: decision.recipients }
        return { kind: 'done', status: stored.status, version: stored.version }
      },
      takeNext: async (_desk, decide) => {
        const decision = decide(stored)
        return decision.kind === 'accepted' ? stored.id : null
      },
    },
  })
})
afterEach(() => gateway.close())

async function post(path: string, body: object) {
  const answer = await fetch(gateway.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: answer.status, body: await answer.json() }
}
const act = (body: object) => post('/api/cases/c-1/acts', { desk: 'analyst', by: 'An', ...body })

describe('POST /api/cases/:id/acts', () => {
  test('a case goes from claim over assessment to release', async () => {
    expect(await act({ act: 'claim', version: 1 })).toEqual({
      status: 200,
      body: { status: 'claimed', version: 2 },
    })
    const judged = { act: 'assess', outcome: 'refer', level: 3, context: ['gaming'], note: 'gezien' }
    expect((await act(judged)).body).toMatchObject({ status: 'assessed' })
    expect((await act({ act: 'release', queues: ['municipality-12025'] })).body).toMatchObject({
      status: 'released',
    })
    expect(stored.recipients.every(({ released }) => released)).toBe(true)
  })

  const refused: [string, object, number, string][] = [
    [
      'an act on what was not claimed',
      { act: 'assess', outcome: 'watch', level: 1, context: [] },
      409,
      'not_held',
    ],
    ['an act on an older version', { act: 'claim', version: 0 }, 409, 'stale'],
    ['a desk that does not have it', { act: 'claim', desk: 'municipality-12025' }, 403, 'not_received'],
    ['a step that does not exist', { act: 'reopen', note: 'toch' }, 409, 'illegal'],
    ['an act without a name', { act: 'claim', by: ' ' }, 400, 'usage'],
    ['an unknown act', { act: 'delete' }, 400, 'usage'],
    ['closing without saying why', { act: 'close', note: '' }, 400, 'usage'],
    ['what only the system does', { act: 'lapse' }, 400, 'usage'],
  ]
  for (const [name, body, status, code] of refused) {
    test(`refuses ${name}, and changes nothing`, async () => {
      const before = stored
      const answer = await act(body)
      expect([answer.status, answer.body.code]).toEqual([status, code])
      expect(answer.body.remedy).toMatch(/\w/u)
      expect(stored).toBe(before)
    })
  }

  test('an unknown case is not found', async () => {
    const answer = await post('/api/cases/none/acts', { act: 'claim', desk: 'analyst', by: 'An' })
    expect(answer.status).toBe(404)
  })
})

test('POST /api/queues/:queue/next takes what nobody has in hand', async () => {
  expect((await post('/api/queues/analyst/next', { by: 'An' })).body).toEqual({ caseId: 'c-1' })
  expect((await post('/api/queues/help/next', { by: 'An' })).body).toEqual({ caseId: null })
})
