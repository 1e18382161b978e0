import { SeinpostError } from '@seinpost/domain'
import type { Actor, Permission } from '@seinpost/schemas'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access, AuditRecord, GatewayDeps } from '../deps.ts'
import { LOCAL_ACTOR } from './actor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed; `nobody` is open to all. A route without it stops the program at its start. */
    needs?: Permission | 'nobody'
    /** The name under which calls stand in the audit; absent leaves no entry. */
    audit?: string
    /** Takes one use of the referral link it is asked with; given back when the answer is a refusal. */
    spendsLink?: true
  }
  interface FastifyRequest {
    actor: Actor
    /** What a handler adds to its audit entry: the case, the desk, ids and counts; never text. */
    audited: Omit<AuditRecord, 'actor' | 'act' | 'status' | 'at'>
  }
}

/** Whoever is not signed in. */
const nobody = (permissions: readonly Permission[] = []): Actor => ({
  kind: 'local',
  id: 'nobody',
  name: null,
  roles: [],
  permissions: [...permissions],
  desks: [],
})

/** Knows who asks before a route runs, turns away who may not, and has what was asked written in the audit. */
export function guardAccess(
  app: FastifyInstance,
  { access, audit, now }: Pick<GatewayDeps, 'access' | 'audit' | 'now'>,
): void {
  app.decorateRequest('actor')
  app.decorateRequest('audited')
  app.addHook('onRoute', ({ url, method, config }) => {
    if (config?.needs !== undefined || !url.startsWith('/api/')) return
    throw new SeinpostError('internal', `${String(method)} ${url} does not say what it needs of its caller`)
  })
  app.addHook('onRequest', async (request) => {
    const { needs } = request.routeOptions.config
    const actor = needs === undefined ? nobody() : await whoAsks(request, access)
    Object.assign(request, { actor, audited: {} })
    if (needs !== undefined && needs !== 'nobody') assertMay(actor, needs)
  })
  if (access !== undefined) spendLinks(app, access)
  if (audit === undefined) return
  // Before the answer leaves, a refusal's too: nothing is shown that is not in the audit.
  app.addHook('onSend', async (request, reply, payload) => {
    const { audit: act } = request.routeOptions.config
    if (act === undefined) return payload
    // Who was turned away for a session that ended is nobody.
    const actor: Actor | undefined = request.actor
    const about = { ...caseAskedFor(request), ...request.audited }
    await audit({ ...about, actor: actor ?? nobody(), act, status: reply.statusCode, at: now() })
    return payload
  })
}

const CaseParams = z.object({ id: z.string().max(500) })

/** A call that was turned away before its handler ran is about the case its address names. */
function caseAskedFor({ routeOptions, params }: FastifyRequest): { caseId?: string } {
  const asked = CaseParams.safeParse(params)
  return routeOptions.url?.startsWith('/api/cases/:id') && asked.success ? { caseId: asked.data.id } : {}
}

async function whoAsks(
  { headers, routeOptions }: FastifyRequest,
  access: Access | undefined,
): Promise<Actor> {
  if (access === undefined) return LOCAL_ACTOR
  try {
    return (await access.actorOf(headers)) ?? nobody(access.anybodyMay)
  } catch (error) {
    // A session that ended must not keep anybody from signing in again.
    const ended = error instanceof SeinpostError && error.code === 'unauthenticated'
    if (ended && routeOptions.config.needs === 'nobody') return nobody(access.anybodyMay)
    throw error
  }
}

function assertMay(actor: Actor, needs: Permission): void {
  if (actor.permissions.includes(needs)) return
  if (actor.id === 'nobody')
    throw new SeinpostError('unauthenticated', 'Nobody is signed in.', {
      remedy: 'Sign in on the start page, or send a service token as `Authorization: Bearer …`.',
    })
  throw new SeinpostError('forbidden', `This asks for the permission "${needs}", which you do not have.`, {
    remedy: 'Ask whoever manages accounts for a role that has it.',
  })
}

const isLink = ({ id }: Actor) => id.startsWith('link:')

/** A use is taken before the handler runs, so that two at once cannot both have the last one. */
function spendLinks(app: FastifyInstance, access: Access): void {
  const spent = new WeakSet<FastifyRequest>()
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.spendsLink !== true || !isLink(request.actor)) return
    if (!(await access.spendLink(request.actor, 1)))
      throw new SeinpostError('unauthenticated', 'This link is used up.', {
        remedy: 'Ask whoever gave it to you for another.',
      })
    spent.add(request)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode >= 400 && spent.delete(request)) await access.spendLink(request.actor, -1)
    return payload
  })
}
