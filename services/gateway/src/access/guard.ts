import { SeinpostError } from '@seinpost/domain'
import type { Actor, Permission } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { AuditRecord, GatewayDeps } from '../deps.ts'
import { LOCAL_ACTOR } from './actor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed; `nobody` is open to all. A route without it stops the program at its start. */
    needs?: Permission | 'nobody'
    /** The name under which calls stand in the audit; absent leaves no entry. */
    audit?: string
  }
  interface FastifyRequest {
    actor: Actor
    /** What a handler adds to its audit entry: the case, the desk, ids and counts; never text. */
    audited: Omit<AuditRecord, 'actor' | 'act' | 'status' | 'at'>
  }
}

const NOBODY: Actor = { kind: 'local', id: 'nobody', name: null, roles: [], permissions: [], desks: [] }

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
    const actor = access === undefined ? LOCAL_ACTOR : ((await access.actorOf(request.headers)) ?? NOBODY)
    Object.assign(request, { actor, audited: {} })
    const { needs } = request.routeOptions.config
    if (needs !== undefined && needs !== 'nobody') assertMay(actor, needs)
  })
  if (audit === undefined) return
  // Before the answer leaves, a refusal's too: nothing is shown that is not in the audit.
  app.addHook('onSend', async (request, reply, payload) => {
    const { audit: act } = request.routeOptions.config
    const { actor, audited } = request
    if (act !== undefined) await audit({ ...audited, actor, act, status: reply.statusCode, at: now() })
    return payload
  })
}

function assertMay(actor: Actor, needs: Permission): void {
  if (actor.permissions.includes(needs)) return
  if (actor === NOBODY)
    throw new SeinpostError('unauthenticated', 'Nobody is signed in.', {
      remedy: 'Sign in on the start page, or send a service token as `Authorization: Bearer …`.',
    })
  throw new SeinpostError('forbidden', `This asks for the permission "${needs}", which you do not have.`, {
    remedy: 'Ask whoever manages accounts for a role that has it.',
  })
}
