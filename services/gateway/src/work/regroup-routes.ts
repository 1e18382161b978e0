import type { Actor } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs } from '../access/actor.ts'
import { caseFor } from '../access/readers.ts'
import type { DeskCases, Regroup } from '../deps.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { CaseId, Id, Person, Queue } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'

const actor = {
  desk: Queue,
  by: Person.exactOptional(),
  note: z.string().trim().max(5_000).exactOptional(),
}
const SplitBody = z.object({ ...actor, signalId: Id })
const JoinBody = z.object({ ...actor, caseId: Id })
const Regrouped = z.object({ caseId: z.string() })

const tags = ['cases']
const response = { 200: Regrouped, 400: Problem, 403: Problem, 404: Problem, 503: Problem }

/** What people say about copies: this one is none, or these two cases are one thing. It holds for what comes later too. */
export function regroupRoutes(
  app: FastifyInstance,
  { regroup: { split, join }, cases }: { regroup: Regroup; cases: DeskCases },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/cases/:id/split', {
    config: { needs: 'case.work', audit: 'case.split' },
    schema: {
      summary: 'Split a signal off its case',
      description: 'It becomes a case of its own and stays apart, also from copies that come later.',
      tags,
      params: CaseId,
      body: SplitBody,
      response,
    },
    handler: async (request, reply) => {
      const { params, body, actor } = request
      const { signalId, ...by } = body
      request.audited = { caseId: params.id, desk: by.desk, subject: signalId }
      const acting = { ...by, ...actingAs(request, by) }
      await assertReceived([params.id], { actor, cases, desk: by.desk })
      return reply.send(await split(params.id, signalId, acting))
    },
  })
  routes.post('/api/cases/:id/join', {
    config: { needs: 'case.work', audit: 'case.join' },
    schema: {
      summary: 'Join another case into this one',
      description: 'The one people worked on stays. With work on both nothing is done.',
      tags,
      params: CaseId,
      body: JoinBody,
      response,
    },
    handler: async (request, reply) => {
      const { params, body, actor } = request
      const { caseId, ...by } = body
      request.audited = { caseId: params.id, desk: by.desk, subject: caseId }
      const acting = { ...by, ...actingAs(request, by) }
      await assertReceived([params.id, caseId], { actor, cases, desk: by.desk })
      return reply.send(await join(params.id, caseId, acting))
    },
  })
}

/** Whoever is signed in regroups what their desk received, and nothing else exists for them. */
async function assertReceived(
  ids: readonly string[],
  { actor, cases, desk }: { actor: Actor; cases: DeskCases; desk: string },
): Promise<void> {
  if (actor.desks === '*') return
  for (const id of ids) if ((await caseFor(actor, cases, { id, desk })) === null) throw noSuchCase()
}
