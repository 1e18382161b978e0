import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import type { ReferralDesk } from './ports.ts'

const BYTES = 4 * 1024 * 1024
const Params = z.object({ sender: z.string().min(1).max(100) })
const Headers = z.object({
  'webhook-id': z.string().min(1).max(200),
  'webhook-timestamp': z.string().regex(/^\d{1,12}$/u, 'must be seconds since 1970'),
  'webhook-signature': z.string().min(4).max(2_000),
})
const Results = z.object({
  results: z.array(
    z.object({
      status: z.enum(['accepted', 'known', 'refused']),
      id: z.string().optional(),
      reason: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
})

/** `POST /api/intake/:sender`: another system hands in by a signed call. The signature is what lets it in. */
export function intakeRoute(app: FastifyInstance, { takeSigned }: Pick<ReferralDesk, 'takeSigned'>): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The signature is over the bytes: parsed and written anew they would be others.
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: BYTES },
      (_request, body, done) => done(null, body),
    )
    scope.post('/api/intake/:sender', {
      config: { needs: 'nobody', audit: 'intake.signed' },
      schema: {
        summary: 'Hand signals in by a call signed as Standard Webhooks asks',
        description:
          'One signal, or {"signals": […]} with up to 500. The very same call twice is refused; a retry is signed anew.',
        tags: ['signals'],
        consumes: ['application/json'],
        params: Params,
        headers: Headers,
        response: {
          200: Results,
          400: Problem,
          401: Problem,
          403: Problem,
          413: Problem,
          429: Problem,
          503: Problem,
        },
      },
      handler: async (request, reply) => {
        const { sender } = Params.parse(request.params)
        const headers = Headers.parse(request.headers)
        const answer = await takeSigned({
          sender,
          body: typeof request.body === 'string' ? request.body : '',
          id: headers['webhook-id'],
          timestamp: headers['webhook-timestamp'],
          signature: headers['webhook-signature'],
        })
        request.audited = { subject: sender, details: { signals: answer.results.length } }
        return reply.send(answer)
      },
    })
  })
}
