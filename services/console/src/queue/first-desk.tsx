import { Navigate } from '@tanstack/react-router'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ProblemNotice } from '../shell/problem-notice.tsx'

/** The start page: goes to the analysts' queue, or to the first there is. */
export function FirstDesk() {
  const { t } = useLanguage()
  const { data: desks, error, refetch } = useDesks()
  if (error !== null && desks === undefined)
    return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (desks === undefined) return <p className="empty">{t.loading}</p>
  const first = desks.find(({ queue }) => queue === 'analyst') ?? desks[0]
  if (first === undefined) return <p className="empty">{t.queue.none}</p>
  return <Navigate to="/q/$desk" params={{ desk: first.queue }} replace />
}
