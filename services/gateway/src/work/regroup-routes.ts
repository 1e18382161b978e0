import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Regroup } from '../deps.ts'
import { Problem } from '../guard/problem.ts'

const Params = z.object({ id: z.string().min(1).max(500) })
const actor = {
  desk: z.string().min(1).max(200),
  by: z.string().trim().min(1).max(100),
  note: z.string().trim().max(5_000).exactOptional(),
}
const SplitBody = z.object({ ...actor, signalId: z.string().min(1).max(500) })
const JoinBody = z.object({ ...actor, caseId: z.string().min(1).max(500) })
const Regrouped = z.object({ caseId: z.string() })

const tags = ['cases']
const response = { 200: Regrouped, 400: Problem, 404: Problem, 503: Problem }

/** What people say about copies: this one is none, or these two cases are one thing. It holds for what comes later too. */
export function regroupRoutes(app: FastifyInstance, { split, join }: Regroup): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/cases/:id/split', {
    config: { needs: 'case.work', audit: 'case.split' },
    schema: {
      summary: 'Split a signal off its case',
      description: 'It becomes a case of its own and stays apart, also from copies that come later.',
      tags,
      params: Params,
      body: SplitBody,
      response,
    },
    handler: async ({ params, body: { signalId, ...by } }, reply) =>
      reply.send(await split(params.id, signalId, by)),
  })
  routes.post('/api/cases/:id/join', {
    config: { needs: 'case.work', audit: 'case.join' },
    schema: {
      summary: 'Join another case into this one',
      description: 'The one people worked on stays. With work on both nothing is done.',
      tags,
      params: Params,
      body: JoinBody,
      response,
    },
    handler: async ({ params, body: { caseId, ...by } }, reply) =>
      reply.send(await join(params.id, caseId, by)),
  })
}
