import { useMutation, useQueryClient } from '@tanstack/react-query'
import { postAct } from '../api/post.ts'

/** Does one act on a case and reads anew what it changed, whether it was done or refused. */
export function useAct(caseId: string) {
  const queries = useQueryClient()
  const readAnew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['case', caseId] }),
      queries.invalidateQueries({ queryKey: ['queue'] }),
      queries.invalidateQueries({ queryKey: ['desks'] }),
    ])
  return useMutation({
    mutationFn: (act: object) => postAct(caseId, act),
    // Done, the next act waits for what the case is now; refused, the reason is shown at once.
    onSuccess: readAnew,
    onError: () => void readAnew(),
  })
}
