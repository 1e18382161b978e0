import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { type QueueSlice, readQueue } from '../api/client.ts'
import { type PageRange, pagesIn, type QueueRows, rowsOf } from './queue-pages.ts'

export interface Queue {
  readonly rows: QueueRows
  readonly waiting: boolean
  /** Set when nothing could be read at all. */
  readonly error: Error | null
  readonly retry: () => void
}

/** What waits at a desk, or what it dealt with and is not closed. */
export type QueueView = 'waiting' | 'handled'

/** A desk's queue; only the pages in sight are read, and read again when something changes. */
export function useQueue(desk: string, view: QueueView, range: PageRange): Queue {
  const pages = view === 'handled' ? [0] : pagesIn(range)
  return useQueries({
    queries: pages.map((page) => ({
      queryKey: ['queue', desk, view, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readQueue({ desk, page, handled: view === 'handled' }, signal),
    })),
    combine,
  })
}

function combine(results: UseQueryResult<QueueSlice>[]): Queue {
  const slices = results.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const [first] = results
  return {
    rows: rowsOf(slices),
    waiting: first?.isPending ?? true,
    error: first?.data === undefined ? (first?.error ?? null) : null,
    retry: () => void results.map(({ refetch }) => refetch()),
  }
}
