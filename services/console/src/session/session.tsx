import type { Actor, Permission } from '@seinpost/schemas'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { read, send } from '../api/ask.ts'

export interface DemoAccount {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly desks: readonly string[]
}

/** How one may sign in here. */
export interface Ways {
  readonly demo: readonly DemoAccount[]
  readonly password: boolean
  readonly passkey: boolean
  readonly oidc: { readonly label: string } | null
}

export interface Session {
  readonly actor: Actor | null
  readonly ways: Ways
}

export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => read<Session>('/api/session', signal),
    staleTime: 60_000,
  })

export const ActorContext = createContext<Actor | null>(null)

/** Who works here; null while nobody is signed in. */
export const useActor = (): Actor | null => use(ActorContext)

export const useMay = (permission: Permission): boolean =>
  useActor()?.permissions.includes(permission) === true

/** Everything that was read belongs to who was signed in: it goes with the session. */
export function useEntering() {
  const queries = useQueryClient()
  return async (enter: () => Promise<unknown>): Promise<void> => {
    await enter()
    await queries.cancelQueries()
    // First who it is now, so that no page asks once more in the name of who it was.
    await queries.invalidateQueries({ queryKey: ['session'] })
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
}

export const signInAs = (account: string) => send('POST', '/api/session', { way: 'demo', account })
export const signOut = () => send('DELETE', '/api/session')
