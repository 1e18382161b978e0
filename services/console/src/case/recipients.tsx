import type { Case } from '@seinpost/schemas'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { deskName } from '../shell/desk-name.ts'

/** Who gets the case, why, and whether it is with them yet. */
export function Recipients({ recipients, places }: Pick<Case, 'recipients' | 'places'>) {
  const { t, language } = useLanguage()
  const { data: desks = [] } = useDesks()
  const nameOf = (queue: string) => {
    // A queue without cases is not among the desks; the place of the case names it then.
    const place = places.find(({ nis }) => queue === `municipality-${nis}`)?.name
    const name = place === undefined ? null : { nl: place, fr: place, en: place }
    const desk = desks.find((one) => one.queue === queue)
    return deskName({ queue, name: desk?.name ?? name }, { t, language })
  }
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
            <span className="fact-note">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
