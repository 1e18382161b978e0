import { accountOfClaims, CHALLENGE_SECONDS } from '@seinpost/access'
import { asSeinpostError } from '@seinpost/domain'
import type { OidcConfig } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { GatewayLog } from '../deps.ts'
import { Problem } from '../guard/problem.ts'
import type { OidcAsked, OidcClient } from './oidc-client.ts'
import { type SignInDeps, startSession } from './session-routes.ts'
import { cookieOf, setCookie, siteOf } from './site.ts'

const CALLBACK = '/api/session/oidc/callback'
const REFUSED = '/?signin=refused'

interface Asked extends OidcAsked {
  readonly to: string
}

/** Only a path of our own: `//evil.example` and `/\evil.example` are addresses elsewhere. */
const OwnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w/.~%?=&#:-]*$/u)
  .catch('/')

const tags = ['access']

/** Single sign-on: to the provider, and back. */
export function oidcRoutes(
  app: FastifyInstance,
  { client, config, log, ...deps }: SignInDeps & { client: OidcClient; config: OidcConfig; log: GatewayLog },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { books, publicUrl } = deps

  routes.get('/api/session/oidc', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'Sign in at the provider',
      tags,
      querystring: z.object({ to: OwnPath.default('/') }),
      response: { 302: z.null(), 502: Problem },
    },
    handler: async ({ headers, query }, reply) => {
      const site = siteOf(headers, publicUrl)
      const { url, asked } = await client.start(site.origin + CALLBACK)
      const ask = await books.challenges.ask('oidc', { ...asked, to: query.to } satisfies Asked)
      // Lax: it must come along when the provider sends the browser back.
      const cookie = setCookie('seinpost-ask', ask, { site, seconds: CHALLENGE_SECONDS, lax: true })
      return reply.header('set-cookie', cookie).redirect(url, 302)
    },
  })

  routes.get(CALLBACK, {
    config: { needs: 'nobody', audit: 'session.start' },
    schema: {
      summary: 'Where the provider sends the browser back to',
      tags,
      querystring: z.looseObject({}),
      response: { 302: z.null() },
    },
    handler: async (request, reply) => {
      const site = siteOf(request.headers, publicUrl)
      const ask = cookieOf(request.headers, 'seinpost-ask', site)
      const asked = ask === undefined ? null : await books.challenges.take<Asked>('oidc', ask)
      reply.header('set-cookie', setCookie('seinpost-ask', '', { site, seconds: 0, lax: true }))
      if (asked === null) return reply.redirect(REFUSED, 302)
      try {
        const claims = await client.finish(new URL(request.url, site.origin), asked.value)
        const account = accountOfClaims(claims, config)
        if (account === null) {
          log.warn({ subject: claims.sub }, 'the provider gives this person no role')
          return reply.redirect(REFUSED, 302)
        }
        const kept =
          (await books.accounts.put(account)) ?? (await books.accounts.put({ ...account, login: account.id }))
        await startSession({ request, reply }, { accountId: kept?.id ?? account.id, way: 'oidc' }, deps)
        return reply.redirect(asked.value.to, 302)
      } catch (error) {
        const { code, message } = asSeinpostError(error)
        log.warn({ err: error, code }, message)
        return reply.redirect(REFUSED, 302)
      }
    },
  })
}
