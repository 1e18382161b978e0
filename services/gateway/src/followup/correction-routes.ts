import type { CaseCorrections } from '@seinpost/followup'
import { CaseCorrection, CorrectionKind } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { AsDesk, CaseId, Id } from '../guard/params.ts'
import { sendProblem } from '../guard/problem.ts'
import { actProblem } from '../work/act-problem.ts'
import { Acting, acting, Note, problems, version } from './bodies.ts'

const CorrectBody = z.object({
  ...acting,
  version,
  kind: CorrectionKind,
  what: z.string().trim().min(1).max(500),
  note: Note.exactOptional(),
})
const Corrections = z.object({ corrections: z.array(CaseCorrection) })
const Waiting = z.object({ due: z.array(CaseCorrection), open: z.array(CaseCorrection) })

const tags = ['follow-up']

/** What was wrong about a case, told to everybody who had it, until each has confirmed. */
export function correctionRoutes(app: FastifyInstance, corrections: CaseCorrections): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/cases/:id/corrections', {
    config: { needs: 'case.work', audit: 'case.correct' },
    schema: {
      summary: 'Say that a label, a place or a person described was wrong',
      description:
        'Every desk, system and referrer that had the case is told and confirms. A wrong place opens a closed case again; ' +
        'one that runs goes back before the reviewer. The same said twice is one correction.',
      ...{ tags, params: CaseId, body: CorrectBody, response: { 201: CaseCorrection, ...problems } },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const actor = actingAs(request, request.body)
      request.audited = { caseId: id, desk: actor.desk, details: { kind: request.body.kind } }
      const done = await corrections.correct(id, { ...request.body, ...actor })
      if (done.kind === 'not_found') throw noSuchCase()
      if (done.kind === 'refused') return sendProblem(reply, actProblem(done))
      request.audited = { ...request.audited, subject: done.correction.id }
      return reply.code(201).send(done.correction)
    },
  })
  routes.get('/api/cases/:id/corrections', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Corrections of a case, and who has not confirmed',
      ...{ tags, params: CaseId, querystring: AsDesk, response: { 200: Corrections, ...problems } },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      return reply.send({ corrections: [...(await corrections.of(request.params.id, desk))] })
    },
  })
  routes.post('/api/cases/:id/corrections/:correction/confirm', {
    config: { needs: 'case.work', audit: 'correction.confirm' },
    schema: {
      summary: 'Confirm that your desk took a correction in',
      ...{
        tags,
        params: CaseId.extend({ correction: Id }),
        body: Acting,
        response: { 200: CaseCorrection, ...problems },
      },
    },
    handler: async (request, reply) => {
      const { id, correction } = request.params
      const actor = actingAs(request, request.body)
      request.audited = { caseId: id, desk: actor.desk, subject: correction }
      return reply.send(await corrections.confirm(id, correction, actor))
    },
  })
  routes.get('/api/corrections', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Corrections your desk has to confirm, and those it made that somebody has not confirmed',
      ...{ tags, querystring: AsDesk, response: { 200: Waiting, ...problems } },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      const { due, open } = await corrections.waitingAt(desk)
      return reply.send({ due: [...due], open: [...open] })
    },
  })
}
