import { candidatesOf, choosePlace, isCandidate, type PlaceDeps } from '@seinpost/routing'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { CaseId, Queue } from '../guard/params.ts'
import { Problem, sendProblem } from '../guard/problem.ts'
import { Candidates, Labels, PlaceBody, Placed } from './bodies.ts'
import { handoverProblem } from './refusals.ts'

const tags = ['cases']
const problems = { 400: Problem, 403: Problem, 404: Problem, 409: Problem, 503: Problem }

/** Where a case belongs, when the texts do not say: the candidates, and a person's choice. */
export function placeRoutes(app: FastifyInstance, deps: PlaceDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/cases/:id/candidates', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'The places a case may be about, the surest first, and why none was sure',
      tags,
      params: CaseId,
      querystring: z.object({ desk: Queue }),
      response: { 200: Candidates, ...problems },
    },
    handler: async ({ actor, params, query: { desk } }, reply) => {
      assertDesk(actor, desk)
      const held = await deps.hands.held(params.id)
      if (held === null || !held.desks.some(({ queue, released }) => queue === desk && released))
        throw noSuchCase()
      const found = await candidatesOf(params.id, deps)
      if (found === null) throw noSuchCase()
      const candidates = found.candidates.map((place) => ({
        code: place.nis ?? place.code ?? '',
        name: place.name,
        country: place.country,
        role: place.role,
        confidence: place.confidence,
        isCandidate: isCandidate(place),
        evidence: place.evidence.map(({ kind, text }) => `${kind}: ${text}`),
      }))
      return reply.send({ unplaced: found.unplaced, candidates })
    },
  })
  routes.post('/api/cases/:id/place', {
    config: { needs: 'case.work', audit: 'case.place' },
    schema: {
      summary: 'Say where a case belongs',
      description:
        'It is routed there as a stated place and stays there; the choice is kept as a label for the gazetteer.',
      tags,
      params: CaseId,
      body: PlaceBody,
      response: { 200: Placed, ...problems },
    },
    handler: async (request, reply) => {
      const { body } = request
      request.audited = { caseId: request.params.id, desk: body.desk, details: { code: body.code } }
      const done = await choosePlace(request.params.id, { ...body, ...actingAs(request, body) }, deps)
      if (done.kind === 'not_found') throw noSuchCase()
      if (done.kind === 'refused') return sendProblem(reply, handoverProblem(done.reason))
      return reply.send({ owner: done.owner, recipients: [...done.recipients] })
    },
  })
  routes.get('/api/place-labels', {
    config: { needs: 'case.work', audit: 'label.read' },
    schema: {
      summary: 'Where analysts said that cases belong, for whoever keeps the gazetteer',
      tags,
      querystring: z.object({
        desk: z.enum(['analyst', 'supra-local']),
        after: z.coerce.number().int().min(0).default(0),
      }),
      response: { 200: Labels, ...problems },
    },
    handler: async (request, reply) => {
      const { desk, after } = request.query
      assertDesk(request.actor, desk)
      const labels = await deps.hands.labels({ after, limit: 500 })
      request.audited = { desk, details: { labels: labels.length } }
      return reply.send({ labels: labels.map((one) => ({ ...one, candidates: [...one.candidates] })) })
    },
  })
}
