import { codeAt, newSecret, sealPassword } from '@seinpost/access'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccessGateway, LOCAL_TOKEN, openAccessGateway, send } from './open-access-gateway.ts'

const HOUR = 3_600_000
const PASSWORD = 'vier gewone woorden samen'
let store: Store
let gateway: AccessGateway
beforeAll(async () => {
  store = await openEmbeddedTestStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  gateway = await openAccessGateway(store)
})
afterEach(() => gateway.close())

async function addAn(): Promise<void> {
  const an = { id: 'account:an', login: 'an.peeters', name: 'An Peeters' } as const
  await gateway.books.accounts.put({ ...an, roles: ['officer'], desks: ['municipality-12025'] })
  await gateway.books.credentials.setPassword(an.id, await sealPassword(PASSWORD))
}
const signIn = (more: object = {}, headers: Record<string, string> = {}) =>
  send(gateway, 'POST', '/api/session', {
    body: { way: 'password', name: 'an.peeters', password: PASSWORD, ...more },
    headers,
  })
const whoAmI = async (headers: Record<string, string>) =>
  (await send(gateway, 'GET', '/api/session', { headers })).body.actor ?? null
const read = (headers: Record<string, string>) => send(gateway, 'GET', '/api/queues', { headers })

describe('signing in', () => {
  test('a password opens a session that only the browser holds', async () => {
    await addAn()
    const { status, body, cookie, headers } = await signIn()
    expect(status).toBe(200)
    expect(body.actor).toMatchObject({ kind: 'person', name: 'An Peeters', desks: ['municipality-12025'] })
    expect(headers.getSetCookie()[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/u)
    expect((await read({ cookie })).body).toMatchObject({
      queues: [{ queue: 'municipality-12025', open: 0 }],
    })
    const { rows } = await gateway.store.sql.query('select to_json(s)::text as row from seinpost.sessions s')
    expect(JSON.stringify(rows)).not.toContain(cookie.replace('seinpost=', ''))
  })

  test('the name counts in any case; a wrong name and a wrong password are one answer', async () => {
    await addAn()
    expect((await signIn({ name: 'AN.Peeters' })).status).toBe(200)
    const wrong = await signIn({ password: 'niet het goede woord' })
    const unknown = await signIn({ name: 'wie.is.dat' })
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body])
    expect(wrong.body).toMatchObject({ status: 401, code: 'sign_in_refused' })
  })

  test('a new sign-in has a new id, and the old session is over', async () => {
    await addAn()
    const planted = (await signIn()).cookie
    const { cookie } = await signIn({}, { cookie: planted })
    expect(cookie).not.toBe(planted)
    expect((await read({ cookie: planted })).status).toBe(401)
    expect((await read({ cookie })).status).toBe(200)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    await addAn()
    const { cookie } = await signIn()
    expect((await send(gateway, 'DELETE', '/api/session', { headers: { cookie } })).status).toBe(204)
    expect((await read({ cookie })).body).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('over HTTPS the cookie is the host’s own; a page over plain HTTP is refused', async () => {
    await gateway.close()
    gateway = await openAccessGateway(store, { gateway: { names: ['seinpost.stad.example'] } })
    await addAn()
    const { request } = await import('node:http')
    const ask = (origin: string) =>
      new Promise<{ status: number; cookies: string[] }>((resolve, reject) => {
        const headers = { host: 'seinpost.stad.example', origin, 'content-type': 'application/json' }
        request(`${gateway.url}/api/session`, { method: 'POST', headers }, (answer) => {
          answer.resume()
          resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [] })
        })
          .on('error', reject)
          .end(JSON.stringify({ way: 'password', name: 'an.peeters', password: PASSWORD }))
      })
    const secure = await ask('https://seinpost.stad.example')
    expect([secure.status, secure.cookies[0]]).toEqual([
      200,
      expect.stringMatching(/^__Host-seinpost=.*; Secure; /u),
    ])
    expect(await ask('http://seinpost.stad.example')).toEqual({ status: 403, cookies: [] })
  })
})

