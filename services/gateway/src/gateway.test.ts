import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOwnHost, isOwnOrigin } from './guard/host-check.ts'
import { NO_CASES, openTestGateway } from './test-gateway.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
beforeAll(async () => {
  const secret = 'text of a signal'
  gateway = await openTestGateway({
    cases: {
      ...NO_CASES,
      queues: async () => [{ queue: 'analyst', open: 3, unreleased: 2, acute: 0 }],
      queue: async () => [],
      case: async (id) => {
        if (id === 'broken') throw new Error(secret)
        if (id === 'away')
          throw new SeinpostError('store_unavailable', 'the store does not answer', { retryable: true })
        return null
      },
    },
    ready: async () => [
      { part: 'store', ok: true },
      { part: 'event log', ok: false, detail: 'disk full' },
    ],
  })
})
afterAll(() => gateway.close())

const get = (path: string, headers: Record<string, string> = {}) => rawGet(gateway.url, path, headers)

/** The path goes as it is: a URL would be made tidy first. */
const rawGet = (url: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = request(url, { path, headers }, async (answer) => {
      let body = ''
      for await (const chunk of answer) body += String(chunk)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body })
    })
    asked.on('error', reject).end()
  })

describe('what the gateway answers', () => {
  test('health is live, readiness names the failing part', async () => {
    expect(JSON.parse((await get('/health')).body)).toEqual({ status: 'ok', version: '0.0.0-test' })
    const ready = await get('/ready')
    expect(ready.status).toBe(503)
    expect(JSON.parse(ready.body)).toMatchObject({
      ready: false,
      parts: [{ ok: true }, { part: 'event log', ok: false }],
    })
  })

  test('an OpenAPI 3.1 document describes every route', async () => {
    const document = JSON.parse((await get('/openapi.json')).body)
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/cases/{id}',
      '/api/cases/{id}/acts',
      '/api/changes',
      '/api/ledger',
      '/api/queues',
      '/api/queues/{queue}',
      '/api/queues/{queue}/next',
      '/api/signals',
      '/api/signals/stream',
      '/health',
      '/ready',
    ])
    const body = document.paths['/api/signals'].post.requestBody.content['application/json'].schema
    expect(body.required).toEqual(expect.arrayContaining(['source', 'publishedAt', 'text']))
  })

  test('metrics count requests by route and never by address', async () => {
    await get('/api/cases/some-id')
    const { body } = await get('/metrics')
    expect(body).toContain('route="/api/cases/:id"')
    expect(body).not.toContain('some-id')
  })

  const errors: [string, string, number, string][] = [
    ['an unknown case', '/api/cases/none', 404, 'not_found'],
    ['an unknown queue', '/api/queues/none', 404, 'not_found'],
    ['a page beyond the limit', '/api/queues/analyst?limit=9999', 400, 'usage'],
    ['a store that is away', '/api/cases/away', 503, 'store_unavailable'],
    ['a bug', '/api/cases/broken', 500, 'internal'],
    ['an unknown address', '/api/nothing', 404, 'not_found'],
    ['an address that cannot be decoded', '/api/cases/%zz', 400, 'usage'],
  ]
  for (const [name, path, status, code] of errors) {
    test(`${name} is a problem with a code and a remedy, without content`, async () => {
      const answer = await get(path)
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.body)).toMatchObject({ status, code, remedy: expect.stringMatching(/\w/u) })
      expect(answer.body).not.toContain('text of a signal')
      expect(answer.body).not.toContain('.ts:')
    })
  }

  test('a page request names its wrong fields', async () => {
    expect(JSON.parse((await get('/api/queues/analyst?limit=x')).body).fields).toEqual(['limit'])
  })
})

describe('files of the console', () => {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-console-'))
  afterAll(() => rmSync(dir, { recursive: true }))

  for (const path of [
    '/../../etc/passwd',
    '/%2e%2e/package.json',
    '/assets/%5c..%5cpackage.json',
    '/a%00.js',
  ])
    test(`${path} is not there, and no fault of the server`, async () => {
      writeFileSync(join(dir, 'index.html'), '<!doctype html>')
      const files = await openTestGateway({}, { consoleDir: dir })
      const answer = await rawGet(files.url, path)
      await files.close()
      expect(answer.status).toBe(404)
      expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'not_found' })
    })
})

describe('guards', () => {
  test('every answer carries a policy without inline code', async () => {
    for (const path of ['/health', '/api/queues', '/nothing']) {
      const { headers } = await get(path)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test('a foreign Host is turned away on every path', async () => {
    expect((await get('/api/queues', { host: 'evil.example' })).status).toBe(403)
    expect((await get('/api/queues', { host: 'localhost:4747' })).status).toBe(200)
  })

  test('another site cannot hand in signals through a browser', async () => {
    const answer = await fetch(`${gateway.url}/api/signals`, {
      method: 'POST',
      body: '{"id":"csrf"}',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    })
    expect(answer.status).toBe(403)
    expect(gateway.seen.has('csrf')).toBe(false)
  })

  const hosts: [string, string | undefined, string, readonly string[], boolean][] = [
    ['loopback address', '127.0.0.1:4747', '127.0.0.1', [], true],
    ['IPv6 loopback', '[::1]:4747', '::1', [], true],
    ['rebound name on loopback', 'rebound.example:4747', '127.0.0.1', [], false],
    ['other address on loopback', '10.0.0.5', '127.0.0.1', [], false],
    ['address on an open listener', '10.0.0.5:4747', '0.0.0.0', [], true],
    ['name on an open listener', 'seinpost.stad.example', '0.0.0.0', [], false],
    ['listed name', 'Seinpost.Stad.example', '0.0.0.0', ['seinpost.stad.example'], true],
    ['no Host at all', undefined, '127.0.0.1', [], false],
  ]
  for (const [name, header, listen, names, want] of hosts) {
    test(`host: ${name}`, () => expect(isOwnHost(header, { listen, names })).toBe(want))
  }

  const origins: [string, { host?: string; origin?: string; site?: string }, boolean][] = [
    ['a program', { host: 'a:1' }, true],
    ['our page', { host: 'a:1', origin: 'http://a:1', site: 'same-origin' }, true],
    ['another port', { host: 'a:1', origin: 'http://a:2' }, false],
    ['an opaque origin', { host: 'a:1', origin: 'null' }, false],
    ['another site without Origin', { host: 'a:1', site: 'cross-site' }, false],
  ]
  for (const [name, headers, want] of origins) {
    test(`origin: ${name}`, () => expect(isOwnOrigin(headers)).toBe(want))
  }
})
