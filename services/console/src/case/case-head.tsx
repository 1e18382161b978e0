import type { Case } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import type { Messages } from '../i18n/messages.ts'
import { Due } from '../queue/due.tsx'
import { useNow } from '../screen/use-now.ts'
import { reasonSentence } from '../text/reason-sentence.ts'
import { SeverityScale } from './severity-scale.tsx'

/** How bad it is, twice, and the one sentence that says why. */
export function CaseHead({ case: shown, desk }: { case: Case; desk: string }) {
  const { t, language, format } = useLanguage()
  const now = useNow()
  const { explanation } = shown.score
  const dueAt = shown.desks?.find(({ queue }) => queue === desk)?.dueAt
  return (
    <header className="case-head">
      <p className="case-facts">
        <span className="status">{t.statuses[shown.status]}</span>
        <span>{t.sourceKinds[shown.lead.source.kind]}</span>
        <span>{shown.lead.source.platform}</span>
        <time dateTime={shown.lead.publishedAt} title={format.moment(shown.lead.publishedAt)}>
          {format.age(shown.lead.publishedAt, now)}
        </time>
        {dueAt !== undefined && <Due dueAt={dueAt} now={now} />}
        <span className="case-priority">
          {t.case.priority} <strong>{format.whole(shown.priority)}</strong>
        </span>
      </p>
      <h2>
        <span className="level-word" data-level={shown.level}>
          {t.levels[shown.level]}
        </span>{' '}
        {reasonSentence(explanation.sentence[language])}
      </h2>
      <p className="next-step">{nextStep(shown, t)}</p>
      <div className="scales">
        <SeverityScale label={t.case.onSurface} hint={t.case.onSurfaceHint} level={shown.surface} />
        <SeverityScale label={t.case.inContext} hint={t.case.inContextHint} level={shown.level} />
      </div>
      {explanation.asksForContext && <p className="asks">{t.case.asksForContext}</p>}
    </header>
  )
}

/** A cry for help goes to help whatever its level; below "elevated" a referral still awaits its answer. */
function nextStep({ level, score, lead }: Case, t: Messages): string {
  if (score.context.includes('help_seeking')) return t.help
  return level < 2 && lead.source.kind === 'referral' ? t.answerReferrer : t.nextStep[level]
}
