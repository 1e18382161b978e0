import {
  type AnswerRequest,
  answerHandover,
  type HandoverDeps,
  offerHandover,
  previewHandover,
} from '@seinpost/routing'
import { Handover } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import type { RouteArea } from '../deps.ts'
import { noSuch, noSuchCase } from '../guard/no-such.ts'
import { CaseId, Queue } from '../guard/params.ts'
import { Problem, sendProblem } from '../guard/problem.ts'
import {
  ActBody,
  Answered,
  HandoverId,
  Handovers,
  ListQuery,
  OfferBody,
  Offered,
  Preview,
  PreviewQuery,
} from './bodies.ts'
import { handoverLinkRoutes } from './link-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { handoverProblem } from './refusals.ts'

const tags = ['handover']
const problems = { 400: Problem, 403: Problem, 404: Problem, 409: Problem, 503: Problem }
const MOST = 500

const noSuchHandover = () => noSuch('handover', 'It may be another desk’s, or deleted by retention.')

/** Handing a case from desk to desk: preview, offer, answer, and what each desk was offered or offered itself. */
export const handoverRoutes =
  (deps: HandoverDeps): RouteArea =>
  (app: FastifyInstance) => {
    offerRoutes(app, deps)
    answerRoutes(app, deps)
    handoverLinkRoutes(app, deps)
    placeRoutes(app, deps)
  }

function offerRoutes(app: FastifyInstance, deps: HandoverDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/cases/:id/handovers/preview', {
    config: { needs: 'case.work', audit: 'handover.preview' },
    schema: {
      summary: 'What another desk would see before it answers, and what would be shared if it accepts',
      tags,
      params: CaseId,
      querystring: PreviewQuery,
      response: { 200: Preview, ...problems },
    },
    handler: async (request, reply) => {
      const { desk, to, pseudonymised } = request.query
      assertDesk(request.actor, desk)
      request.audited = { caseId: request.params.id, desk, details: { to } }
      const about = { desk, to, pseudonymised: pseudonymised === 'true' }
      const done = await previewHandover(request.params.id, about, deps)
      if (done.kind === 'not_found') throw noSuchCase()
      if (done.kind === 'refused') return sendProblem(reply, handoverProblem(done.reason))
      const { kind: _done, ...preview } = done
      return reply.send({ ...preview, fields: [...preview.fields] })
    },
  })
  routes.post('/api/cases/:id/handovers', {
    config: { needs: 'case.work', audit: 'handover.offer' },
    schema: {
      summary: 'Offer a case to another desk',
      description:
        'Nothing changes until it accepts. To a contact abroad the answer holds a link that works once; send it yourself.',
      tags,
      params: CaseId,
      body: OfferBody,
      response: { 200: Offered, ...problems },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { body } = request
      request.audited = { caseId: id, desk: body.desk, details: { to: body.to, kind: body.kind } }
      const done = await offerHandover(id, { ...body, ...actingAs(request, body) }, deps)
      if (done.kind === 'not_found') throw noSuchCase()
      if (done.kind === 'refused') return sendProblem(reply, handoverProblem(done.reason))
      request.audited = { ...request.audited, subject: done.handover.id }
      const link = done.token === null ? null : `/api/handover-links/${done.token}`
      return reply.send({ handover: done.handover, link })
    },
  })
  routes.get('/api/cases/:id/handovers', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'The offers of a case that a desk made or got',
      tags,
      params: CaseId,
      querystring: z.object({ desk: Queue }),
      response: { 200: Handovers, ...problems },
    },
    handler: async ({ actor, params, query: { desk } }, reply) => {
      assertDesk(actor, desk)
      const found = await deps.hands.ofDesk(desk, { open: false, caseId: params.id, limit: MOST })
      return reply.send({ handovers: [...found] })
    },
  })
}

function answerRoutes(app: FastifyInstance, deps: HandoverDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/handovers', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'What a desk was offered (in) and what it offered (out), the newest first',
      tags,
      querystring: ListQuery,
      response: { 200: Handovers, ...problems },
    },
    handler: async ({ actor, query: { desk, direction, open, limit } }, reply) => {
      assertDesk(actor, desk)
      const found = await deps.hands.ofDesk(desk, { open: open === 'true', limit })
      const side = { in: ({ to }: Handover) => to === desk, out: ({ from }: Handover) => from === desk }
      return reply.send({ handovers: direction === undefined ? [...found] : found.filter(side[direction]) })
    },
  })
  routes.get('/api/handovers/:id', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'One offer with its history',
      tags,
      params: HandoverId,
      querystring: z.object({ desk: Queue }),
      response: { 200: Handover, ...problems },
    },
    handler: async ({ actor, params, query: { desk } }, reply) => {
      assertDesk(actor, desk)
      const found = await deps.hands.find(params.id)
      if (found === null || (found.from !== desk && found.to !== desk)) throw noSuchHandover()
      return reply.send(found)
    },
  })
  routes.post('/api/handovers/:id/acts', {
    config: { needs: 'case.work', audit: 'handover.act' },
    schema: {
      summary: 'Accept or decline an offer, or take one’s own back',
      description:
        'The same act sent twice answers the same. `supra-local` may answer for a contact abroad, and gets what crosses.',
      tags,
      params: HandoverId,
      body: ActBody,
      response: { 200: Answered, ...problems },
    },
    handler: async (request, reply) => {
      const { body } = request
      request.audited = { desk: body.desk, subject: request.params.id, details: { act: body.act } }
      const act: AnswerRequest = { ...body, ...actingAs(request, body) }
      const done = await answerHandover(request.params.id, act, deps)
      if (done.kind === 'not_found') throw noSuchHandover()
      if (done.kind === 'refused') return sendProblem(reply, handoverProblem(done.reason))
      const { handover, owner, shared } = done
      request.audited = { ...request.audited, caseId: handover.caseId }
      return reply.send({ handover, owner, shared })
    },
  })
}
