import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'

const tags = ['operation']

const DeadLetter = z.object({
  id: z.string(),
  stage: z.string(),
  code: z.string(),
  message: z.string(),
  at: z.string(),
  sourceKind: z.string(),
  platform: z.string(),
})
export type DeadLetter = z.infer<typeof DeadLetter>

export interface DeadLetters {
  /** The newest first. */
  list(limit: number): Promise<{ readonly total: number; readonly letters: readonly DeadLetter[] }>
  /** Has signals that were put aside go the whole way again. Answers how many went, and how many are left. */
  replay(ids: readonly string[] | 'all'): Promise<{ readonly replayed: number; readonly left: number }>
}

const ReplayBody = z.union([
  z.strictObject({ ids: z.array(z.string().min(1).max(500)).min(1).max(1_000) }),
  z.strictObject({ all: z.literal(true) }),
])

/** What a stage could not take: ids and reasons, never text. */
export function deadRoutes(app: FastifyInstance, dead: DeadLetters): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/dead', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'Signals that a stage put aside, with the reason',
      tags,
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(100) }),
      response: { 200: z.object({ total: z.int(), letters: z.array(DeadLetter) }), 400: Problem },
    },
    handler: async (request, reply) => {
      const { total, letters } = await dead.list(request.query.limit)
      return reply.send({ total, letters: [...letters] })
    },
  })
  routes.post('/api/dead/replay', {
    config: { needs: 'operation.change', audit: 'dead.replay' },
    schema: {
      summary: 'Let signals that were put aside go the whole way again',
      tags,
      body: ReplayBody,
      response: { 200: z.object({ replayed: z.int(), left: z.int() }), 400: Problem },
    },
    handler: async (request, reply) => {
      const { body } = request
      const done = await dead.replay('ids' in body ? body.ids : 'all')
      request.audited = { details: { ...done } }
      return reply.send(done)
    },
  })
}
