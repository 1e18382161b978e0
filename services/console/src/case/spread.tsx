import type { CaseMember } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'

/** The copies as dots on a line of time. */
export function Spread({ members }: { members: readonly CaseMember[] }) {
  const { format } = useLanguage()
  const times = members.map(({ publishedAt }) => Date.parse(publishedAt))
  const first = Math.min(...times)
  const span = Math.max(...times) - first || 1
  const [oldest, newest] = [members[0], members.at(-1)]
  if (oldest === undefined || newest === undefined) return null
  return (
    <figure className="spread">
      <div className="spread-line" aria-hidden="true">
        {members.map(({ signalId, platform, kind }, at) => (
          <span
            key={signalId}
            data-kind={kind}
            style={{ left: `${(((times[at] ?? first) - first) / span) * 100}%` }}
            title={platform}
          />
        ))}
      </div>
      <figcaption>
        <time dateTime={oldest.publishedAt}>{format.moment(oldest.publishedAt)}</time>
        <time dateTime={newest.publishedAt}>{format.moment(newest.publishedAt)}</time>
      </figcaption>
    </figure>
  )
}
