import { SignalInput } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem, refusalProblem, sendProblem } from '../guard/problem.ts'
import type { Batcher } from './batcher.ts'
import { parseInput, tooLarge } from './parse.ts'

export const Accepted = z.object({ id: z.string(), status: z.enum(['accepted', 'known']) })

/** `POST /api/signals`: one signal, answered when it is durable. */
export function signalRoutes(
  app: FastifyInstance,
  { batcher, signalLimit }: { batcher: Batcher; signalLimit: number },
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The bytes go to the gate as they are, so that what is refused here is counted like any other refusal.
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: signalLimit },
      (_request, body, done) => done(null, body),
    )
    scope.setErrorHandler(async (error: { code?: string }, _request, reply) => {
      if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error
      const result = await batcher.submit(tooLarge(signalLimit))
      if (result.kind !== 'refused') throw error
      return sendProblem(reply, refusalProblem(result.refusal))
    })
    scope.post('/api/signals', {
      config: { needs: 'signal.submit' },
      schema: {
        summary: 'Hand in one signal',
        description: 'Answered when the signal is durable. Handing the same item in again answers `known`.',
        tags: ['signals'],
        consumes: ['application/json'],
        body: SignalInput,
        response: {
          202: Accepted,
          400: Problem,
          403: Problem,
          409: Problem,
          413: Problem,
          422: Problem,
          503: Problem,
        },
      },
      // The schema is for the reader of /openapi.json; the gate is what judges.
      validatorCompiler: () => (value: unknown) => ({ value }),
      handler: async (request, reply) => {
        const { body } = request
        const result = await batcher.submit(parseInput(body instanceof Uint8Array ? body : new Uint8Array()))
        if (result.kind === 'refused') return sendProblem(reply, refusalProblem(result.refusal))
        return reply.code(202).send({ id: result.id, status: result.kind })
      },
    })
  })
}
