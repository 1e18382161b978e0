import { ApiError } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'

/** Why something was not done, in the reader's language where the reason is known. Nothing without an error. */
export function Fault({
  error,
  known = {},
}: {
  error: Error | null
  known?: Readonly<Record<string, string>>
}) {
  const { t } = useLanguage()
  if (error === null) return null
  const problem = error instanceof ApiError ? error.problem : null
  const words = new Map(Object.entries(known))
  return (
    <p className="work-fault" role="alert">
      {problem === null
        ? t.offline
        : (words.get(problem.code) ?? `${problem.detail} ${problem.remedy}`.trim())}
    </p>
  )
}
