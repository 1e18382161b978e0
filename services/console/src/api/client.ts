import type { Case, QueueCount, QueueEntry } from '@seinpost/schemas'
import { path, read } from './ask.ts'

export { ApiError, type Problem } from './ask.ts'

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
  const slice = await read<QueueSlice>(`${path`/api/queues/${desk}`}?${query}`, stop)
  return handled ? { ...slice, open: slice.entries.length } : slice
}

export const readCase = ({ id, desk }: { id: string; desk: string }, stop: AbortSignal) =>
  read<Case>(path`/api/cases/${id}?desk=${desk}`, stop)
