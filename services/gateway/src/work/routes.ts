import { takeNext, type WorkDeps, workCase } from '@seinpost/casework'
import { CaseStatus } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { CaseId, QueueName } from '../guard/params.ts'
import { Problem, sendProblem } from '../guard/problem.ts'
import { actProblem } from './act-problem.ts'
import { ActBody, NextBody } from './act-request.ts'

const Done = z.object({ status: CaseStatus, version: z.int() })
const Taken = z.object({ caseId: z.string().nullable() })

const tags = ['cases']

/** What people do to cases: one act on one case, and "give me the next". */
export function workRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/cases/:id/acts', {
    config: { needs: 'case.work', audit: 'case.act' },
    schema: {
      summary: 'Claim, assess, release, acknowledge, follow up, close or reopen a case',
      description: 'Send the `version` you read: when someone was first, nothing is done and you are told.',
      tags,
      params: CaseId,
      body: ActBody,
      response: { 200: Done, 400: Problem, 403: Problem, 404: Problem, 409: Problem },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { desk, act } = request.body
      request.audited = { caseId: id, desk, details: { act } }
      const worked = await workCase(id, { ...request.body, ...actingAs(request, request.body) }, deps)
      // To whoever is signed in a case their desk did not receive is one that does not exist.
      const unknown = worked.kind === 'refused' && worked.reason === 'not_received'
      if (worked.kind === 'not_found' || (unknown && request.actor.kind !== 'local')) throw noSuchCase()
      if (worked.kind === 'refused') return sendProblem(reply, actProblem(worked))
      return reply.send({ status: worked.status, version: worked.version })
    },
  })
  routes.post('/api/queues/:queue/next', {
    config: { needs: 'case.work', audit: 'queue.next' },
    schema: {
      summary: 'Take the first case of a queue that nobody has in hand',
      description: 'Two people who ask at once get two cases. `caseId` is null when there is none.',
      tags,
      params: QueueName,
      body: NextBody,
      response: { 200: Taken, 400: Problem, 403: Problem },
    },
    handler: async (request, reply) => {
      request.audited = { desk: request.params.queue }
      const taker = actingAs(request, { desk: request.params.queue, by: request.body.by })
      const caseId = await takeNext(taker, deps)
      if (caseId !== null) request.audited = { ...request.audited, caseId }
      return reply.send({ caseId })
    },
  })
}
