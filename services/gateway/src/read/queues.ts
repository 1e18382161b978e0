import { SeinpostError } from '@seinpost/domain'
import { Case, QueueCount, QueueEntry } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { GatewayDeps } from '../deps.ts'
import { Problem } from '../guard/problem.ts'

const Name = z.object({ nl: z.string(), fr: z.string(), en: z.string() })
export const Queues = z.object({ queues: z.array(QueueCount.extend({ name: Name.nullable() })) })

export const QueueResponse = z.object({
  queue: z.string(),
  limit: z.int(),
  offset: z.int(),
  open: z.int(),
  entries: z.array(QueueEntry),
})

const Page = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  includeUnreleased: z.enum(['true', 'false']).default('false'),
  handled: z.enum(['true', 'false']).default('false'),
})

const QueueName = z.object({ queue: z.string().min(1).max(200) })
const CaseId = z.object({ id: z.string().min(1).max(500) })

const tags = ['cases']

/** What a person at a desk reads: the desks, one ranked queue, one case. */
export function queueRoutes(
  app: FastifyInstance,
  { cases, queueName = () => null }: Pick<GatewayDeps, 'cases' | 'queueName'>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/queues', {
    config: { needs: 'desk.read' },
    schema: { summary: 'Desks and their counts', tags, response: { 200: Queues, 503: Problem } },
    handler: async (_request, reply) =>
      reply.send({
        queues: (await cases.queues()).map((count) => ({ ...count, name: queueName(count.queue) })),
      }),
  })
  routes.get('/api/queues/:queue', {
    config: { needs: 'desk.read', audit: 'queue.view' },
    schema: {
      summary: 'The ranked queue of a desk',
      description:
        'With `includeUnreleased=true` also what waits for an analyst before the desk sees it; with ' +
        '`handled=true` what the desk dealt with and that is not closed, instead of what waits.',
      tags,
      params: QueueName,
      querystring: Page,
      response: { 200: QueueResponse, 400: Problem, 404: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { queue } = request.params
      const { limit, offset } = request.query
      const summary = (await cases.queues()).find((one) => one.queue === queue)
      if (summary === undefined) throw noSuch('queue', 'GET /api/queues lists them.')
      const includeUnreleased = request.query.includeUnreleased === 'true'
      const handled = request.query.handled === 'true'
      const entries = await cases.queue(queue, { limit, offset, includeUnreleased, handled })
      const open = summary.open + (includeUnreleased ? summary.unreleased : 0)
      return reply.send({ queue, limit, offset, open, entries: [...entries] })
    },
  })
  routes.get('/api/cases/:id', {
    config: { needs: 'desk.read', audit: 'case.view' },
    schema: {
      summary: 'One case with its explanation',
      tags,
      params: CaseId,
      response: { 200: Case, 404: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const found = await cases.case(request.params.id)
      if (found === null)
        throw noSuch('case', 'It may have been merged into another case or deleted by retention.')
      return reply.send(found)
    },
  })
}

const noSuch = (what: string, remedy: string) =>
  new SeinpostError('not_found', `There is no such ${what}.`, { remedy })
