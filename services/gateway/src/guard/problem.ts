import type { ErrorCode, SeinpostError } from '@seinpost/domain'
import type { Refusal, RefusalReason } from '@seinpost/schemas'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** RFC 9457 problem details; `code` is a SeinpostError code or a refusal's reason. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  remedy: z.string(),
  fields: z.array(z.string()).optional(),
})
export type Problem = z.infer<typeof Problem>

const STATUS: Partial<Record<ErrorCode, number>> = {
  data_dir_locked: 503,
  data_dir_unusable: 503,
  disk_full: 507,
  event_invalid: 400,
  forbidden: 403,
  input_unreadable: 400,
  log_unavailable: 503,
  model_unavailable: 503,
  not_found: 404,
  queue_unavailable: 503,
  rate_limited: 429,
  source_unreachable: 502,
  stage_timeout: 504,
  store_unavailable: 503,
  unauthenticated: 401,
  usage: 400,
}

const REFUSALS: Record<RefusalReason, { status: number; remedy: string }> = {
  invalid_json: { status: 400, remedy: 'Send one JSON object per signal, in UTF-8.' },
  schema: { status: 422, remedy: 'Correct the named fields; /openapi.json describes a signal.' },
  empty_text: { status: 422, remedy: 'Hand in a signal with text.' },
  too_large: { status: 413, remedy: 'Hand in the part that matters; longer texts are refused, never cut.' },
  not_public: { status: 403, remedy: 'Hand in only what anyone can read without logging in, or a referral.' },
  no_legal_basis: { status: 403, remedy: 'Ask the operator for a legal basis for this kind of source.' },
  future_date: { status: 422, remedy: 'Correct publishedAt, or the clock of the system that made it.' },
  conflict: { status: 409, remedy: 'Use another id, or hand in the same content under this one.' },
}

/** What a refusal tells the one who handed the signal in. Never the text. */
export function refusalProblem(refusal: Refusal): Problem {
  const { status, remedy } = REFUSALS[refusal.reason]
  const { reason: code, detail, fields } = refusal
  return { type: 'about:blank', title: 'The signal is refused.', status, code, detail, remedy, fields }
}

export const refusalRemedy = (reason: RefusalReason): string => REFUSALS[reason].remedy

/** An internal fault says that it happened and nothing more: its message may hold content. */
export function errorProblem(error: SeinpostError): Problem {
  const status = STATUS[error.code] ?? 500
  const known = STATUS[error.code] !== undefined
  return {
    type: 'about:blank',
    title: status >= 500 ? 'Seinpost could not do this.' : 'The request cannot be handled.',
    status,
    code: error.code,
    detail: known ? error.message : 'An internal error; the log of the server tells more.',
    remedy: error.remedy ?? (error.retryable ? 'Try again in a moment.' : 'Look in the log of the server.'),
  }
}

/** Answers with the problem's own status, as `application/problem+json`. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) void reply.header('retry-after', '5')
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
