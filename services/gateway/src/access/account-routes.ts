import { passwordProblem, sealPassword } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { Role } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import { codeRoutes } from './code-routes.ts'
import { accountToChange, assertPassword, ownAccount } from './own-account.ts'
import { OwnPasskey, ownPasskeyRoutes } from './own-passkey-routes.ts'
import type { SignInDeps } from './session-routes.ts'
import { assertPrivate, cookieOf, siteOf } from './site.ts'

const OwnAccount = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  desks: z.array(z.string()),
  hasPassword: z.boolean(),
  hasCode: z.boolean(),
  passkeys: z.array(OwnPasskey),
})
const Secret = z.string().min(1).max(1_000)
const tags = ['access']
const problems = { 400: Problem, 401: Problem, 403: Problem }
const nothing = { 204: z.null(), ...problems }

/** What people see and change of their own account: password, one-time code, passkeys. */
export function accountRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { books, publicUrl } = deps
  const { credentials, passkeys, sessions } = books
  codeRoutes(app, deps)
  ownPasskeyRoutes(app, deps)

  routes.get('/api/account', {
    config: { needs: 'nobody' },
    schema: { summary: 'Your own account', tags, response: { 200: OwnAccount, 401: Problem } },
    handler: async ({ actor }, reply) => {
      const { id, login, name, roles, desks, hasPassword, hasCode } = await ownAccount(actor, books)
      const kept = [...(await passkeys.of(id))]
      return reply.send({
        id,
        login,
        name,
        roles: [...roles],
        desks: [...desks],
        hasPassword,
        hasCode,
        passkeys: kept,
      })
    },
  })

  routes.put('/api/account/password', {
    config: { needs: 'nobody', audit: 'account.password' },
    schema: {
      summary: 'Set a new password; every other session of yours ends',
      tags,
      body: z.strictObject({ old: Secret.exactOptional(), new: Secret }),
      response: nothing,
    },
    handler: async ({ actor, headers, body }, reply) => {
      const account = await accountToChange(actor, books)
      const site = siteOf(headers, publicUrl)
      assertPrivate(site, headers)
      if (account.hasPassword)
        await assertPassword(account, { password: body.old ?? '', field: 'old', books })
      const problem = passwordProblem(body.new, account)
      if (problem !== null)
        throw new SeinpostError('usage', `new: ${problem}`, { remedy: 'Take a few words that nobody knows.' })
      await credentials.setPassword(account.id, await sealPassword(body.new))
      await sessions.endAll(account.id, cookieOf(headers, 'seinpost', site))
      return reply.code(204).send(null)
    },
  })
}
