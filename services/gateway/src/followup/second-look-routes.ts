import {
  type LookDeps,
  type LookRead,
  readSecondLook,
  secondLookAgreement,
  takeSecondLook,
} from '@seinpost/casework'
import { SeinpostError } from '@seinpost/domain'
import { ReferralInput, ThreadMessage } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs } from '../access/actor.ts'
import { CaseId } from '../guard/params.ts'
import { sendProblem } from '../guard/problem.ts'
import { Acting, acting, conflict, judgement, Note, problems } from './bodies.ts'

export interface SecondLookDeps extends Omit<LookDeps, 'leaseMs'> {
  readonly leaseMs: () => number
}

const Look = z.object({
  id: z.string(),
  lang: z.string().nullable(),
  text: z.string(),
  thread: z.array(ThreadMessage),
  platform: z.string(),
  community: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  referral: ReferralInput.nullable(),
})
const ReadBody = z.object({ ...acting, ...judgement, note: Note.exactOptional() })
const Read = z.object({ id: z.string(), agrees: z.boolean(), reopened: z.string().nullable() })
const Share = z.object({
  pairs: z.int(),
  agreed: z.int(),
  kappa: z.number().nullable(),
  weightedKappa: z.number().nullable(),
})
const Reading = z.object({ outcome: z.string(), level: z.int() })
const Agreement = z.object({
  ...{ picked: z.int(), read: z.int(), waiting: z.int(), closed: Share, low: Share },
  differing: z.array(
    z.object({
      ...{
        id: z.string(),
        kind: z.enum(['closed', 'low']),
        signalId: z.string(),
        caseId: z.string().nullable(),
      },
      ...{ first: Reading, second: Reading },
    }),
  ),
})

const REFUSED: Readonly<Record<Extract<LookRead, { kind: 'refused' }>['reason'], string>> = {
  not_found: 'There is no such second look at this desk.',
  not_held: 'It is not in your hand, or no longer.',
  own: 'You judged it the first time.',
  read_already: 'Somebody has read it a second time.',
}

const tags = ['quality']

/** A sample read again by somebody who does not know what the first reader found, and how far the two agree. */
export function secondLookRoutes(app: FastifyInstance, { sql, now, leaseMs }: SecondLookDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const deps = () => ({ sql, now, leaseMs: leaseMs() })
  routes.post('/api/second-looks/next', {
    config: { needs: 'case.work', audit: 'second_look.take' },
    schema: {
      summary: 'Take the next text to read a second time',
      description:
        'Without level, place in a queue, first judgement or its author; never one you judged yourself.',
      ...{ tags, body: Acting, response: { 200: z.object({ look: Look.nullable() }), ...problems } },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      const look = await takeSecondLook(actor, deps())
      request.audited = { desk: actor.desk, subject: look?.id }
      return reply.send({ look })
    },
  })
  routes.post('/api/second-looks/:id', {
    config: { needs: 'case.work', audit: 'second_look.read' },
    schema: {
      summary: 'Say what you find',
      description: 'A closed case that you would not have let go is opened again.',
      ...{ tags, params: CaseId, body: ReadBody, response: { 200: Read, ...problems } },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const actor = actingAs(request, request.body)
      request.audited = { desk: actor.desk, subject: id }
      const done = await readSecondLook(id, { ...request.body, ...actor }, deps())
      if (done.kind === 'read')
        return reply.send({ id: done.id, agrees: done.agrees, reopened: done.reopened })
      if (done.reason === 'not_found')
        throw new SeinpostError('not_found', REFUSED.not_found, { remedy: 'Take the next one.' })
      return sendProblem(reply, conflict(done.reason, REFUSED[done.reason], 'Take the next one.'))
    },
  })
  routes.get('/api/second-looks/agreement', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'How far first and second readers agree',
      description:
        'Cohen’s kappa of keeping and letting go, and of the levels by squared distance; null where it is not defined. ' +
        '`differing` is for who may read cases.',
      ...{ tags, response: { 200: Agreement, ...problems } },
    },
    handler: async ({ actor }, reply) => {
      const { differing, ...shares } = await secondLookAgreement(sql)
      const mayRead = actor.permissions.includes('desk.read')
      return reply.send({ ...shares, differing: mayRead ? [...differing] : [] })
    },
  })
}
