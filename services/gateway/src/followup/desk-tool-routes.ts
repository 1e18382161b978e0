import {
  type CloseManyDeps,
  closeMany,
  type SnoozeDeps,
  type Snoozed,
  sleepersOf,
  snoozeCase,
  wakeCase,
} from '@seinpost/casework'
import { CaseStatus, Level, type SnoozeConfig } from '@seinpost/schemas'
import type { Worked } from '@seinpost/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { CaseId, Id, Person, QueueName } from '../guard/params.ts'
import { sendProblem } from '../guard/problem.ts'
import { actProblem } from '../work/act-problem.ts'
import { Acting, acting, at, conflict, judgement, Note, problems, version } from './bodies.ts'

export interface DeskToolDeps extends Omit<SnoozeDeps, 'policy'>, Omit<CloseManyDeps, 'leaseMs'> {
  readonly snooze: () => SnoozeConfig
  readonly leaseMs: () => number
  /** What of a line of its queue a desk may read. */
  readonly excerptFor: (desk: string) => (excerpt: string) => string
}

const SnoozeBody = z.object({ ...acting, version, until: at, reason: Note })
const Done = z.object({ status: CaseStatus, version: z.int() })
const CloseBody = z.object({
  by: Person.exactOptional(),
  cases: z
    .array(z.object({ caseId: Id, version: z.int() }))
    .min(2)
    .max(50),
  ...judgement,
  outcome: z.enum(['no_concern', 'context_explains']),
  note: Note,
})
const Results = z.object({
  results: z.array(
    z.object({
      caseId: z.string(),
      kind: z.enum(['closed', 'refused', 'not_found']),
      reason: z.string().optional(),
      version: z.int().optional(),
    }),
  ),
})
const Sleepers = z.object({
  queue: z.string(),
  snoozed: z.array(
    z.object({
      ...{ caseId: z.string(), level: Level, until: z.iso.datetime(), reason: z.string() },
      ...{ by: z.string(), excerpt: z.string() },
    }),
  ),
})

const tags = ['cases']

function tooLong({ why, latest }: Extract<Snoozed, { kind: 'too_long' }>) {
  const remedy = latest === null ? 'Look at it now, or give it back.' : `Put it off until ${latest} at most.`
  return why === 'acute'
    ? conflict('acute', 'An acute case does not wait that long.', remedy)
    : { ...conflict('usage', 'until: is further ahead than the config allows.', remedy), status: 400 }
}

/** Sends why nothing was done; a case that the desk did not receive looks like none at all. */
function refuse(reply: FastifyReply, worked: Exclude<Worked, { kind: 'done' }>) {
  if (worked.kind === 'not_found' || worked.reason === 'not_received') throw noSuchCase()
  return sendProblem(reply, actProblem(worked))
}

/** Putting a case off, waking it, and closing a cluster of cases at once. */
export function deskToolRoutes(app: FastifyInstance, deps: DeskToolDeps): void {
  const { sql, now } = deps
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/cases/:id/snooze', {
    config: { needs: 'case.work', audit: 'case.snooze' },
    schema: {
      summary: 'Put a case off until a time, with the reason',
      description:
        'For your desk alone. It wakes by itself, at once when a worse copy comes. Acute cases hardly sleep.',
      tags,
      params: CaseId,
      body: SnoozeBody,
      response: { 200: Done.extend({ until: z.iso.datetime() }), ...problems },
    },
    handler: async (request, reply) => {
      const { until, reason, version: seen } = request.body
      const actor = actingAs(request, request.body)
      request.audited = { caseId: request.params.id, desk: actor.desk }
      if (until <= now())
        return sendProblem(reply, {
          ...conflict('usage', 'until: is not in the future.', 'Give a time to come.'),
          status: 400,
        })
      const asked = { ...actor, until, reason, ...(seen !== undefined && { version: seen }) }
      const done = await snoozeCase(request.params.id, asked, { sql, now, policy: deps.snooze() })
      if (done.kind === 'too_long') return sendProblem(reply, tooLong(done))
      if (done.kind !== 'done') return refuse(reply, done)
      return reply.send({ status: done.status, version: done.version, until: until.toISOString() })
    },
  })
  routes.post('/api/cases/:id/wake', {
    config: { needs: 'case.work', audit: 'case.wake' },
    schema: {
      summary: 'Bring a case back to your queue before its time',
      ...{ tags, params: CaseId, body: Acting, response: { 200: Done, ...problems } },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      request.audited = { caseId: request.params.id, desk: actor.desk }
      const done = await wakeCase(request.params.id, actor, { sql, now })
      if (done.kind !== 'done') return refuse(reply, done)
      return reply.send({ status: done.status, version: done.version })
    },
  })
  queueToolRoutes(app, deps)
}

function queueToolRoutes(app: FastifyInstance, { sql, now, leaseMs, excerptFor }: DeskToolDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/queues/:queue/snoozed', {
    config: { needs: 'desk.read', audit: 'queue.view' },
    schema: {
      summary: 'What your desk put off, the next to wake first',
      ...{ tags, params: QueueName, response: { 200: Sleepers, ...problems } },
    },
    handler: async (request, reply) => {
      const { queue } = request.params
      assertDesk(request.actor, queue)
      request.audited = { desk: queue }
      const excerptOf = excerptFor(queue)
      const snoozed = (await sleepersOf(sql, queue)).map((one) => ({
        ...one,
        excerpt: excerptOf(one.excerpt),
      }))
      return reply.send({ queue, snoozed })
    },
  })
  routes.post('/api/queues/:queue/close', {
    config: { needs: 'case.work', audit: 'queue.close' },
    schema: {
      summary: 'Close several related cases of your queue with one outcome',
      description:
        'Each on the version you saw, each answered for itself. Cases must hang together with the first; acute ones are ' +
        'judged one by one.',
      ...{ tags, params: QueueName, body: CloseBody, response: { 200: Results, ...problems } },
    },
    handler: async (request, reply) => {
      const { by, ...asked } = request.body
      const actor = actingAs(request, { desk: request.params.queue, by })
      request.audited = { desk: actor.desk, details: { cases: asked.cases.length, outcome: asked.outcome } }
      const results = await closeMany({ ...asked, ...actor }, { sql, now, leaseMs: leaseMs() })
      return reply.send({ results: [...results] })
    },
  })
}
