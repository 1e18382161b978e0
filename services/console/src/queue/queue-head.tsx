import { useParams } from '@tanstack/react-router'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { deskName } from '../shell/desk-name.ts'
import { TakeNext } from '../work/take-next.tsx'
import type { QueueView } from './use-queue.ts'

const VIEWS: readonly QueueView[] = ['waiting', 'handled']

/** The desk's name and counts, what of it is shown, and "give me the next". */
export function QueueHead({
  count,
  view,
  onView,
}: {
  count: number | undefined
  view: QueueView
  onView: (view: QueueView) => void
}) {
  const { t, language } = useLanguage()
  const { desk = '' } = useParams({ strict: false })
  const { data: desks } = useDesks()
  const known = desks?.find(({ queue }) => queue === desk)
  // Until the names are there, no name is better than a code that flashes by.
  const name = desks === undefined ? '…' : deskName(known ?? { queue: desk, name: null }, { t, language })
  return (
    <div className="queue-head">
      <div className="queue-title">
        <h1>{name}</h1>
        {count !== undefined && <span className="count">{t.queue.cases(count)}</span>}
        {known !== undefined && known.acute > 0 && (
          <span className="acute">
            {known.acute} × {t.levels[4].toLowerCase()}
          </span>
        )}
      </div>
      <div className="queue-tools">
        <fieldset className="views">
          <legend className="unseen">{t.queue.view}</legend>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
              {t.queue[one]}
            </button>
          ))}
        </fieldset>
        <TakeNext desk={desk} />
      </div>
    </div>
  )
}
