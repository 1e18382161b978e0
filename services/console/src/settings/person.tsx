import { createContext, type ReactNode, use, useMemo } from 'react'
import { useActor } from '../session/session.tsx'
import { useStored } from './use-stored.ts'

interface Person {
  /** Who works here; empty until asked. */
  readonly name: string
  readonly setName: (name: string) => void
}

const PersonContext = createContext<Person | null>(null)

const isName = (value: string): value is string => value.length <= 100

/** Who works here: the account's name; where there are no accounts, the name a person gives stands in the history. */
export function PersonProvider({ children }: { children: ReactNode }) {
  const actor = useActor()
  const [given, setName] = useStored('person', () => '', isName)
  const name = actor?.name ?? given
  const person = useMemo(() => ({ name, setName }), [name, setName])
  return <PersonContext value={person}>{children}</PersonContext>
}

export function usePerson(): Person {
  const person = use(PersonContext)
  if (person === null) throw new Error('usePerson stands outside PersonProvider')
  return person
}
