import type { PriorityTerm } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'

/** The priority as one bar of a hundred points; its parts are the points. */
export function PriorityBar({ priority, terms }: { priority: number; terms: readonly PriorityTerm[] }) {
  const { t, format } = useLanguage()
  const parts = terms.filter(({ points }) => points > 0)
  return (
    <section className="priority" aria-labelledby="priority-title">
      <div className="section-head">
        <h3 id="priority-title">{t.case.priority}</h3>
        <strong>{t.case.points(Math.round(priority))}</strong>
      </div>
      <div className="priority-track" aria-hidden="true">
        {parts.map(({ name, points }) => (
          <span key={name} data-term={name} style={{ width: `${points}%` }} />
        ))}
      </div>
      <ul className="priority-parts" aria-label={t.case.priorityHint}>
        {parts.map(({ name, points }) => (
          <li key={name} data-term={name}>
            {t.priorityTerms[name]} <strong>{format.points(points)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
