import type { Case } from '@seinpost/schemas'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { queueNamer } from '../shell/desk-name.ts'
import { PlainText } from '../text/plain-text.tsx'

/** What people did to the case, and what they found. */
export function History({ case: shown }: { case: Case }) {
  const { t, language, format } = useLanguage()
  const { data: desks = [] } = useDesks()
  const nameOf = queueNamer({ desks, places: shown.places }, { t, language })
  const { history = [], assessment = null } = shown
  if (history.length === 0) return null
  return (
    <section className="card" aria-labelledby="history-title">
      <h3 id="history-title">{t.work.history}</h3>
      {assessment !== null && (
        <p className="judgement">
          <span className="level-word" data-level={assessment.level}>
            {t.levels[assessment.level]}
          </span>{' '}
          {t.work.outcomes[assessment.outcome].name}
        </p>
      )}
      <ol className="facts">
        {history.map(({ version, act, by, desk, at, note }) => (
          <li key={version}>
            <span className="fact-main">
              <strong>{t.work.acts[act]}</strong>
            </span>
            <span className="fact-side">{format.moment(at)}</span>
            <span className="fact-note">
              {by} · {nameOf(desk)}
            </span>
            {note !== undefined && (
              <span className="fact-note">
                <PlainText text={note} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
