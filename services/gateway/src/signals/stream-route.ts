import { Readable } from 'node:stream'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import { readNdjson } from '@seinpost/gate'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { GatewayLog } from '../deps.ts'
import { errorProblem, Problem, refusalRemedy } from '../guard/problem.ts'
import type { Batcher } from './batcher.ts'
import { takeStream } from './take-stream.ts'

/** Refusals answered one by one; further ones are in the counts of the last line. */
const NAMED_REFUSALS = 1_000
/** Lines of one stream that may wait for the disk at a time. */
const WINDOW = 1_000

const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines']

/** `POST /api/signals/stream`: any number of signals, one a line, answered as they become durable. */
export function streamRoute(
  app: FastifyInstance,
  { batcher, signalLimit, log }: { batcher: Batcher; signalLimit: number; log: GatewayLog },
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(NDJSON, (_request, payload, done) => done(null, payload))
    scope.post('/api/signals/stream', {
      config: { needs: 'signal.submit' },
      schema: {
        summary: 'Hand in a stream of signals',
        description:
          'NDJSON, one signal a line. Answers NDJSON while it reads: `refused` lines with the reason, `through` when ' +
          'everything up to a line is durable, and `done` with the counts, or `failed` with the problem. ' +
          'What no `through` or `done` covers may be handed in again.',
        tags: ['signals'],
        consumes: NDJSON,
        response: { 200: z.string().describe('NDJSON answers'), 400: Problem, 415: Problem },
      },
      handler: async (request, reply) => {
        const { body } = request
        if (!(body instanceof Readable))
          throw new SeinpostError('usage', 'The request has no body.', {
            remedy: 'Send signals as application/x-ndjson, one a line.',
          })
        const { raw } = reply.hijack()
        raw.writeHead(200, { ...headersOf(reply.getHeaders()), 'content-type': 'application/x-ndjson' })
        const answer = (value: object) => raw.write(`${JSON.stringify(value)}\n`)
        let named = 0
        try {
          const lines = readNdjson(body, { maxLineBytes: signalLimit })
          const summary = await takeStream(
            lines,
            { batcher, window: WINDOW },
            {
              refused: (line, { reason, detail, fields }) => {
                named += 1
                if (named > NAMED_REFUSALS) return
                answer({ status: 'refused', line, reason, detail, fields, remedy: refusalRemedy(reason) })
              },
              through: (counts) => answer({ status: 'through', ...counts }),
            },
          )
          answer({ status: 'done', ...summary })
        } catch (error) {
          log.warn({ err: error }, 'signal stream broken off')
          if (!raw.destroyed) answer({ status: 'failed', problem: errorProblem(asSeinpostError(error)) })
          body.destroy()
        }
        raw.end()
      },
    })
  })
}

function headersOf(headers: Record<string, number | string | string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
