import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { AsDesk, CaseId, Person } from '../guard/params.ts'
import { Problem, refusalProblem, sendProblem } from '../guard/problem.ts'
import type { ReferralDesk } from './ports.ts'

/** E-mail has no place yet, so those look who look at what has none. */
const ReviewDesk = z.enum(['analyst', 'supra-local'])
const Waiting = z.object({
  drafts: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      partner: z.string(),
      sector: z.string(),
      publishedAt: z.string(),
      text: z.string(),
      remarks: z.array(z.string()),
      attachments: z.array(
        z.object({ name: z.string(), type: z.string(), size: z.int(), state: z.string() }),
      ),
    }),
  ),
})
const Decided = z.object({
  decision: z.enum(['accepted', 'rejected']),
  signalId: z.string().nullable(),
  receipt: z.string().nullable(),
})
const Linked = z.object({
  linked: z.array(
    z.object({
      signalId: z.string(),
      caseId: z.string(),
      partner: z.string(),
      sector: z.string(),
      likeness: z.number(),
    }),
  ),
})

const tags = ['referrals']
const problems = { 400: Problem, 403: Problem, 404: Problem, 422: Problem, 503: Problem }

/** The review of referrals that came by e-mail, and the referrals that belong together. */
export function reviewRoutes(app: FastifyInstance, referrals: ReferralDesk): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/referral-drafts', {
    config: { needs: 'case.work', audit: 'referral.review' },
    schema: {
      summary: 'E-mail referrals that wait for a person, the oldest first',
      tags,
      querystring: z.object({ desk: ReviewDesk.default('supra-local') }),
      response: { 200: Waiting, ...problems },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      const waiting = await referrals.waiting()
      request.audited = { desk, details: { drafts: waiting.length } }
      const drafts = waiting.map(({ id, source, input, remarks, attachments }) => ({
        id,
        source,
        partner: input.referral?.partner ?? '',
        sector: input.referral?.sector ?? '',
        publishedAt: input.publishedAt,
        text: input.text,
        remarks: [...remarks],
        attachments: attachments.map(({ name, type, size, state }) => ({ name, type, size, state })),
      }))
      return reply.send({ drafts })
    },
  })
  routes.post('/api/referral-drafts/:id', {
    config: { needs: 'case.work', audit: 'referral.decide' },
    schema: {
      summary: 'Take an e-mail referral in, or throw it away',
      description: 'Taken in it gets a receipt, shown this once: send it to the partner.',
      tags,
      params: z.object({ id: z.string().min(1).max(200) }),
      body: z.strictObject({
        decision: z.enum(['accept', 'reject']),
        desk: ReviewDesk.default('supra-local'),
        by: Person.exactOptional(),
      }),
      response: { 200: Decided, ...problems },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { desk } = actingAs(request, request.body)
      const { decision } = request.body
      request.audited = { desk, subject: id, details: { decision } }
      const done = await referrals.decide(id, decision, request.actor.id)
      if (done.kind === 'not_found')
        throw new SeinpostError('not_found', 'No such referral waits.', {
          remedy: 'GET /api/referral-drafts lists those that do.',
        })
      if (done.kind === 'refused') return sendProblem(reply, refusalProblem(done.refusal))
      if (done.kind !== 'accepted')
        return reply.send({ decision: 'rejected' as const, signalId: null, receipt: null })
      return reply.send({ decision: 'accepted' as const, signalId: done.signalId, receipt: done.receipt })
    },
  })
  routes.get('/api/cases/:id/linked-referrals', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Referrals in other cases of the desk that seem to be about the same event',
      description: 'Linked and never merged: every partner is owed an answer.',
      tags,
      params: CaseId,
      querystring: AsDesk,
      response: { 200: Linked, ...problems },
    },
    handler: async ({ actor, params, query: { desk } }, reply) => {
      assertDesk(actor, desk)
      return reply.send({ linked: [...(await referrals.linked({ caseId: params.id, desk }))] })
    },
  })
}
