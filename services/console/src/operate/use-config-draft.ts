import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError, send } from '../api/ask.ts'
import { usePerson } from '../settings/person.tsx'
import type { Backtest, ConfigInForce } from './contract.ts'

export interface Applied {
  readonly version: number
  readonly changes: readonly string[]
  readonly restart: readonly string[]
}
export interface Checked {
  readonly problems: readonly {
    readonly line: number | null
    readonly at: string
    readonly message: string
  }[]
}
/** What somebody is asked the reason of. */
export type Asking = 'apply' | 'shadow' | { readonly rollback: number }

/** A draft of the config and what can be done with it. */
export function useConfigDraft({ yaml: first }: ConfigInForce) {
  const { name: by } = usePerson()
  const queries = useQueryClient()
  const [yaml, setYaml] = useState(first)
  // Another version came in force: a draft of the one before would undo it.
  useEffect(() => setYaml(first), [first])
  const readAnew = () => queries.invalidateQueries({ queryKey: ['config'] })
  const check = useMutation({ mutationFn: () => send<Checked>('POST', '/api/config/check', { yaml }) })
  const backtest = useMutation({ mutationFn: () => send<Backtest>('POST', '/api/config/backtest', { yaml }) })
  const change = useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => send<Applied>('POST', to, body),
    onSuccess: readAnew,
  })
  const shadow = useMutation({
    mutationFn: (body: object | null) =>
      body === null ? send('DELETE', '/api/config/shadow', {}) : send('PUT', '/api/config/shadow', body),
    onSuccess: readAnew,
  })
  const error = change.error ?? check.error ?? backtest.error ?? shadow.error
  return {
    yaml,
    setYaml,
    check,
    backtest,
    change,
    stopShadow: () => shadow.mutate(null),
    error,
    /** What the server found wrong, by field. */
    fields: error instanceof ApiError ? (error.problem?.fields ?? []) : [],
    decide(asking: Asking, why: string) {
      const signed = { why, ...(by !== '' && { by }) }
      if (asking === 'shadow') return shadow.mutate({ yaml, ...signed })
      if (asking === 'apply') return change.mutate({ to: '/api/config/apply', body: { yaml, ...signed } })
      change.mutate({ to: '/api/config/rollback', body: { version: asking.rollback, ...signed } })
    },
  }
}

export type ConfigDraft = ReturnType<typeof useConfigDraft>
