import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { PAGE_SIZE, type QueueSlice, readQueue } from '../api/client.ts'
import { type PageRange, pagesIn, type QueueRows, rowsOf } from './queue-pages.ts'

export interface Queue {
  readonly rows: QueueRows
  readonly waiting: boolean
  /** Set when nothing could be read at all. */
  readonly error: Error | null
  readonly retry: () => void
}

/** A desk's queue; only the pages in sight are read, and read again when something changes. */
export function useQueue(desk: string, range: PageRange): Queue {
  return useQueries({
    queries: pagesIn(range).map((page) => ({
      queryKey: ['queue', desk, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => readQueue(desk, page * PAGE_SIZE, signal),
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
