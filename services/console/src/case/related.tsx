import type { Case, HoldReason } from '@seinpost/schemas'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { useLanguage } from '../i18n/language.tsx'
import { RegroupButton } from '../work/regroup-button.tsx'

/** Cases that look alike and were deliberately kept apart. */
export function Related({ case: shown, desk }: { case: Case; desk: string }) {
  const { related } = shown
  const { t, format } = useLanguage()
  if (related.length === 0) return null
  const reasons = new Map<string, string>(
    Object.entries<string>(t.holdReasons satisfies Record<z.infer<typeof HoldReason>, string>),
  )
  return (
    <section className="card" aria-labelledby="related-title">
      <h3 id="related-title">
        {t.case.related} <span className="count">{related.length}</span>
      </h3>
      <p className="hint">{t.case.relatedHint}</p>
      <ul className="facts">
        {related.map(({ caseId, reason, similarity }) => (
          <li key={`${caseId} ${reason}`}>
            <span className="fact-main">
              <Link to="/q/$desk/c/$caseId" params={{ desk, caseId }}>
                {caseId}
              </Link>
            </span>
            <span className="fact-side">
              {t.case.similarity} {format.percent(similarity)}
            </span>
            <span className="fact-note">{reasons.get(reason) ?? reason}</span>
            <RegroupButton caseId={shown.id} desk={desk} regroup={{ kind: 'join', caseId }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
