import { sealPassword } from '@seinpost/access'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessGateway, openAccessGateway, send } from './open-access-gateway.ts'
import { openAuthenticator } from './software-authenticator.ts'

const PASSWORD = 'vier gewone woorden samen'
let store: Store
let gateway: AccessGateway
let authenticator: ReturnType<typeof openAuthenticator>
let session: string

interface Asked {
  readonly ask: string
  readonly challenge: string
}

async function ask(path: string, headers: Record<string, string> = {}): Promise<Asked> {
  const { cookie, body } = await send(gateway, 'POST', path, { headers })
  return { ask: cookie, challenge: (body.options as { challenge: string }).challenge }
}
const answer = (asked: Asked, response: object) =>
  send(gateway, 'POST', '/api/session/passkey', { body: { response }, headers: { cookie: asked.ask } })
const keep = (asked: Asked, response: object) =>
  send(gateway, 'POST', '/api/account/passkeys', {
    body: { label: 'Telefoon', response },
    headers: { cookie: `${session}; ${asked.ask}` },
  })

beforeAll(async () => {
  store = await openEmbeddedTestStore()
  gateway = await openAccessGateway(store)
  const { port } = new URL(gateway.url)
  gateway = { ...gateway, url: `http://localhost:${port}` }
  authenticator = openAuthenticator({ origin: gateway.url, hostname: 'localhost' })
  const an = { id: 'account:an', login: 'an.peeters', name: 'An Peeters' } as const
  await gateway.books.accounts.put({ ...an, roles: ['analyst'], desks: ['analyst'] })
  await gateway.books.credentials.setPassword(an.id, await sealPassword(PASSWORD))
  const body = { way: 'password', name: an.login, password: PASSWORD }
  session = (await send(gateway, 'POST', '/api/session', { body })).cookie
})
afterAll(async () => {
  await gateway.close()
  await store.close()
})

test('a passkey is kept, and signs its owner in without a name or password', async () => {
  const asked = await ask('/api/account/passkeys/options', { cookie: session })
  const kept = await keep(asked, authenticator.create(asked.challenge))
  expect([kept.status, kept.body]).toEqual([
    201,
    expect.objectContaining({ label: 'Telefoon', lastUsedAt: null }),
  ])
  const wanted = await ask('/api/session/passkey/options')
  const { status, body } = await answer(wanted, authenticator.get(wanted.challenge))
  expect([status, body.actor]).toEqual([200, expect.objectContaining({ id: 'account:an', kind: 'person' })])
  const own = await send(gateway, 'GET', '/api/account', { headers: { cookie: session } })
  expect(own.body.passkeys).toMatchObject([{ id: kept.body.id, label: 'Telefoon' }])
})

test('an answer is good once, for its own question, and from its own key', async () => {
  const first = await ask('/api/session/passkey/options')
  const signed = authenticator.get(first.challenge)
  expect((await answer(first, signed)).status).toBe(200)
  expect((await answer(first, signed)).status).toBe(401)
  const other = await ask('/api/session/passkey/options')
  expect((await answer(other, authenticator.get(first.challenge))).status).toBe(401)
  const stranger = openAuthenticator({ origin: gateway.url, hostname: 'localhost' })
  const third = await ask('/api/session/passkey/options')
  const mine = authenticator.get(third.challenge)
  const theirs = stranger.get(third.challenge)
  expect((await answer(third, { ...theirs, id: mine.id, rawId: mine.rawId })).body.code).toBe(
    'sign_in_refused',
  )
})

test('a key that was copied is found out by its count', async () => {
  const right = await ask('/api/session/passkey/options')
  expect((await answer(right, authenticator.get(right.challenge))).status).toBe(200)
  const asked = await ask('/api/session/passkey/options')
  expect((await answer(asked, authenticator.get(asked.challenge, { counts: false }))).status).toBe(401)
})

test('an answer made on another site opens nothing here', async () => {
  const phishing = openAuthenticator({ origin: 'https://seinpost.evil.example', hostname: 'localhost' })
  const asked = await ask('/api/account/passkeys/options', { cookie: session })
  expect((await keep(asked, phishing.create(asked.challenge))).body).toMatchObject({
    status: 400,
    code: 'usage',
  })
})

const nonsense: [string, object][] = [
  ['nothing', { id: 'x' }],
  ['numbers', { id: 'x', response: { clientDataJSON: 1, authenticatorData: [], signature: null } }],
  ['SQL', { id: "' or 1=1 --", response: {} }],
]
for (const [name, response] of nonsense)
  test(`an answer of ${name} is refused like any other`, async () => {
    const asked = await ask('/api/session/passkey/options')
    expect((await answer(asked, response)).body).toMatchObject({ status: 401, code: 'sign_in_refused' })
  })

test('too late is too late', async () => {
  const asked = await ask('/api/session/passkey/options')
  gateway.pass(6 * 60_000)
  expect((await answer(asked, authenticator.get(asked.challenge))).status).toBe(401)
})
