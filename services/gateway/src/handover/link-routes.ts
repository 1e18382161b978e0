import { SeinpostError } from '@seinpost/domain'
import { answerHandover, type HandoverDeps, hashOfToken } from '@seinpost/routing'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Problem, sendProblem } from '../guard/problem.ts'
import { LinkAnswer, LinkBody, LinkView, Token } from './bodies.ts'
import { handoverProblem } from './refusals.ts'

const tags = ['handover']
const problems = { 400: Problem, 404: Problem, 409: Problem, 503: Problem }

const usedUp = () =>
  new SeinpostError('not_found', 'This link is used up or not one of ours.', {
    remedy: 'Ask whoever sent it to you for a new offer.',
  })

/** How a contact abroad, who has no account here, answers an offer: by a link that works once. */
export function handoverLinkRoutes(app: FastifyInstance, deps: HandoverDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/handover-links/:token', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'What is offered behind a link',
      tags,
      params: Token,
      response: { 200: LinkView, ...problems },
    },
    handler: async ({ params }, reply) => {
      const offer = await deps.hands.findByLink(hashOfToken(params.token))
      if (offer === null) throw usedUp()
      return reply
        .header('cache-control', 'no-store')
        .send({ preview: offer.preview, kind: offer.kind, dueAt: offer.dueAt })
    },
  })
  routes.post('/api/handover-links/:token', {
    config: { needs: 'nobody', audit: 'handover.link' },
    schema: {
      summary: 'Accept or decline what is offered behind a link',
      description: 'On acceptance the answer holds what crosses, this one time.',
      tags,
      params: Token,
      body: LinkBody,
      response: { 200: LinkAnswer, ...problems },
    },
    handler: async (request, reply) => {
      const { body } = request
      const offer = await deps.hands.findByLink(hashOfToken(request.params.token))
      if (offer === null) throw usedUp()
      request.audited = { subject: offer.id, caseId: offer.caseId, details: { act: body.act } }
      const done = await answerHandover(offer.id, { ...body, desk: offer.to }, deps)
      if (done.kind === 'not_found') throw usedUp()
      if (done.kind === 'refused') return sendProblem(reply, handoverProblem(done.reason))
      return reply
        .header('cache-control', 'no-store')
        .send({ status: done.handover.status, shared: done.shared })
    },
  })
}
