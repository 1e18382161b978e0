import { bearer } from './bearer.ts'

/** What the API answers when it cannot do what was asked (RFC 9457). */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly remedy: string
  readonly fields?: readonly string[]
  /** Of a referral: what is wrong with which answer. */
  readonly problems?: readonly { readonly question: string; readonly problem: string }[]
}

export class ApiError extends Error {
  readonly problem: Problem | null

  /** `problem` is null when Seinpost did not answer at all. */
  constructor(problem: Problem | null) {
    super(problem?.detail ?? 'no answer')
    this.name = 'ApiError'
    this.problem = problem
  }
}

async function answerOf<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(path, init).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error
    throw new ApiError(null)
  })
  // Our own server of the same version answers what its schemas say; the console is delivered by it.
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as Answer
  const problem = await answer.json().catch(() => null)
  throw new ApiError(
    (problem as Problem | null) ?? { status: answer.status, code: 'internal', detail: '', remedy: '' },
  )
}

export const read = <Answer>(path: string, stop: AbortSignal): Promise<Answer> =>
  answerOf(path, { signal: stop, headers: { accept: 'application/json', ...bearer() } })

export type Sending = 'POST' | 'PUT' | 'DELETE'

/** Sends JSON and answers JSON; a refusal is an `ApiError` with the server's problem. */
export const send = <Answer = void>(method: Sending, path: string, body?: object): Promise<Answer> =>
  answerOf(path, {
    method,
    headers: {
      accept: 'application/json',
      ...bearer(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

/** A path with its parts made safe for an address. */
export const path = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  parts.reduce((whole, part, at) => whole + encodeURIComponent(values[at - 1] ?? '') + part)
