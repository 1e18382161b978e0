import { keepPreviousData, MutationCache, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import { useMay } from '../session/session.tsx'
import { ApiError } from './ask.ts'
import { readCase, readDesks } from './client.ts'

const MAX_TRIES = 3

/** A fault of ours or no answer is tried again; a clear no is not. */
const worthRetrying = (tries: number, error: Error): boolean =>
  tries < MAX_TRIES && !(error instanceof ApiError && error.problem !== null && error.problem.status < 500)

/** Whoever is told that nobody is signed in looks again who is: the sign-in page follows by itself. */
export function newQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.problem?.code === 'unauthenticated')
      void client.invalidateQueries({ queryKey: ['session'] })
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => (queryKey[0] === 'session' ? undefined : onError(error)),
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true } },
  })
  return client
}

export function useDesks() {
  const enabled = useMay('desk.read')
  return useQuery({
    queryKey: ['desks'],
    queryFn: async ({ signal }) => (await readDesks(signal)).queues,
    enabled,
  })
}

export const useCase = (id: string, desk: string) =>
  useQuery({
    queryKey: ['case', id, desk],
    queryFn: ({ signal }) => readCase({ id, desk }, signal),
    placeholderData: keepPreviousData,
  })
