import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { postNext } from '../api/post.ts'
import { usePerson } from '../settings/person.tsx'

/** Takes the first case that nobody has in hand, and opens it. */
export function useTakeNext(desk: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { name } = usePerson()
  return useMutation({
    mutationFn: () => postNext(desk, name),
    onSuccess: async ({ caseId }) => {
      await queries.invalidateQueries()
      if (caseId !== null) await navigate({ to: '/q/$desk/c/$caseId', params: { desk, caseId } })
    },
  })
}
