import { useLive } from '../api/live.tsx'
import { useLanguage } from '../i18n/language.tsx'

/** Whether what is on screen keeps itself up to date. */
export function LiveMark() {
  const { t } = useLanguage()
  const { state } = useLive()
  return (
    <span className="live" data-state={state} role="status">
      {t.live[state]}
    </span>
  )
}
