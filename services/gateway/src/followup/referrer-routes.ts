import { SeinpostError } from '@seinpost/domain'
import type { Receipts } from '@seinpost/followup'
import { type Case, ReferralStatus, ReferralStep } from '@seinpost/schemas'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { assertDesk } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { AsDesk, CaseId, Id } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'
import { problems } from './bodies.ts'
import { openRate } from './rate.ts'

export interface ReferrerDeps {
  readonly receipts: Receipts
  readonly readCase: (caseId: string, desk: string) => Promise<Case | null>
  /** Whether a desk may know who referred. */
  readonly showsPartners: (desk: string) => boolean
  readonly now: () => Date
  /** Questions by receipt a minute and address; a code cannot be guessed, and nobody gets to try. */
  readonly perMinute?: number
}

const Receipt = z.object({ receipt: z.string().min(1).max(60) })
const Mine = z.object({
  referrals: z.array(
    z.object({ signalId: z.string(), receivedAt: z.iso.datetime(), status: ReferralStatus }),
  ),
})
const Referrers = z.object({
  referrers: z.array(
    z.object({
      signalId: z.string(),
      partner: z.string(),
      sector: z.string(),
      receipts: z.int(),
      seenAt: z.iso.datetime().nullable(),
      seenStep: ReferralStep.nullable(),
      upToDate: z.boolean(),
    }),
  ),
})

const Confirmed = z.object({ confirmed: z.int() })

const tags = ['referrals']
const open = { 404: Problem, 429: Problem, 503: Problem }

/** What becomes of referrals: by receipt for anybody who holds one, by account, and for the desk that owes an answer. */
export function referrerRoutes(app: FastifyInstance, deps: ReferrerDeps): void {
  receiptRoutes(app, deps)
  const { receipts, readCase, showsPartners } = deps
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/referrals', {
    config: { needs: 'referral.submit' },
    schema: {
      summary: 'What became of the referrals you handed in',
      ...{ tags, response: { 200: Mine, 403: Problem, 503: Problem } },
    },
    handler: async ({ actor }, reply) =>
      reply.send({ referrals: [...(await receipts.handedInBy(actor.id))] }),
  })
  routes.post('/api/referrals/:signal/confirm', {
    config: { needs: 'referral.submit', audit: 'correction.confirm' },
    schema: {
      summary: 'Confirm the corrections of a referral you handed in',
      ...{ tags, params: z.object({ signal: Id }), response: { 200: Confirmed, ...problems } },
    },
    handler: async (request, reply) => {
      const { signal } = request.params
      request.audited = { subject: signal }
      const confirmed = await receipts.confirmBy(request.actor.id, signal)
      if (confirmed === null)
        throw new SeinpostError('not_found', 'You handed in no such referral.', {
          remedy: 'GET /api/referrals lists yours.',
        })
      return reply.send({ confirmed })
    },
  })
  routes.get('/api/cases/:id/referrers', {
    config: { needs: 'desk.read', audit: 'referrer.view' },
    schema: {
      summary: 'Every partner that is owed an answer about a case, merged ones too',
      ...{ tags, params: CaseId, querystring: AsDesk, response: { 200: Referrers, ...problems } },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      request.audited = { caseId: request.params.id, desk }
      const found = await readCase(request.params.id, desk)
      if (found === null) throw noSuchCase()
      const referrers = await receipts.referrersOf(found.id, desk)
      const shown = showsPartners(desk) ? {} : { partner: '', sector: '' }
      return reply.send({ referrers: referrers.map((referrer) => ({ ...referrer, ...shown })) })
    },
  })
}

function receiptRoutes(app: FastifyInstance, { receipts, now, perMinute = 20 }: ReferrerDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const rate = openRate({ perMinute, now })
  const hold = async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = rate.waitFor(request.ip)
    if (seconds === null) return
    void reply.header('retry-after', String(seconds))
    throw new SeinpostError('rate_limited', 'Too many questions in a minute.', {
      retryable: true,
      remedy: `Ask again in ${seconds} seconds.`,
    })
  }
  const unknown = () =>
    new SeinpostError('not_found', 'There is no such receipt.', {
      remedy: 'Check the code; it has sixteen letters and digits, and no 0, O, 1, I or L.',
    })
  routes.get('/api/referrals/status/:receipt', {
    config: { needs: 'nobody' },
    preHandler: hold,
    schema: {
      summary: 'What became of a referral, by its receipt',
      description: 'Plain words, by the day, and nothing of the case itself.',
      ...{ tags, params: Receipt, response: { 200: ReferralStatus, ...open } },
    },
    handler: async (request, reply) => {
      const status = await receipts.status(request.params.receipt)
      if (status === null) throw unknown()
      void reply.header('cache-control', 'no-store')
      return reply.send(status)
    },
  })
  routes.post('/api/referrals/status/:receipt/confirm', {
    config: { needs: 'nobody' },
    preHandler: hold,
    schema: {
      summary: 'Confirm the corrections you were told of, by your receipt',
      ...{ tags, params: Receipt, response: { 200: Confirmed, ...open } },
    },
    handler: async (request, reply) => {
      const confirmed = await receipts.confirm(request.params.receipt)
      if (confirmed === null) throw unknown()
      return reply.send({ confirmed })
    },
  })
}
