import { useQuery } from '@tanstack/react-query'
import { path, read } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { PlainText } from '../text/plain-text.tsx'
import type { About } from './use-steps.ts'

interface Referrer {
  readonly signalId: string
  readonly partner: string
  readonly sector: string
  readonly seenAt: string | null
  readonly upToDate: boolean
}

/** Who referred it and is owed an answer, and whether they have seen how it stands. */
export function Referrers({ caseId, desk }: About) {
  const w = useDeskWords()
  const { format } = useLanguage()
  const query = useQuery({
    queryKey: ['case', caseId, 'referrers', desk],
    queryFn: async ({ signal }) =>
      (await read<{ referrers: Referrer[] }>(path`/api/cases/${caseId}/referrers?desk=${desk}`, signal))
        .referrers,
  })
  const referrers = query.data ?? []
  if (referrers.length === 0) return null
  return (
    <section className="card" aria-labelledby="referrers-title">
      <h3 id="referrers-title">{w.referrers}</h3>
      <ul className="plain-list">
        {referrers.map(({ signalId, partner, sector, seenAt, upToDate }) => (
          <li key={signalId}>
            <strong>
              <PlainText text={partner} />
            </strong>{' '}
            <span className="hint">
              <PlainText text={sector} /> · {upToDate ? w.upToDate : w.notSeen}
              {seenAt !== null && ` · ${w.seen(format.moment(seenAt))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
