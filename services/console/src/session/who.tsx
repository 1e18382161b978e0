import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useSessionWords } from '../i18n/session/index.ts'
import { signOut, useActor, useEntering } from './session.tsx'

/** Who is signed in, and the way out. Whoever sits at the machine itself has no account to leave. */
export function Who() {
  const w = useSessionWords()
  const actor = useActor()
  const enter = useEntering()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      await enter(signOut)
      await navigate({ to: '/' })
    },
  })
  if (actor === null || actor.kind !== 'person') return null
  return (
    <span className="who">
      <Link to="/account">{actor.name}</Link>
      <button type="button" className="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {w.signOut}
      </button>
    </span>
  )
}
