import { useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/client.ts'
import { useLive } from '../api/live.tsx'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useSession } from '../session/session.tsx'

/** Says that Seinpost does not answer; what was read before stays on screen. */
export function OfflineNotice() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { state } = useLive()
  const desks = useDesks()
  const session = useSession()
  const cause = desks.error ?? desks.failureReason ?? session.error ?? session.failureReason
  const away = cause instanceof ApiError && cause.problem === null
  if (!away && state !== 'off') return null
  return (
    <div className="notice" role="alert">
      <span>{t.offline}</span>
      <button type="button" onClick={() => void queries.refetchQueries()}>
        {t.retry}
      </button>
    </div>
  )
}
