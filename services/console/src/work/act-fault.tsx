import { ApiError } from '../api/client.ts'
import { useLanguage } from '../i18n/language.tsx'

/** Why nothing was done, in the reader's language where the reason is known. */
export function ActFault({ error }: { error: Error }) {
  const { t } = useLanguage()
  const problem = error instanceof ApiError ? error.problem : null
  const known = new Map<string, string>(Object.entries(t.work.refusals))
  return (
    <span className="work-fault" role="alert">
      {problem === null ? t.offline : (known.get(problem.code) ?? `${problem.detail} ${problem.remedy}`)}
    </span>
  )
}
