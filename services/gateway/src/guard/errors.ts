import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { GatewayLog } from '../deps.ts'
import { errorProblem, type Problem, sendProblem } from './problem.ts'

interface HttpFault {
  readonly statusCode?: number
  readonly code?: string
  /** Set on errors of the server of files. */
  readonly expose?: boolean
}

const NOTHING = new SeinpostError('not_found', 'There is no such address.', { remedy: 'See /openapi.json.' })

/** Faults of the HTTP layer itself that the caller can mend. */
const HTTP_FAULTS: Record<number, Omit<Problem, 'type' | 'status' | 'code'>> = {
  400: {
    title: 'The request cannot be read.',
    detail: 'The request is malformed.',
    remedy: 'See /openapi.json.',
  },
  404: { title: 'Nothing is here.', detail: 'There is no such address.', remedy: 'See /openapi.json.' },
  413: {
    title: 'The request is too large.',
    detail: 'The body is over the limit.',
    remedy: 'Hand in less at once; use /api/signals/stream for many signals.',
  },
  415: {
    title: 'This kind of content is not taken.',
    detail: 'The content-type is not one this address takes.',
    remedy: 'Send application/json to /api/signals and application/x-ndjson to /api/signals/stream.',
  },
}

/** What a caller is told of an error; of one that is not ours, only that it happened. */
export function problemOf(error: unknown): Problem {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath }) =>
      instancePath.split('/').filter(Boolean).join('.'),
    )
    const detail = error.validation.map(({ message }, at) => `${fields[at]}: ${message}`).join('; ')
    const usage = new SeinpostError('usage', detail, {
      remedy: 'Correct the named fields; see /openapi.json.',
    })
    return { ...errorProblem(usage), fields }
  }
  // Fastify's own errors carry the status to answer; anything else is one of ours or unknown.
  const { statusCode, code, expose } = (error ?? {}) as HttpFault
  // Files answer a way out of their folder with 403, and one that is no way with 400: nothing is there.
  if (expose === true && (statusCode === 400 || statusCode === 403)) return problemOf(NOTHING)
  const fault = statusCode === undefined || !code?.startsWith('FST_') ? undefined : HTTP_FAULTS[statusCode]
  if (fault !== undefined) return { type: 'about:blank', status: statusCode ?? 400, code: 'usage', ...fault }
  return errorProblem(asSeinpostError(error))
}

/** Every error leaves as problem+json; stack and content stay inside. */
export function answerErrors(app: FastifyInstance, log: GatewayLog): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) {
      log.error({ err: error, route: request.routeOptions.url, code: problem.code }, 'request failed')
    }
    return sendProblem(reply, problem)
  })
}
