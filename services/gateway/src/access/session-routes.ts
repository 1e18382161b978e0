import {
  type AccessBooks,
  DEMO_ACCOUNTS,
  personActor,
  type SignInWay,
  signInByPassword,
} from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { Actor } from '@seinpost/schemas'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { errorProblem, Problem, sendProblem } from '../guard/problem.ts'
import { assertPrivate, cookieOf, setCookie, siteOf } from './site.ts'

/** What signing in needs of the world. */
export interface SignInDeps {
  readonly books: AccessBooks
  readonly now: () => Date
  /** Seals secrets of one-time codes. */
  readonly key: () => Promise<string>
  /** Whether the invented accounts may be offered on these addresses at all. */
  readonly demo: boolean
  readonly sessionHours: number
  readonly publicUrl?: string | undefined
  /** The provider's label, where there is one. */
  readonly oidcLabel: string | null
}

const Ways = z.object({
  demo: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), desks: z.array(z.string()) })),
  password: z.boolean(),
  passkey: z.boolean(),
  oidc: z.object({ label: z.string() }).nullable(),
})
export const Session = z.object({ actor: Actor.nullable(), ways: Ways })
const SignIn = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('demo'), account: z.string().min(1).max(100) }),
  z.strictObject({
    way: z.literal('password'),
    name: z.string().trim().min(1).max(200),
    password: z.string().min(1).max(1_000),
    code: z.string().max(20).exactOptional(),
  }),
])
export const SignedInBody = z.object({ actor: Actor })
export const signInAnswers = { 200: SignedInBody, 400: Problem, 401: Problem, 403: Problem, 429: Problem }

const tags = ['access']
const REFUSED = { type: 'about:blank', title: 'You are not signed in.', status: 401 } as const

/** One answer for a wrong name, password, code or passkey: it tells nothing about who has an account. */
export const refuseSignIn = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, {
    ...REFUSED,
    code: 'sign_in_refused',
    detail: 'The name, the password, the code or the passkey is not right.',
    remedy: 'Try again; whoever manages accounts can set a new password.',
  })

/** Starts a session of the account and answers with its actor and cookie. */
export async function startSession(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { accountId, way }: { accountId: string; way: SignInWay },
  { books, sessionHours, publicUrl }: Pick<SignInDeps, 'books' | 'sessionHours' | 'publicUrl'>,
): Promise<Actor> {
  const site = siteOf(request.headers, publicUrl)
  const account = await books.accounts.find(accountId)
  if (account === null) throw new SeinpostError('unauthenticated', 'This account is no more.')
  const old = cookieOf(request.headers, 'seinpost', site)
  const id = await books.sessions.start(account.id, { way, old })
  reply.header('set-cookie', setCookie('seinpost', id, { site, seconds: sessionHours * 3_600 }))
  request.actor = personActor(account)
  request.audited = { details: { way } }
  return request.actor
}

/** Who am I, signing in by a demo account or a password, and signing out. */
export function sessionRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { books, publicUrl } = deps
  const demoAccounts = async () =>
    deps.demo && !(await books.accounts.anyReal())
      ? DEMO_ACCOUNTS.map((account) => ({ ...account, desks: [...account.desks] }))
      : []

  routes.get('/api/session', {
    config: { needs: 'nobody' },
    schema: { summary: 'Who is signed in, and how one may sign in', tags, response: { 200: Session } },
    handler: async ({ actor, headers }, reply) => {
      const passkey = !/^[\d.]+$|^\[/u.test(siteOf(headers, publicUrl).hostname)
      const oidc = deps.oidcLabel === null ? null : { label: deps.oidcLabel }
      const ways = { demo: await demoAccounts(), password: true, passkey, oidc }
      return reply.send({ actor: actor.id === 'nobody' ? null : actor, ways })
    },
  })

  routes.post('/api/session', {
    config: { needs: 'nobody', audit: 'session.start' },
    schema: {
      summary: 'Sign in',
      description: 'Sets a cookie. `code_needed` says that the account asks for a one-time code too.',
      tags,
      body: SignIn,
      response: signInAnswers,
    },
    handler: async (request, reply) => {
      const { body } = request
      assertPrivate(siteOf(request.headers, publicUrl), request.headers)
      if (body.way === 'demo') {
        const account = (await demoAccounts()).find(({ id }) => id === body.account)
        if (account === undefined) return refuseSignIn(reply)
        const { id, name, role, desks } = account
        await books.accounts.put({ id, login: id, name, roles: [role], desks })
        return reply.send({
          actor: await startSession({ request, reply }, { accountId: id, way: 'demo' }, deps),
        })
      }
      const result = await signInByPassword({ ...body, from: request.ip }, { ...books, ...deps })
      switch (result.kind) {
        case 'in': {
          const to = { accountId: result.accountId, way: 'password' } as const
          return reply.send({ actor: await startSession({ request, reply }, to, deps) })
        }
        case 'wait':
          return sendProblem(reply.header('retry-after', String(result.seconds)), tooMany(result.seconds))
        case 'code_needed':
          return sendProblem(reply, CODE_NEEDED)
        case 'refused':
          return refuseSignIn(reply)
      }
    },
  })

  routes.delete('/api/session', {
    config: { needs: 'nobody', audit: 'session.end' },
    schema: { summary: 'Sign out', tags, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const site = siteOf(request.headers, publicUrl)
      const id = cookieOf(request.headers, 'seinpost', site)
      if (id !== undefined) await books.sessions.end(id)
      return reply
        .header('set-cookie', setCookie('seinpost', '', { site, seconds: 0 }))
        .code(204)
        .send(null)
    },
  })
}

const CODE_NEEDED: Problem = {
  ...REFUSED,
  code: 'code_needed',
  detail: 'This account asks for a one-time code too.',
  remedy: 'Send the six digits of your authenticator app along.',
}

const tooMany = (seconds: number): Problem =>
  errorProblem(
    new SeinpostError('rate_limited', 'Too many failed attempts to sign in.', {
      retryable: true,
      remedy: `Wait ${seconds} seconds; a passkey or single sign-on works at once.`,
    }),
  )
