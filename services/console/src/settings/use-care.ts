import type { Case, Concept, Level } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { path, read } from '../api/ask.ts'
import { useMay } from '../session/session.tsx'
import { usePerson } from './person.tsx'
import { VEIL_FROM_LEVEL } from './veil.tsx'

interface Care {
  readonly proposeBreak: boolean
  readonly words: { readonly nl: string; readonly fr: string; readonly en: string } | null
  readonly hideText: { readonly fromLevel: Level; readonly concepts: readonly Concept[] }
}

const AGAIN_MS = 5 * 60_000

/** How much grave text this person has read, told to nobody else, and from where text waits until it is asked for. */
export function useCare() {
  const { name } = usePerson()
  const enabled = useMay('desk.read') && name !== ''
  return useQuery({
    queryKey: ['care', name],
    queryFn: ({ signal }) => read<Care>(path`/api/me/care?by=${name}`, signal),
    enabled,
    refetchInterval: AGAIN_MS,
  })
}

/** Whether a case's text waits until it is asked for. */
export function isGrave({ level, surface, score }: Case, care: Care | undefined): boolean {
  const { fromLevel = VEIL_FROM_LEVEL, concepts = [] } = care?.hideText ?? {}
  return Math.max(level, surface) >= fromLevel || score.concepts.some((concept) => concepts.includes(concept))
}
