import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { ProblemNotice } from '../shell/problem-notice.tsx'

/** Shows what was read; until then that it is being read, or why it could not be. What was read before stays. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data, Error>
  children: (data: Data) => ReactNode
}) {
  const { t } = useLanguage()
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  return <p className="empty">{t.loading}</p>
}