describe('sessions that are not good', () => {
  const forged: [string, string][] = [
    ['made up', `seinpost=${newSecret('')}`],
    ['empty', 'seinpost='],
    ['of somebody’s database', `seinpost=${'0'.repeat(64)}`],
    ['SQL', `seinpost=${encodeURIComponent("' or 1=1 --")}`],
    ['very long', `seinpost=${'a'.repeat(7_000)}`],
    ['a token in the wrong place', `seinpost=${LOCAL_TOKEN}`],
  ]
  for (const [name, cookie] of forged)
    test(`one that is ${name} opens nothing, and does not stand in the way of signing in`, async () => {
      await addAn()
      expect((await read({ cookie })).status).toBe(401)
      expect(await whoAmI({ cookie })).toBeNull()
      expect((await signIn({}, { cookie })).status).toBe(200)
    })

  test('ends when nothing is asked for an hour, and lives on while something is', async () => {
    await addAn()
    const { cookie } = await signIn()
    for (let times = 0; times < 3; times++) {
      gateway.pass(50 * 60_000)
      expect((await read({ cookie })).status).toBe(200)
    }
    gateway.pass(61 * 60_000)
    expect((await read({ cookie })).status).toBe(401)
  })

  test('ends after twelve hours however busy it is', async () => {
    await addAn()
    const { cookie } = await signIn()
    for (let times = 0; times < 23; times++) {
      gateway.pass(HOUR / 2)
      expect((await read({ cookie })).status).toBe(200)
    }
    gateway.pass(HOUR / 2)
    expect((await read({ cookie })).status).toBe(401)
  })

  test('an account that is removed, or loses a desk, does so at once', async () => {
    await addAn()
    const { cookie } = await signIn()
    const an = { id: 'account:an', login: 'an.peeters', name: 'An Peeters' } as const
    await gateway.books.accounts.put({ ...an, roles: ['auditor'], desks: [] })
    expect((await read({ cookie })).status).toBe(403)
    await gateway.books.accounts.remove('account:an')
    expect((await read({ cookie })).status).toBe(401)
  })
})

describe('guessing', () => {
  test('a password guessed at closes the name for longer and longer, also for the right one', async () => {
    await addAn()
    for (let guess = 0; guess < 5; guess++)
      expect((await signIn({ password: `gok nummer ${guess}` })).status).toBe(401)
    const closed = await signIn()
    expect(closed.body).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(Number(closed.headers.get('retry-after'))).toBe(30)
    gateway.pass(31_000)
    expect((await signIn({ password: 'nog een gok erbij' })).status).toBe(401)
    expect((await signIn()).headers.get('retry-after')).toBe('60')
    gateway.pass(61_000)
    expect((await signIn()).status).toBe(200)
    expect((await signIn()).status).toBe(200)
  })

  test('many guesses at once are not all the first', async () => {
    await addAn()
    const guesses = Array.from({ length: 20 }, (_, at) => signIn({ password: `tegelijk gegokt ${at}` }))
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  }, 60_000)

  test('one address that tries many names is held back too; a restart changes nothing', async () => {
    for (let name = 0; name < 30; name++)
      expect((await signIn({ name: `naam${name}`, password: 'Zomer2026!Zomer' })).status).toBe(401)
    expect((await signIn({ name: 'naam99' })).status).toBe(429)
    const { rows } = await gateway.store.sql.query<{ key: string }>(
      'select key from seinpost.sign_in_failures',
    )
    expect(rows.some(({ key }) => key.includes('naam'))).toBe(false)
  }, 60_000)
})

describe('a second factor', () => {
  const secretOf = async (cookie: string) => {
    const body = { password: PASSWORD }
    const asked = await send(gateway, 'POST', '/api/account/code', { body, headers: { cookie } })
    expect(asked.body.uri).toMatch(/^otpauth:\/\/totp\/Seinpost:an\.peeters\?/u)
    return String(asked.body.secret)
  }
  const clock = () => new Date('2026-11-20T10:00:00.000Z')

  test('counts once confirmed, is asked for after the password, and is good once', async () => {
    await addAn()
    const { cookie } = await signIn()
    const secret = await secretOf(cookie)
    expect((await signIn()).status).toBe(200)
    const confirm = (code: string) =>
      send(gateway, 'PUT', '/api/account/code', { body: { code }, headers: { cookie } })
    expect((await confirm('000000')).status).toBe(400)
    expect((await confirm(codeAt(secret, clock()))).status).toBe(204)
    expect((await signIn()).body).toMatchObject({ status: 401, code: 'code_needed' })
    expect((await signIn({ code: codeAt(secret, clock()) })).body.code).toBe('sign_in_refused')
    gateway.pass(30_000)
    const next = codeAt(secret, new Date(clock().getTime() + 30_000))
    expect((await signIn({ code: next })).status).toBe(200)
    expect((await signIn({ code: next })).body.code).toBe('sign_in_refused')
    expect((await signIn({ password: 'niet het goede woord', code: next })).body.code).toBe('sign_in_refused')
    const { rows } = await gateway.store.sql.query<{ code_secret: string }>(
      'select code_secret from seinpost.accounts',
    )
    expect(rows[0]?.code_secret).not.toContain(secret)
  })
})

