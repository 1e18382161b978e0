import { type AccessBooks, carryOut } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { AccessOrder } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'

/**
 * Accounts and tokens are managed from the machine itself and from nowhere else: `seinpost access` asks here, because a
 * running program has the embedded store to itself.
 */
export function orderRoutes(
  app: FastifyInstance,
  deps: { readonly books: AccessBooks; readonly now: () => Date },
): void {
  app.withTypeProvider<ZodTypeProvider>().post('/api/access/orders', {
    config: { needs: 'operation.change', audit: 'access.order' },
    schema: {
      summary: 'Manage accounts and tokens; from the machine itself only',
      tags: ['access'],
      body: AccessOrder,
      response: { 200: z.looseObject({}), 400: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request, reply) => {
      const { actor, body } = request
      request.audited = { details: { order: body.order } }
      if (actor.kind !== 'local')
        throw new SeinpostError('forbidden', 'Accounts are managed on the machine itself.', {
          remedy: 'Use `seinpost access` there.',
        })
      return reply.send({ ...(await carryOut(body, deps)) })
    },
  })
}
