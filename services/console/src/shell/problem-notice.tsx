import { ApiError } from '../api/client.ts'
import { useLanguage } from '../i18n/language.tsx'

/** A fault in words: what went wrong and what the reader can do. */
export function ProblemNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useLanguage()
  const problem = error instanceof ApiError ? error.problem : null
  return (
    <div className="problem" role="alert">
      <h2>{t.problem.title}</h2>
      <p>{problem?.detail ?? t.offline}</p>
      {problem !== null && problem.remedy !== '' && (
        <p>
          <strong>{t.problem.remedy}:</strong> {problem.remedy}
        </p>
      )}
      <button type="button" onClick={onRetry}>
        {t.retry}
      </button>
    </div>
  )
}
