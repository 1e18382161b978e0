import { type AccessBooks, openAccessBooks } from '@seinpost/access'
import type { Actor, OidcConfig } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import type { GatewayDeps, RouteArea } from '../deps.ts'
import type { GatewayOptions } from '../open-gateway.ts'
import { openTestGateway } from '../test-gateway.ts'
import { accountRoutes } from './account-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { openOidcClient } from './oidc-client.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { type SignInDeps, sessionRoutes } from './session-routes.ts'
import { openWhoAsks, type WhoAsksDeps } from './who-asks.ts'

export interface AccessGatewayOptions {
  readonly over?: Partial<GatewayDeps>
  readonly who?: Partial<WhoAsksDeps>
  readonly signIn?: Partial<SignInDeps>
  readonly oidc?: OidcConfig
  readonly gateway?: Partial<GatewayOptions>
  readonly areas?: readonly RouteArea[]
}

const KEPT = ['accounts', 'service_tokens', 'referral_links', 'sign_in_challenges', 'sign_in_failures']
export const LOCAL_TOKEN = 'snm_local-token-of-a-test'

/** A gateway over an emptied book of accounts; the clock stands still until it is moved. */
export async function openAccessGateway(store: Store, options: AccessGatewayOptions = {}) {
  let at = new Date('2026-11-20T10:00:00.000Z')
  const now = () => at
  for (const table of KEPT) await store.sql.query(`delete from seinpost.${table}`)
  const policy = { sessionHours: 12, idleMinutes: 60 }
  const books: AccessBooks = openAccessBooks(store.sql, { now, policy, demo: true })
  const { oidc } = options
  const key = async () => 'key of a test'
  const signIn: SignInDeps = {
    books,
    now,
    key,
    demo: true,
    sessionHours: 12,
    oidcLabel: null,
    ...options.signIn,
  }
  const access = openWhoAsks({
    books,
    localToken: LOCAL_TOKEN,
    open: false,
    anybodyMay: ['signal.submit'],
    requestsPerMinute: 1_000,
    publicUrl: signIn.publicUrl,
    ...options.who,
  })
  const log = { info: nothing, warn: nothing, error: nothing }
  const routes: RouteArea = (app) => {
    sessionRoutes(app, signIn)
    passkeyRoutes(app, signIn)
    accountRoutes(app, signIn)
    linkRoutes(app, { links: books.links, now })
    if (oidc !== undefined)
      oidcRoutes(app, {
        ...signIn,
        config: oidc,
        log,
        client: openOidcClient(oidc, async () => 'secret of a test'),
      })
    app.post('/api/test/referrals', {
      config: { needs: 'referral.submit', spendsLink: true },
      handler: async ({ body }, reply) =>
        reply.code(typeof body === 'object' && body !== null && 'bad' in body ? 422 : 202).send({}),
    })
  }
  const areas = [routes, ...(options.areas ?? [])]
  const gateway = await openTestGateway({ access, now, areas, ...options.over }, options.gateway)
  return {
    ...gateway,
    books,
    store,
    key,
    pass: (ms: number) => {
      at = new Date(at.getTime() + ms)
    },
  }
}

export type AccessGateway = Awaited<ReturnType<typeof openAccessGateway>>

function nothing(): void {
  // Tests read answers, not logs.
}

export interface Answered {
  readonly status: number
  readonly body: Record<string, unknown> & { readonly actor?: Actor }
  readonly headers: Headers
  /** The session's cookie as the browser sends it back; empty when none was set. */
  readonly cookie: string
}

/** A browser on this gateway's page. */
export async function send(
  { url }: { readonly url: string },
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const answer = await fetch(url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
  })
  const text = await answer.text()
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';')
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text), headers: answer.headers, cookie }
}
