import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import { QuestionSet } from '@seinpost/schemas'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem, refusalProblem, sendProblem } from '../guard/problem.ts'
import type { ReferralDesk } from './ports.ts'

const Sector = z.string().min(1).max(200)
const Answers = z.record(z.string().max(100), z.unknown())
const DraftId = z
  .string()
  .min(16)
  .max(100)
  .regex(/^[\w-]+$/u, 'may hold letters, digits, dash and underscore')
const File = z.strictObject({
  name: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  base64: z.base64(),
})
const FormBody = z.strictObject({
  sector: Sector,
  answers: Answers,
  /** The organisation that refers; by a link it is the link's label. */
  partner: z.string().trim().min(1).max(200).exactOptional(),
  /** The draft it was typed in; the same form sent twice is one referral, and its draft goes. */
  draft: DraftId.exactOptional(),
  attachments: z.array(File).max(3).default([]),
})
const KeptFile = z.object({ name: z.string(), type: z.string(), size: z.int(), state: z.string() })
const Taken = z.object({ receipt: z.string(), signalId: z.string(), attachments: z.array(KeptFile) })
const FormProblem = Problem.extend({
  problems: z.array(z.object({ question: z.string(), problem: z.string() })).optional(),
})
const Draft = z.object({ sector: z.string(), answers: Answers, savedAt: z.iso.datetime() })

/** Three pictures of 5 MB as base64, and the answers. */
const FORM_BYTES = 24 * 1024 * 1024
const tags = ['referrals']

/** The form of a partner: its questions, what is typed so far, and the handing in. */
export function formRoutes(app: FastifyInstance, desk: ReferralDesk): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/referral-forms', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'What each sector is asked, and told about its role and secrecy',
      tags,
      response: { 200: z.object({ forms: z.array(QuestionSet) }) },
    },
    handler: async (_request, reply) => reply.send({ forms: [...desk.forms()] }),
  })
  routes.post('/api/referrals', {
    config: { needs: 'referral.submit', audit: 'referral.submit', spendsLink: true },
    bodyLimit: FORM_BYTES,
    schema: {
      summary: 'Hand a referral in by the form',
      description:
        'Durable when answered. `receipt` is shown this once; with it the partner reads what became of it. Attachments ' +
        'are scanned and lose their metadata; what cannot be is not kept.',
      tags,
      body: FormBody,
      response: { 201: Taken, 400: Problem, 413: Problem, 422: FormProblem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { sector, answers, draft, attachments } = request.body
      const owner = request.actor.id
      const id =
        draft ??
        createHash('sha256')
          .update(JSON.stringify([sector, answers]))
          .digest('hex')
      const files = attachments.map(({ base64, ...file }) => ({
        ...file,
        bytes: Buffer.from(base64, 'base64'),
      }))
      const done = await desk.handIn({
        owner,
        id,
        sector,
        answers,
        partner: partnerOf(request),
        attachments: files,
      })
      if (done.kind === 'refused') return sendProblem(reply, refusalProblem(done.refusal))
      if (done.kind === 'problems') return sendProblem(reply, formProblem(done.problems))
      request.audited = { subject: done.signalId, details: { attachments: files.length } }
      if (draft !== undefined) await desk.formDrafts.remove(owner, draft)
      const { receipt, signalId } = done
      return reply.code(201).send({ receipt, signalId, attachments: [...done.attachments] })
    },
  })
  draftRoutes(app, desk)
}

/** Who refers is an organisation: a link's label, or what the form names; never the person who types. */
function partnerOf({ actor, body }: FastifyRequest<{ Body: z.infer<typeof FormBody> }>): string {
  if (actor.id.startsWith('link:') && actor.name !== null) return actor.name
  return body.partner ?? body.sector
}

const formProblem = (problems: readonly { readonly question: string; readonly problem: string }[]) => ({
  type: 'about:blank',
  title: 'The form is not complete.',
  status: 422,
  code: 'usage',
  detail: problems.map(({ question, problem }) => `${question}: ${problem}`).join('; '),
  remedy: 'Correct the named answers; GET /api/referral-forms tells what each takes.',
  fields: problems.map(({ question }) => `answers.${question}`),
  problems: [...problems],
})

function draftRoutes(app: FastifyInstance, desk: ReferralDesk): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: DraftId })
  routes.put('/api/referrals/drafts/:id', {
    config: { needs: 'referral.submit' },
    schema: {
      summary: 'Keep a form as it is typed',
      description: 'The draft is its maker’s alone, and goes after 30 days or when the form is handed in.',
      tags,
      params,
      body: z.strictObject({ sector: Sector, answers: Answers }),
      response: { 200: z.object({ id: z.string(), savedAt: z.iso.datetime() }), 400: Problem },
    },
    handler: async ({ actor, params: { id }, body }, reply) =>
      reply.send({ id, ...(await desk.formDrafts.put(actor.id, id, body)) }),
  })
  routes.get('/api/referrals/drafts/:id', {
    config: { needs: 'referral.submit' },
    schema: {
      summary: 'A form as it was typed so far',
      tags,
      params,
      response: { 200: Draft, 404: Problem },
    },
    handler: async ({ actor, params: { id } }, reply) => {
      const draft = await desk.formDrafts.find(actor.id, id)
      if (draft === null)
        throw new SeinpostError('not_found', 'There is no such draft.', {
          remedy: 'It was handed in, thrown away, or is somebody else’s.',
        })
      return reply.send(draft)
    },
  })
  routes.delete('/api/referrals/drafts/:id', {
    config: { needs: 'referral.submit' },
    schema: { summary: 'Throw a draft away', tags, params },
    handler: async ({ actor, params: { id } }, reply) => {
      await desk.formDrafts.remove(actor.id, id)
      return reply.code(204).send()
    },
  })
}