describe('one’s own account', () => {
  test('a new password needs the old one and ends every other session', async () => {
    await addAn()
    const other = (await signIn()).cookie
    const { cookie } = await signIn()
    const change = (body: object) =>
      send(gateway, 'PUT', '/api/account/password', { body, headers: { cookie } })
    expect((await change({ old: 'niet het oude', new: 'een heel nieuw wachtwoord' })).status).toBe(400)
    expect((await change({ old: PASSWORD, new: 'te kort' })).body.detail).toMatch(
      /^new: must have at least 12/u,
    )
    expect((await change({ old: PASSWORD, new: 'een heel nieuw wachtwoord' })).status).toBe(204)
    expect((await read({ cookie: other })).status).toBe(401)
    expect((await read({ cookie })).status).toBe(200)
    expect((await signIn()).status).toBe(401)
    expect((await signIn({ password: 'een heel nieuw wachtwoord' })).status).toBe(200)
  })
})

describe('demo accounts', () => {
  const demo = (account: string) => send(gateway, 'POST', '/api/session', { body: { way: 'demo', account } })

  test('are offered and open with one click until there is a real account', async () => {
    const { body } = await send(gateway, 'GET', '/api/session')
    expect(body).toMatchObject({ actor: null, ways: { password: true, oidc: null } })
    expect((body.ways as { demo: unknown[] }).demo).toHaveLength(6)
    const { cookie } = await demo('demo:an')
    expect((await read({ cookie })).status).toBe(200)
    await addAn()
    expect((await send(gateway, 'GET', '/api/session')).body.ways).toMatchObject({ demo: [] })
    expect((await demo('demo:an')).status).toBe(401)
    expect((await read({ cookie })).status).toBe(401)
    expect((await signIn({ name: 'demo:an' })).status).toBe(401)
  })

  test('cannot be changed by whoever tries them', async () => {
    const { cookie } = await demo('demo:an')
    const body = { new: 'een heel nieuw wachtwoord' }
    expect((await send(gateway, 'PUT', '/api/account/password', { body, headers: { cookie } })).status).toBe(
      403,
    )
  })
})

describe('tokens', () => {
  const bearer = (token: string | null) => ({ authorization: `Bearer ${token}` })

  test('a service may what its scopes say, for its desks, until it expires or is taken away', async () => {
    const expiresAt = new Date('2026-11-21T10:00:00.000Z')
    const token = await gateway.books.tokens.add({
      name: 'bi',
      scopes: ['desk.read'],
      desks: ['help'],
      expiresAt,
    })
    expect((await read(bearer(token))).body).toMatchObject({ queues: [{ queue: 'help' }] })
    expect((await send(gateway, 'GET', '/api/queues/analyst', { headers: bearer(token) })).status).toBe(403)
    expect(
      (await send(gateway, 'POST', '/api/queues/help/next', { body: {}, headers: bearer(token) })).status,
    ).toBe(403)
    expect((await send(gateway, 'GET', '/api/ledger', { headers: bearer(token) })).status).toBe(403)
    gateway.pass(24 * HOUR)
    expect((await read(bearer(token))).status).toBe(401)
    const second = await gateway.books.tokens.add({
      name: 'b',
      scopes: ['desk.read'],
      desks: ['*'],
      expiresAt: null,
    })
    expect((await read(bearer(second))).body).toEqual({ queues: [] })
    await gateway.books.tokens.remove('b')
    expect((await read(bearer(second))).status).toBe(401)
  })

  const bad: [string, string][] = [
    ['unknown', `Bearer ${newSecret('snp_')}`],
    ['another machine’s', `Bearer ${newSecret('snm_')}`],
    ['another scheme', 'Basic YW46YW4='],
    ['empty', 'Bearer'],
  ]
  for (const [name, authorization] of bad)
    test(`${name}: refused, also where nobody need sign in to submit`, async () => {
      expect((await read({ authorization })).status).toBe(401)
      const body = { id: 's-1' }
      expect((await send(gateway, 'POST', '/api/signals', { body, headers: { authorization } })).status).toBe(
        401,
      )
      expect((await send(gateway, 'POST', '/api/signals', { body })).status).toBe(202)
    })

  test('the machine’s own token does everything', async () => {
    expect(await whoAmI(bearer(LOCAL_TOKEN))).toMatchObject({ kind: 'local', desks: '*' })
  })
})

