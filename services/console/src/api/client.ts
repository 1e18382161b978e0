import type { Case, QueueCount, QueueEntry } from '@seinpost/schemas'

/** What the API answers when it cannot do what was asked (RFC 9457). */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly remedy: string
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

export interface Desk extends QueueCount {
  readonly name: { readonly nl: string; readonly fr: string; readonly en: string } | null
}

export interface QueueSlice {
  readonly queue: string
  readonly offset: number
  readonly open: number
  readonly entries: readonly QueueEntry[]
}

export const PAGE_SIZE = 100

async function read<Answer>(path: string, stop: AbortSignal): Promise<Answer> {
  const answer = await fetch(path, { signal: stop, headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      if (stop.aborted) throw error
      throw new ApiError(null)
    },
  )
  // Our own server of the same version answers what its schemas say; the console is delivered by it.
  if (answer.ok) return (await answer.json()) as Answer
  const problem = await answer.json().catch(() => null)
  throw new ApiError(
    (problem as Problem | null) ?? { status: answer.status, code: 'internal', detail: '', remedy: '' },
  )
}

export const readDesks = (stop: AbortSignal) => read<{ queues: readonly Desk[] }>('/api/queues', stop)

/** A page of what waits. What a desk dealt with is one page, the newest five hundred: its length is not counted. */
export async function readQueue(
  { desk, page, handled }: { desk: string; page: number; handled: boolean },
  stop: AbortSignal,
): Promise<QueueSlice> {
  const limit = handled ? 500 : PAGE_SIZE
  const query = new URLSearchParams({
    limit: `${limit}`,
    offset: `${page * limit}`,
    includeUnreleased: 'true',
    handled: `${handled}`,
  })
  const slice = await read<QueueSlice>(`/api/queues/${encodeURIComponent(desk)}?${query}`, stop)
  return handled ? { ...slice, open: slice.entries.length } : slice
}

export const readCase = (id: string, stop: AbortSignal) =>
  read<Case>(`/api/cases/${encodeURIComponent(id)}`, stop)
