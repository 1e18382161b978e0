import { NoticeKind } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { hasDesk } from '../access/actor.ts'
import type { RouteArea } from '../deps.ts'
import { CaseId } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'

/** One thing a desk was told of a case outside the console, or still has to be. */
export const Delivery = z.object({
  queue: z.string(),
  by: z.enum(['mail', 'webhook']),
  /** Why, for mail; a webhook tells the newest state. */
  kind: NoticeKind.nullable(),
  /** Null while it waits. */
  toldAt: z.iso.datetime().nullable(),
  /** Tries that failed since it was last told. */
  failedTries: z.int(),
  problem: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** A receiver that is not reached now. */
export const Unreached = z.object({
  queue: z.string(),
  failedTries: z.int(),
  nextTryAt: z.iso.datetime(),
  problem: z.string(),
})

export interface DeliveryLog {
  ofCase(caseId: string): Promise<readonly Delivery[]>
  unreached(): Promise<readonly z.infer<typeof Unreached>[]>
}

const tags = ['cases']

/** What left the house about a case, for the desks that have it; and whom mail does not reach, for the operator. */
export const deliveryRoutes =
  (log: DeliveryLog): RouteArea =>
  (app: FastifyInstance) => {
    const routes = app.withTypeProvider<ZodTypeProvider>()
    routes.get('/api/cases/:id/deliveries', {
      config: { needs: 'desk.read' },
      schema: {
        summary: 'What desks were told of a case by mail and webhook',
        description: 'The reviewing desk sees all, another desk its own.',
        tags,
        params: CaseId,
        response: { 200: z.object({ deliveries: z.array(Delivery) }), 503: Problem },
      },
      handler: async ({ actor, params }, reply) => {
        const all = await log.ofCase(params.id)
        const deliveries = all.filter(({ queue }) => hasDesk(actor, 'analyst') || hasDesk(actor, queue))
        return reply.send({ deliveries })
      },
    })
    routes.get('/api/deliveries/unreached', {
      config: { needs: 'operation.read' },
      schema: {
        summary: 'Receivers that mail does not reach now',
        tags: ['operation'],
        response: { 200: z.object({ unreached: z.array(Unreached) }), 503: Problem },
      },
      handler: async (_request, reply) => reply.send({ unreached: [...(await log.unreached())] }),
    })
  }
