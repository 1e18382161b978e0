import { useEffect, useRef } from 'react'
import { ApiError } from '../api/client.ts'
import { useCase } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ProblemNotice } from '../shell/problem-notice.tsx'
import { CaseBody } from './case-body.tsx'

/** Reads one case and shows it; the one before stays in sight until the next is there. */
export function CaseView({
  caseId,
  desk,
  onBack,
}: {
  caseId: string
  desk: string
  onBack: (() => void) | undefined
}) {
  const { t } = useLanguage()
  const { data, error, isPlaceholderData, refetch } = useCase(caseId, desk)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.closest('.detail')?.scrollTo(0, 0)
    if (caseId !== '') window.scrollTo(0, 0)
  }, [caseId])

  const gone = error instanceof ApiError && error.problem?.status === 404
  return (
    <div ref={top} className="case" aria-busy={isPlaceholderData}>
      {onBack !== undefined && (
        <button type="button" className="quiet back" onClick={onBack}>
          ← {t.case.back}
        </button>
      )}
      {gone && <p className="empty">{t.case.notFound}</p>}
      {error !== null && !gone && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <p className="empty">{t.loading}</p>}
      {!gone && data !== undefined && (
        <CaseBody key={data.id} case={data} desk={desk} leaving={isPlaceholderData} />
      )}
    </div>
  )
}
