import { accountOfPasskey, askPasskey, CHALLENGE_SECONDS } from '@seinpost/access'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { refuseSignIn, type SignInDeps, signInAnswers, startSession } from './session-routes.ts'
import { cookieOf, setCookie, siteOf } from './site.ts'

/** WebAuthn's own shapes, as browsers make them; read field by field where they are checked. */
export const Credential = z.looseObject({ id: z.string().min(1).max(2_000) })
export const Options = z.object({ options: z.looseObject({}) })

const tags = ['access']

/** Signing in with a passkey: the browser signs what it was asked, with a key that never leaves its device. */
export function passkeyRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { books, publicUrl } = deps

  routes.post('/api/session/passkey/options', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'Ask for any passkey of this site',
      description: 'For `navigator.credentials.get`. Sets a cookie that goes with the answer.',
      tags,
      response: { 200: Options },
    },
    handler: async ({ headers }, reply) => {
      const site = siteOf(headers, publicUrl)
      const { ask, options } = await askPasskey(site, books)
      reply.header('set-cookie', setCookie('seinpost-ask', ask, { site, seconds: CHALLENGE_SECONDS }))
      return reply.send({ options: { ...options } })
    },
  })

  routes.post('/api/session/passkey', {
    config: { needs: 'nobody', audit: 'session.start' },
    schema: {
      summary: 'Sign in with the passkey the browser gave',
      tags,
      body: z.strictObject({ response: Credential }),
      response: signInAnswers,
    },
    handler: async (request, reply) => {
      const site = siteOf(request.headers, publicUrl)
      const ask = cookieOf(request.headers, 'seinpost-ask', site) ?? ''
      const accountId = await accountOfPasskey({ ask, response: request.body.response, site }, books)
      if (accountId === null) return refuseSignIn(reply)
      const actor = await startSession({ request, reply }, { accountId, way: 'passkey' }, deps)
      reply.header('set-cookie', setCookie('seinpost-ask', '', { site, seconds: 0 }))
      return reply.send({ actor })
    },
  })
}
