import {
  type Account,
  askNewPasskey,
  codeUri,
  isPassword,
  keepPasskey,
  newCodeSecret,
  passwordProblem,
  seal,
  sealPassword,
  stepOfCode,
  unseal,
} from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { type Actor, Role } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import { Credential, Options } from './passkey-routes.ts'
import type { SignInDeps } from './session-routes.ts'
import { assertPrivate, cookieOf, setCookie, siteOf } from './site.ts'

const Passkey = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})
const OwnAccount = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  desks: z.array(z.string()),
  hasPassword: z.boolean(),
  hasCode: z.boolean(),
  passkeys: z.array(Passkey),
})
const Secret = z.string().min(1).max(1_000)
const ASK_SECONDS = 300

const tags = ['access']
const problems = { 400: Problem, 401: Problem, 403: Problem }
const nothing = { 204: z.null(), ...problems }

/** What people see and change of their own account: password, one-time code, passkeys. */
export function accountRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { books, now, key, publicUrl } = deps
  const { credentials, passkeys, sessions } = books

  /** The account of whoever is signed in; demo accounts and programs have none to change. */
  async function own(actor: Actor): Promise<Account> {
    const account = actor.kind === 'person' ? await books.accounts.find(actor.id) : null
    if (account !== null) return account
    throw new SeinpostError('unauthenticated', 'No account is signed in.', {
      remedy: 'Sign in with an account of your own.',
    })
  }
  async function ownToChange(actor: Actor): Promise<Account> {
    const account = await own(actor)
    if (account.issuer === null && !account.id.startsWith('demo:')) return account
    throw new SeinpostError('forbidden', 'This account proves itself elsewhere.', {
      remedy: 'Change it at the provider you sign in with.',
    })
  }
  async function assertPassword(account: Account, password: string, field: string): Promise<void> {
    const kept = (await credentials.of(account.id))?.password ?? null
    if (await isPassword(password, kept)) return
    throw new SeinpostError('usage', `${field}: is not the password`, { remedy: 'Try again.' })
  }

  routes.get('/api/account', {
    config: { needs: 'nobody' },
    schema: { summary: 'Your own account', tags, response: { 200: OwnAccount, 401: Problem } },
    handler: async ({ actor }, reply) => {
      const { id, login, name, roles, desks, hasPassword, hasCode } = await own(actor)
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
      const account = await ownToChange(actor)
      const site = siteOf(headers, publicUrl)
      assertPrivate(site, headers)
      if (account.hasPassword) await assertPassword(account, body.old ?? '', 'old')
      const problem = passwordProblem(body.new, account)
      if (problem !== null)
        throw new SeinpostError('usage', `new: ${problem}`, { remedy: 'Take a few words that nobody knows.' })
      await credentials.setPassword(account.id, await sealPassword(body.new))
      await sessions.endAll(account.id, cookieOf(headers, 'seinpost', site))
      return reply.code(204).send(null)
    },
  })

  routes.post('/api/account/code', {
    config: { needs: 'nobody', audit: 'account.code' },
    schema: {
      summary: 'A new secret for one-time codes; it counts once a code is confirmed',
      tags,
      body: z.strictObject({ password: Secret }),
      response: { 200: z.object({ uri: z.string(), secret: z.string() }), ...problems },
    },
    handler: async ({ actor, body }, reply) => {
      const account = await ownToChange(actor)
      await assertPassword(account, body.password, 'password')
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
      const { id } = await ownToChange(actor)
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
      const account = await ownToChange(actor)
      await assertPassword(account, body.password, 'password')
      await credentials.setCode(account.id, null)
      return reply.code(204).send(null)
    },
  })

  routes.post('/api/account/passkeys/options', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'Ask the browser for a new passkey',
      description: 'For `navigator.credentials.create`. Sets a cookie that goes with the answer.',
      tags,
      response: { 200: Options, ...problems },
    },
    handler: async ({ actor, headers }, reply) => {
      const account = await ownToChange(actor)
      const site = siteOf(headers, publicUrl)
      const { ask, options } = await askNewPasskey({ account, site }, books)
      reply.header('set-cookie', setCookie('seinpost-ask', ask, { site, seconds: ASK_SECONDS }))
      return reply.send({ options: { ...options } })
    },
  })

  routes.post('/api/account/passkeys', {
    config: { needs: 'nobody', audit: 'account.passkey' },
    schema: {
      summary: 'Keep the passkey the browser made',
      tags,
      body: z.strictObject({ label: z.string().trim().min(1).max(60), response: Credential }),
      response: { 201: Passkey, ...problems },
    },
    handler: async ({ actor, headers, body }, reply) => {
      const account = await ownToChange(actor)
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
      const { id } = await own(actor)
      if (await passkeys.remove(params.id, id)) return reply.code(204).send(null)
      throw new SeinpostError('not_found', 'You have no such passkey.', {
        remedy: 'GET /api/account lists them.',
      })
    },
  })
}
