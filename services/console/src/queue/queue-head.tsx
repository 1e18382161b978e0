import { useParams } from '@tanstack/react-router'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { deskName } from '../shell/desk-name.ts'

export function QueueHead({ open }: { open: number | undefined }) {
  const { t, language } = useLanguage()
  const { desk = '' } = useParams({ strict: false })
  const { data: desks } = useDesks()
  const known = desks?.find(({ queue }) => queue === desk)
  // Until the names are there, no name is better than a code that flashes by.
  const name = desks === undefined ? '…' : deskName(known ?? { queue: desk, name: null }, { t, language })
  return (
    <div className="queue-head">
      <h1>{name}</h1>
      {open !== undefined && <span className="count">{t.queue.cases(open)}</span>}
      {known !== undefined && known.acute > 0 && (
        <span className="acute">
          {known.acute} × {t.levels[4].toLowerCase()}
        </span>
      )}
    </div>
  )
}
