import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OidcConfig } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessGateway, openAccessGateway, send } from './open-access-gateway.ts'

/** Who the provider knows, and what its realm says of them, as Keycloak puts it. */
const PEOPLE: Record<string, object> = {
  jan: {
    name: 'Jan Smets',
    preferred_username: 'jan',
    realm_access: { roles: ['seinpost-officer', 'operator', 'offline_access'] },
    seinpost_desks: ['municipality-12025'],
  },
  els: { name: 'Els', preferred_username: 'els', realm_access: { roles: ['operator'] } },
}

let store: Store
let server: Server
let issuer: string
let gateway: AccessGateway
/** The provider learns where the gateway listens once it does. */
const redirects: string[] = []

beforeAll(async () => {
  store = await openEmbeddedTestStore()
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = await openGateway()
  redirects.push(`${gateway.url}/api/session/oidc/callback`)
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'seinpost', client_secret: 'secret of a test', redirect_uris: redirects }],
    claims: { openid: ['sub', 'name', 'preferred_username', 'realm_access', 'seinpost_desks'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...PEOPLE[sub] }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['a key of a test'] },
  })
  server.on('request', provider.callback())
})
afterAll(async () => {
  await gateway.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await store.close()
})

const openGateway = () =>
  openAccessGateway(store, {
    signIn: { oidcLabel: 'Stad' },
    oidc: OidcConfig.parse({
      issuer,
      clientId: 'seinpost',
      clientSecret: { env: 'UNUSED' },
    }),
  })

/** A browser: follows redirects, keeps the cookies of each host, fills in the provider's forms. */
function openBrowser(login: string) {
  const jars = new Map<string, Map<string, string>>()
  async function visit(
    address: string,
    form?: URLSearchParams,
  ): Promise<{ url: URL; text: string; status: number }> {
    const url = new URL(address)
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: form }),
      headers: { cookie, accept: 'text/html' },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to === null) return { url, text: await answer.text(), status: answer.status }
    const next = new URL(to, url)
    // The page behind the sign-in is the console's, which is not served here.
    return next.origin === gateway.url && !next.pathname.startsWith('/api/')
      ? { url: next, text: '', status: answer.status }
      : await visit(next.href)
  }
  async function signIn(path: string) {
    let page = await visit(gateway.url + path)
    for (let forms = 0; forms < 4 && page.text.includes('<form'); forms++) {
      const action = /action="([^"]+)"/u.exec(page.text)?.[1] ?? ''
      const prompt = /name="prompt" value="([^"]+)"/u.exec(page.text)?.[1] ?? ''
      page = await visit(
        new URL(action, page.url).href,
        new URLSearchParams({ prompt, login, password: 'x' }),
      )
    }
    return page
  }
  const cookies = () =>
    [...(jars.get(new URL(gateway.url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  return { visit, signIn, cookies, jars }
}

const whoAmI = async (cookie: string) =>
  (await send(gateway, 'GET', '/api/session', { headers: { cookie } })).body.actor ?? null

test('somebody the provider vouches for is signed in with the roles and desks it says', async () => {
  const browser = openBrowser('jan')
  const { url } = await browser.signIn('/api/session/oidc?to=/q/municipality-12025')
  expect(url.href).toBe(`${gateway.url}/q/municipality-12025`)
  expect(await whoAmI(browser.cookies())).toMatchObject({
    kind: 'person',
    name: 'Jan Smets',
    // `operator` is a role of the realm for something else; only `seinpost-…` counts there.
    roles: ['officer'],
    desks: ['municipality-12025'],
  })
  await openBrowser('jan').signIn('/api/session/oidc')
  expect(await gateway.books.accounts.list()).toHaveLength(1)
})

test('somebody without a role here is not let in', async () => {
  const browser = openBrowser('els')
  expect((await browser.signIn('/api/session/oidc')).url.href).toBe(`${gateway.url}/?signin=refused`)
  expect(await whoAmI(browser.cookies())).toBeNull()
})

test('an answer that another browser asked for, or that comes twice, opens nothing', async () => {
  const asking = openBrowser('jan')
  const started = await fetch(`${gateway.url}/api/session/oidc`, { redirect: 'manual' })
  const state = new URL(started.headers.get('location') ?? '').searchParams.get('state')
  const forged = `${gateway.url}/api/session/oidc/callback?code=stolen&state=${state}&iss=${encodeURIComponent(issuer)}`
  expect((await asking.visit(forged)).url.href).toBe(`${gateway.url}/?signin=refused`)
  const [cookie = ''] = (started.headers.getSetCookie()[0] ?? '').split(';')
  for (let times = 0; times < 2; times++) {
    const answer = await fetch(forged, { redirect: 'manual', headers: { cookie } })
    expect(answer.headers.get('location')).toBe('/?signin=refused')
    expect(answer.headers.getSetCookie().some((set) => set.startsWith('seinpost='))).toBe(false)
  }
})

const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/%0d%0aSet-Cookie:x',
  'javascript:1',
]
for (const to of elsewhere)
  test(`does not send anybody on to ${to}`, async () => {
    const { url } = await openBrowser('jan').signIn(`/api/session/oidc?to=${encodeURIComponent(to)}`)
    expect(url.origin).toBe(gateway.url)
  })

test('a provider that is away is said to be, and passwords go on working', async () => {
  const away = await openAccessGateway(store, {
    signIn: { oidcLabel: 'Stad' },
    oidc: OidcConfig.parse({ issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: { env: 'UNUSED' } }),
  })
  const answer = await send(away, 'GET', '/api/session/oidc')
  expect(answer.body).toMatchObject({
    status: 502,
    code: 'source_unreachable',
    remedy: expect.stringMatching(/passwords/u),
  })
  await away.close()
})
