import type { Case } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../screen/use-now.ts'
import { SeverityScale } from './severity-scale.tsx'

/** How bad it is, twice, and the one sentence that says why. */
export function CaseHead({ case: shown }: { case: Case }) {
  const { t, language, format } = useLanguage()
  const now = useNow()
  const { explanation } = shown.score
  return (
    <header className="case-head">
      <p className="case-facts">
        <span className="status">{t.statuses[shown.status]}</span>
        <span>{t.sourceKinds[shown.lead.source.kind]}</span>
        <span>{shown.lead.source.platform}</span>
        <time dateTime={shown.lead.publishedAt} title={format.moment(shown.lead.publishedAt)}>
          {format.age(shown.lead.publishedAt, now)}
        </time>
        <span className="case-priority">
          {t.case.priority} <strong>{format.whole(shown.priority)}</strong>
        </span>
      </p>
      <h2>
        <span className="level-word" data-level={shown.level}>
          {t.levels[shown.level]}
        </span>{' '}
        {explanation.sentence[language]}
      </h2>
      <p className="next-step">{t.nextStep[shown.level]}</p>
      <div className="scales">
        <SeverityScale label={t.case.onSurface} hint={t.case.onSurfaceHint} level={shown.surface} />
        <SeverityScale label={t.case.inContext} hint={t.case.inContextHint} level={shown.level} />
      </div>
      {explanation.asksForContext && <p className="asks">{t.case.asksForContext}</p>}
    </header>
  )
}
