import { type Actor, Case, QueueCount, QueueEntry, QueueFilter } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { assertDesk } from '../access/actor.ts'
import { caseFor, readersOf } from '../access/readers.ts'
import type { DeskCases, GatewayDeps } from '../deps.ts'
import { noSuch, noSuchCase } from '../guard/no-such.ts'
import { AsDesk, CaseId, QueueName } from '../guard/params.ts'
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
  ...QueueFilter.shape,
})

const tags = ['cases']

/** What a person at a desk reads: the desks, one ranked queue, one case. */
export function queueRoutes(
  app: FastifyInstance,
  { cases, queueName = () => null }: Pick<GatewayDeps, 'cases' | 'queueName'>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/queues', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Desks and their counts; signed in, your own',
      tags,
      response: { 200: Queues, 503: Problem },
    },
    handler: async (request, reply) => {
      const counts = await countsFor(request.actor, cases)
      return reply.send({ queues: counts.map((count) => ({ ...count, name: queueName(count.queue) })) })
    },
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
      response: { 200: QueueResponse, 400: Problem, 403: Problem, 404: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { queue } = request.params
      const { limit, offset, includeUnreleased: all, handled: dealtWith, ...filter } = request.query
      request.audited = { desk: queue }
      assertDesk(request.actor, queue)
      const summary = (await countsFor(request.actor, cases, queue)).find((one) => one.queue === queue)
      if (summary === undefined) throw noSuch('queue', 'GET /api/queues lists them.')
      const [includeUnreleased, handled] = [all === 'true', dealtWith === 'true']
      const [own] = readersOf(request.actor, cases, queue)
      const entries =
        (await own?.reader.queue(queue, { limit, offset, includeUnreleased, handled, filter })) ?? []
      const open = summary.open + (includeUnreleased ? summary.unreleased : 0)
      return reply.send({ queue, limit, offset, open, entries: [...entries] })
    },
  })
  routes.get('/api/cases/:id', {
    config: { needs: 'desk.read', audit: 'case.view' },
    schema: {
      summary: 'One case with its explanation',
      description: 'Read as `desk`, or as the first of your desks that has it.',
      tags,
      params: CaseId,
      querystring: AsDesk.partial(),
      response: { 200: Case, 403: Problem, 404: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { desk } = request.query
      request.audited = { caseId: id, desk }
      const read = await caseFor(request.actor, cases, { id, desk })
      if (read === null) throw noSuchCase()
      request.audited = { caseId: read.found.id, desk: read.desk ?? desk }
      return reply.send(read.found)
    },
  })
}

/** Counts of every desk for `local`; else of one's own, also of those that have nothing. What waits for release is the analysts'. */
async function countsFor(actor: Actor, cases: DeskCases, desk?: string): Promise<readonly QueueCount[]> {
  const counts = readersOf(actor, cases, desk).map(async ({ desk: own, reader }) => {
    const all = await reader.queues()
    if (own === null) return all
    const { open, acute } = all.find(({ queue }) => queue === own) ?? { open: 0, acute: 0 }
    return [{ queue: own, open, acute, unreleased: 0 }]
  })
  return (await Promise.all(counts)).flat()
}
