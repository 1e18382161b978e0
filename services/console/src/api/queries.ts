import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query'
import { ApiError, readCase, readDesks } from './client.ts'

const MAX_TRIES = 3

/** A fault of ours or no answer is tried again; a clear no is not. */
const worthRetrying = (tries: number, error: Error): boolean =>
  tries < MAX_TRIES && !(error instanceof ApiError && error.problem !== null && error.problem.status < 500)

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true } },
  })

export const useDesks = () =>
  useQuery({ queryKey: ['desks'], queryFn: async ({ signal }) => (await readDesks(signal)).queues })

export const useCase = (id: string) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => readCase(id, signal),
    placeholderData: keepPreviousData,
  })
