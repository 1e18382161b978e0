import { codeUri, newCodeSecret, seal, stepOfCode, unseal } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import { accountToChange, assertPassword } from './own-account.ts'
import type { SignInDeps } from './session-routes.ts'

const Secret = z.string().min(1).max(1_000)
const tags = ['access']
const problems = { 400: Problem, 401: Problem, 403: Problem }
const nothing = { 204: z.null(), ...problems }

/** The second factor: codes of an authenticator app. */
export function codeRoutes(app: FastifyInstance, { books, now, key }: SignInDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { credentials } = books

  routes.post('/api/account/code', {
    config: { needs: 'nobody', audit: 'account.code' },
    schema: {
      summary: 'A new secret for one-time codes; it counts once a code is confirmed',
      tags,
      body: z.strictObject({ password: Secret }),
      response: { 200: z.object({ uri: z.string(), secret: z.string() }), ...problems },
    },
    handler: async ({ actor, body }, reply) => {
      const account = await accountToChange(actor, books)
      await assertPassword(account, { password: body.password, field: 'password', books })
      const secret = newCodeSecret()
      await credentials.setCode(account.id, seal(secret, { key: await key(), owner: account.id }))
      return reply.send({ uri: codeUri(secret, account.login), secret })
    },
  })

  routes.put('/api/account/code', {
    config: { needs: 'nobody', audit: 'account.code' },
    schema: {
      summary: 'Confirm with a code: from now on signing in asks for one',
      tags,
      body: z.strictObject({ code: z.string().max(20) }),
      response: nothing,
    },
    handler: async ({ actor, body }, reply) => {
      const { id } = await accountToChange(actor, books)
      const kept = await credentials.of(id)
      const sealed = kept?.codeSecret ?? null
      const secret = sealed === null ? null : unseal(sealed, { key: await key(), owner: id })
      const step = secret === null ? null : stepOfCode(body.code, { secret, now: now(), lastStep: 0 })
      if (step === null || !(await credentials.useCode(id, step)))
        throw new SeinpostError('usage', 'code: is not right', {
          remedy: 'Wait for the next one, and check that the clock of your phone is right.',
        })
      return reply.code(204).send(null)
    },
  })

  routes.delete('/api/account/code', {
    config: { needs: 'nobody', audit: 'account.code' },
    schema: {
      summary: 'Sign in without one-time codes again',
      tags,
      body: z.strictObject({ password: Secret }),
      response: nothing,
    },
    handler: async ({ actor, body }, reply) => {
      const account = await accountToChange(actor, books)
      await assertPassword(account, { password: body.password, field: 'password', books })
      await credentials.setCode(account.id, null)
      return reply.code(204).send(null)
    },
  })
}
