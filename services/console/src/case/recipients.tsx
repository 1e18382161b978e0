import type { Case } from '@seinpost/schemas'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { queueNamer } from '../shell/desk-name.ts'
import { reasonWords } from '../text/recipient-reason.ts'

/** Who gets the case, why, and whether it is with them yet. */
export function Recipients({ recipients, places }: Pick<Case, 'recipients' | 'places'>) {
  const { t, language } = useLanguage()
  const { data: desks = [] } = useDesks()
  const nameOf = queueNamer({ desks, places }, { t, language })
  return (
    <section className="card" aria-labelledby="recipients-title">
      <h3 id="recipients-title">{t.case.recipients}</h3>
      <ul className="facts">
        {recipients.map(({ queue, role, reason, released, route }) => (
          <li key={`${queue} ${role}`} title={route}>
            <span className="fact-main">
              <strong>{nameOf(queue)}</strong>
            </span>
            <span className="fact-side">{t.recipientRoles[role]}</span>
            <span className="released" data-released={released}>
              {released ? t.case.released : t.case.waiting}
            </span>
            <span className="fact-note">{reasonWords(reason, { language })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
