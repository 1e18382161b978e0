import type { CaseChange } from '@seinpost/schemas'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { useActor, useMay } from '../session/session.tsx'

export type LiveState = 'connecting' | 'on' | 'off'

interface Live {
  readonly state: LiveState
  /** Cases that changed a moment ago. */
  readonly fresh: ReadonlySet<string>
}

const LiveContext = createContext<Live>({ state: 'connecting', fresh: new Set() })

/** A stream of changes makes one read of the lists, not one for every change. */
const GATHER_MS = 800
const FRESH_MS = 20_000

/** Keeps what is on screen up to date through server-sent events; the browser reconnects by itself. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const reads = useMay('desk.read')
  const who = useActor()?.id

  useEffect(() => {
    // Each session has its own stream: it carries what this person may see.
    if (!reads || who === undefined) return setState('connecting')
    const source = new EventSource('/api/changes')
    const gather = gatherChanges(queries, (ids) => setFresh((known) => new Set([...known, ...ids])))
    source.addEventListener('open', () => setState('on'))
    source.addEventListener('error', () =>
      setState(source.readyState === EventSource.CLOSED ? 'off' : 'connecting'),
    )
    source.addEventListener('change', ({ data }) => gather.add(data))
    source.addEventListener('reset', () => void queries.invalidateQueries())
    return () => {
      source.close()
      gather.stop()
    }
  }, [queries, reads, who])

  useEffect(() => {
    if (fresh.size === 0) return
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS)
    return () => clearTimeout(timer)
  }, [fresh])

  const live = useMemo(() => ({ state, fresh }), [state, fresh])
  return <LiveContext value={live}>{children}</LiveContext>
}

export const useLive = (): Live => use(LiveContext)

function gatherChanges(queries: QueryClient, onFresh: (ids: readonly string[]) => void) {
  let ids = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function refresh(): void {
    timer = undefined
    onFresh([...ids])
    for (const id of ids) void queries.invalidateQueries({ queryKey: ['case', id] })
    ids = new Set()
    void queries.invalidateQueries({ queryKey: ['desks'] })
    void queries.invalidateQueries({ queryKey: ['queue'] })
  }

  return {
    add(data: string) {
      // Sent by our own server, as its schema says.
      ids.add((JSON.parse(data) as CaseChange).caseId)
      timer ??= setTimeout(refresh, GATHER_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
