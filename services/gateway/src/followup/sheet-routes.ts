import type { SheetAnswer, SheetProblem, Sheets } from '@seinpost/followup'
import { FeedbackSheet, Present, Statement } from '@seinpost/schemas'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { AsDesk, CaseId, Id, Person } from '../guard/params.ts'
import { type Problem, sendProblem } from '../guard/problem.ts'
import { acting, conflict, Note, problems } from './bodies.ts'

const draft = {
  ...acting,
  present: z.array(Present).min(2).max(50),
  statements: z.array(Statement).min(1).max(50),
}
const WriteBody = z.object({
  ...draft,
  /** The police side: a zone, a district's task force, or an LTF. */
  to: z.string().regex(/^(zone|district|ltf)-\S+$/u, 'must be a desk of the police side, such as zone-5906'),
})
const RewriteBody = z.object(draft)
const ConsentBody = z.object({ ...acting, name: Person, consents: z.boolean(), version: z.int() })
const IssueBody = z.object({ ...acting, version: z.int() })
const WithdrawBody = z.object({ ...acting, note: Note })
const SheetList = z.object({ sheets: z.array(FeedbackSheet) })
const SheetId = z.object({ id: Id })

const SAYS: Readonly<Record<SheetProblem['problem'], string>> = {
  secret: 'is under professional secrecy and stays at the table',
  not_present: 'comes from somebody who is not among those present',
  repeats_partner:
    'repeats the words of a partner bound by professional secrecy; say it in other words, or leave it out',
  identifies: 'holds a national number, an address, a telephone number or a handle',
  twice: 'is there twice',
}

function problemOf(answer: Exclude<SheetAnswer, { kind: 'done' }>): Problem {
  switch (answer.kind) {
    case 'problems':
      return {
        ...{
          type: 'about:blank',
          title: 'The sheet cannot be written like this.',
          status: 400,
          code: 'usage',
        },
        detail: answer.problems.map(({ at, problem }) => `${at}: ${SAYS[problem]}`).join('; '),
        remedy: 'Change or leave out what is named.',
        fields: answer.problems.map(({ at }) => at),
      }
    case 'stale':
      return conflict(
        'stale',
        `The sheet is ${answer.sheet.status === 'draft' ? `at version ${answer.sheet.version}` : answer.sheet.status}.`,
        'Read it again; consent is given to one version of a draft.',
      )
    case 'no_consensus':
      return conflict(
        'no_consensus',
        `Not everybody present has consented: ${answer.missing.join(', ')}.`,
        'Record each one’s consent, or write the sheet anew.',
      )
  }
}

const answerWith = (reply: FastifyReply, answer: SheetAnswer, status = 200) =>
  answer.kind === 'done' ? reply.code(status).send(answer.sheet) : sendProblem(reply, problemOf(answer))

const tags = ['follow-up']

/** The feedback sheet to the police side: those present, what is told, everybody's consent, and only then issued. */
export function sheetRoutes(app: FastifyInstance, sheets: Sheets): void {
  readRoutes(app, sheets)
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const response = { 200: FeedbackSheet, ...problems }
  routes.post('/api/cases/:id/sheets', {
    config: { needs: 'case.work', audit: 'sheet.write' },
    schema: {
      summary: 'Write a feedback sheet (terugkoppelingsfiche)',
      description:
        'What is under professional secrecy, or repeats what a secrecy-bound partner told, is refused.',
      ...{ tags, params: CaseId, body: WriteBody, response: { 201: FeedbackSheet, ...problems } },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      request.audited = { caseId: request.params.id, desk: actor.desk, details: { to: request.body.to } }
      return answerWith(reply, await sheets.write(request.params.id, { ...request.body, ...actor }), 201)
    },
  })
  routes.put('/api/sheets/:id', {
    config: { needs: 'case.work', audit: 'sheet.rewrite' },
    schema: {
      summary: 'Word a draft anew; everybody is asked again',
      ...{ tags, params: SheetId, body: RewriteBody, response },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      request.audited = { subject: request.params.id, desk: actor.desk }
      return answerWith(reply, await sheets.rewrite(request.params.id, { ...request.body, ...actor }))
    },
  })
  routes.post('/api/sheets/:id/consents', {
    config: { needs: 'case.work', audit: 'sheet.consent' },
    schema: {
      summary: 'Record whether somebody present consents to this version',
      ...{ tags, params: SheetId, body: ConsentBody, response },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      const { consents, version } = request.body
      request.audited = { subject: request.params.id, desk: actor.desk, details: { consents, version } }
      return answerWith(reply, await sheets.consent(request.params.id, { ...request.body, ...actor }))
    },
  })
  routes.post('/api/sheets/:id/issue', {
    config: { needs: 'case.work', audit: 'sheet.issue' },
    schema: {
      summary: 'Issue a sheet that everybody present has consented to',
      ...{ tags, params: SheetId, body: IssueBody, response },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      const { version } = request.body
      request.audited = { subject: request.params.id, desk: actor.desk, details: { version } }
      return answerWith(reply, await sheets.issue(request.params.id, { ...actor, version }))
    },
  })
  routes.post('/api/sheets/:id/withdraw', {
    config: { needs: 'case.work', audit: 'sheet.withdraw' },
    schema: {
      summary: 'Withdraw a sheet; whoever it was issued to sees it no more',
      ...{ tags, params: SheetId, body: WithdrawBody, response },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      request.audited = { subject: request.params.id, desk: actor.desk }
      return answerWith(
        reply,
        await sheets.withdraw(request.params.id, { ...actor, note: request.body.note }),
      )
    },
  })
}

function readRoutes(app: FastifyInstance, sheets: Sheets): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const response = { 200: SheetList, ...problems }
  routes.get('/api/cases/:id/sheets', {
    config: { needs: 'desk.read', audit: 'sheet.view' },
    schema: {
      summary: 'Feedback sheets of a case: your own, and those issued to you',
      ...{ tags, params: CaseId, querystring: AsDesk, response },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      request.audited = { caseId: request.params.id, desk }
      return reply.send({ sheets: [...(await sheets.ofCase(request.params.id, desk))] })
    },
  })
  routes.get('/api/sheets', {
    config: { needs: 'desk.read', audit: 'sheet.view' },
    schema: {
      summary: 'Feedback sheets issued to your desk, the newest first',
      ...{ tags, querystring: AsDesk, response },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      request.audited = { desk }
      return reply.send({ sheets: [...(await sheets.issuedTo(desk))] })
    },
  })
}