describe('referral links', () => {
  const headersOf = (token: unknown) => ({ authorization: `Bearer ${String(token)}` })
  const make = (headers: Record<string, string>, body: object) =>
    send(gateway, 'POST', '/api/referral-links', { body, headers })
  const refer = (token: unknown, body: object = {}) =>
    send(gateway, 'POST', '/api/test/referrals', { body, headers: headersOf(token) })

  test('let a partner refer as often as was said, and nothing else', async () => {
    await addAn()
    const { cookie } = await signIn()
    const wish = { desk: 'municipality-12025', label: 'School De Brug', uses: 2, days: 7 }
    const made = await make({ cookie }, wish)
    expect(made.status).toBe(201)
    const { token, path, link } = made.body as { token: string; path: string; link: { id: string } }
    expect(path).toBe(`/refer#${token}`)
    expect(await whoAmI(headersOf(token))).toMatchObject({
      name: 'School De Brug',
      permissions: ['referral.submit'],
      desks: ['municipality-12025'],
    })
    expect((await read(headersOf(token))).status).toBe(403)
    expect((await refer(token, { bad: true })).status).toBe(422)
    const statuses = (await Promise.all([refer(token), refer(token), refer(token)])).map(
      ({ status }) => status,
    )
    expect(statuses.sort()).toEqual([202, 202, 401])
    expect((await make({ cookie }, { ...wish, desk: 'municipality-11002' })).status).toBe(403)
    const mine = await send(gateway, 'GET', '/api/referral-links', { headers: { cookie } })
    expect(mine.body.links).toMatchObject([{ id: link.id, used: 2, createdBy: 'An Peeters' }])
  })

  test('end when they are taken back or their days are over', async () => {
    await addAn()
    const { cookie } = await signIn()
    const wish = { desk: 'municipality-12025', label: 'School', uses: 9, days: 1 }
    const one = (await make({ cookie }, wish)).body as { token: string; link: { id: string } }
    const taken = `/api/referral-links/${one.link.id}`
    expect((await send(gateway, 'DELETE', taken, { headers: { cookie } })).status).toBe(204)
    expect((await refer(one.token)).status).toBe(401)
    const two = (await make({ cookie }, wish)).body as { token: string }
    gateway.pass(25 * HOUR)
    expect((await refer(two.token)).status).toBe(401)
  })
})

describe('misuse', () => {
  test('another site cannot act with a visitor’s session', async () => {
    await addAn()
    const { cookie } = await signIn()
    const tries: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of tries) {
      const answer = await send(gateway, 'POST', '/api/queues/municipality-12025/next', {
        body: {},
        headers: { cookie, ...headers },
      })
      expect([headers, answer.status]).toEqual([headers, 403])
      expect(
        (await send(gateway, 'DELETE', '/api/session', { headers: { cookie, ...headers } })).status,
      ).toBe(403)
      expect((await signIn({}, headers)).status).toBe(403)
    }
    expect((await read({ cookie })).status).toBe(200)
  })

  test('a form of another site, which needs no leave to be sent, is no JSON', async () => {
    const form = await fetch(`${gateway.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"way":"demo","account":"demo:an"}',
    })
    expect([form.status, form.headers.getSetCookie()]).toEqual([415, []])
  })

  test('ten megabytes are refused wherever they are sent', async () => {
    const huge = 'a'.repeat(10 * 1_048_576)
    for (const { method, url } of gateway.routes) {
      if (method === 'GET' || url === '/api/signals/stream') continue
      const answer = await fetch(gateway.url + url.replaceAll(/:\w+/gu, 'x'), {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${LOCAL_TOKEN}` },
        body: JSON.stringify({ id: huge, name: huge }),
      }).catch(() => null) // The server hangs up on whoever goes on sending.
      expect([url, answer === null ? 413 : answer.status]).toEqual([url, 413])
    }
  })

  test('who asks too much is held back, each for themselves', async () => {
    await gateway.close()
    gateway = await openAccessGateway(store, { who: { requestsPerMinute: 10 } })
    await addAn()
    const { cookie } = await signIn()
    const statuses: number[] = []
    for (let times = 0; times < 12; times++) statuses.push((await read({ cookie })).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    const held = await read({ cookie })
    expect(held.body).toMatchObject({ code: 'rate_limited', remedy: expect.stringMatching(/retry-after/u) })
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
    const token = await gateway.books.tokens.add({
      name: 'bi',
      scopes: ['desk.read'],
      desks: [],
      expiresAt: null,
    })
    expect((await read({ authorization: `Bearer ${token}` })).status).toBe(200)
    for (let times = 0; times < 30; times++)
      expect((await read({ authorization: `Bearer ${LOCAL_TOKEN}` })).status).toBe(200)
  })
})

test('where everything is open nobody has to sign in, and whoever does is themselves', async () => {
  await gateway.close()
  gateway = await openAccessGateway(store, { who: { open: true } })
  expect(await whoAmI({})).toMatchObject({ kind: 'local', desks: '*' })
  const { cookie } = await send(gateway, 'POST', '/api/session', {
    body: { way: 'demo', account: 'demo:mechelen' },
  })
  expect((await read({ cookie })).body).toMatchObject({ queues: [{ queue: 'municipality-12025' }] })
})
