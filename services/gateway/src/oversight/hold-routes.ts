import { SeinpostError } from '@seinpost/domain'
import type { Actor } from '@seinpost/schemas'
import type { Retention } from '@seinpost/store'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import { HoldAsked } from './answers.ts'

const Held = z.object({ caseId: z.string(), hold: z.string().nullable() })
const tags = ['oversight']
const response = { 200: Held, 400: Problem, 403: Problem, 404: Problem }

/**
 * Keeps a case beyond its retention, and lets it go. From the machine itself and nowhere else: `seinpost retention`
 * asks here, because a running program has the embedded store to itself.
 */
export function holdRoutes(
  app: FastifyInstance,
  { retention }: { readonly retention: Pick<Retention, 'hold'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const hold = async (caseId: string, reason: string | null) => {
    if (await retention.hold(caseId, reason)) return { caseId, hold: reason }
    throw new SeinpostError('not_found', `there is no case ${caseId}`, {
      remedy: '`seinpost queue analyst` lists cases.',
    })
  }
  routes.post('/api/retention/holds', {
    config: { needs: 'operation.change', audit: 'retention.hold' },
    schema: {
      summary: 'Keep a case beyond its retention; from the machine itself only',
      tags,
      body: HoldAsked,
      response,
    },
    handler: async (request, reply) => {
      const { caseId, reason } = request.body
      request.audited = { caseId }
      assertHere(request.actor)
      return reply.send(await hold(caseId, reason))
    },
  })
  routes.delete('/api/retention/holds/:id', {
    config: { needs: 'operation.change', audit: 'retention.release' },
    schema: {
      summary: 'Let a case that was held go with its retention; from the machine itself only',
      tags,
      params: z.object({ id: z.string() }),
      response,
    },
    handler: async (request, reply) => {
      request.audited = { caseId: request.params.id }
      assertHere(request.actor)
      return reply.send(await hold(request.params.id, null))
    },
  })
}

function assertHere({ kind }: Actor): void {
  if (kind === 'local') return
  throw new SeinpostError('forbidden', 'Cases are held on the machine itself.', {
    remedy: 'Use `seinpost retention hold` there.',
  })
}
