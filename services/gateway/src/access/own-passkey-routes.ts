import { askNewPasskey, CHALLENGE_SECONDS, keepPasskey } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import { accountToChange, ownAccount } from './own-account.ts'
import { Credential, Options } from './passkey-routes.ts'
import type { SignInDeps } from './session-routes.ts'
import { cookieOf, setCookie, siteOf } from './site.ts'

export const OwnPasskey = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})
const tags = ['access']
const problems = { 400: Problem, 401: Problem, 403: Problem }
const nothing = { 204: z.null(), ...problems }

/** The passkeys of whoever is signed in: making one, and forgetting one. */
export function ownPasskeyRoutes(
  app: FastifyInstance,
  { books, publicUrl }: Pick<SignInDeps, 'books' | 'publicUrl'>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()

  routes.post('/api/account/passkeys/options', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'Ask the browser for a new passkey',
      description: 'For `navigator.credentials.create`. Sets a cookie that goes with the answer.',
      tags,
      response: { 200: Options, ...problems },
    },
    handler: async ({ actor, headers }, reply) => {
      const account = await accountToChange(actor, books)
      const site = siteOf(headers, publicUrl)
      const { ask, options } = await askNewPasskey({ account, site }, books)
      reply.header('set-cookie', setCookie('seinpost-ask', ask, { site, seconds: CHALLENGE_SECONDS }))
      return reply.send({ options: { ...options } })
    },
  })

  routes.post('/api/account/passkeys', {
    config: { needs: 'nobody', audit: 'account.passkey' },
    schema: {
      summary: 'Keep the passkey the browser made',
      tags,
      body: z.strictObject({ label: z.string().trim().min(1).max(60), response: Credential }),
      response: { 201: OwnPasskey, ...problems },
    },
    handler: async ({ actor, headers, body }, reply) => {
      const account = await accountToChange(actor, books)
      const site = siteOf(headers, publicUrl)
      const ask = cookieOf(headers, 'seinpost-ask', site) ?? ''
      return reply.code(201).send(await keepPasskey({ account, ask, site, ...body }, books))
    },
  })

  routes.delete('/api/account/passkeys/:id', {
    config: { needs: 'nobody', audit: 'account.passkey' },
    schema: {
      summary: 'Forget a passkey',
      tags,
      params: z.object({ id: z.string().min(1).max(500) }),
      response: { ...nothing, 404: Problem },
    },
    handler: async ({ actor, params }, reply) => {
      const { id } = await ownAccount(actor, books)
      if (await books.passkeys.remove(params.id, id)) return reply.code(204).send(null)
      throw new SeinpostError('not_found', 'You have no such passkey.', {
        remedy: 'GET /api/account lists them.',
      })
    },
  })
}
