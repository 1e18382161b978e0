import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestGateway } from '../test-gateway.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
beforeAll(async () => {
  gateway = await openTestGateway({}, { signalLimit: 10_000 })
})
afterAll(() => gateway.close())

const post = (body: BodyInit, type = 'application/json') =>
  fetch(`${gateway.url}/api/signals`, { method: 'POST', body, headers: { 'content-type': type } })

describe('POST /api/signals', () => {
  test('answers 202 with the id, and says when an item is known', async () => {
    const first = await post('{"id":"s-1"}')
    expect(first.status).toBe(202)
    expect(await first.json()).toEqual({ id: 's-1', status: 'accepted' })
    expect(await (await post('{"id":"s-1"}')).json()).toEqual({ id: 's-1', status: 'known' })
  })

  const refused: [string, BodyInit, number, string][] = [
    ['broken JSON', '{"id":', 400, 'invalid_json'],
    ['an empty body', ' ', 400, 'invalid_json'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'invalid_json'],
    ['a missing field', '{"text":"x"}', 422, 'schema'],
    ['a body over the limit', JSON.stringify({ id: 'big', text: 'x'.repeat(20_000) }), 413, 'too_large'],
  ]
  for (const [name, body, status, code] of refused) {
    test(`refuses ${name} with a reason and a remedy`, async () => {
      const answer = await post(body)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.json()).toMatchObject({ status, code, remedy: expect.stringMatching(/\w/u) })
    })
  }

  test('takes JSON only, so that no form of another site can reach it', async () => {
    expect((await post('{"id":"s-9"}', 'text/plain')).status).toBe(415)
    expect(gateway.seen.has('s-9')).toBe(false)
  })
})
