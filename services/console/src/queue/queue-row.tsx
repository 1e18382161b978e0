import type { Context, QueueEntry } from '@seinpost/schemas'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useVeil, VEIL_FROM_LEVEL } from '../settings/veil.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { reasonSentence } from '../text/reason-sentence.ts'
import { Due } from './due.tsx'
import { LevelBadge } from './level-badge.tsx'
import { rowId } from './use-queue-keys.ts'

/** Here everything waits for release; saying so on every line would say nothing. */
const ANALYSTS = 'analyst'

/** One case of the queue: what matters in one glance. */
export const QueueRow = memo(function QueueRow({
  desk,
  entry,
  now,
  selected,
  fresh,
  onFocus,
}: {
  desk: string
  entry: QueueEntry
  now: number
  selected: boolean
  fresh: boolean
  onFocus: (caseId: string) => void
}) {
  const { t, language, format } = useLanguage()
  const { veiled } = useVeil()
  const hidden = veiled && Math.max(entry.level, entry.surface) >= VEIL_FROM_LEVEL
  const places = entry.places.filter(({ confidence }) => confidence >= 0.5).slice(0, 2)
  return (
    <Link
      id={rowId(entry.caseId)}
      className="row"
      to="/q/$desk/c/$caseId"
      params={{ desk, caseId: entry.caseId }}
      aria-current={selected ? 'true' : undefined}
      data-fresh={fresh}
      onFocus={() => onFocus(entry.caseId)}
    >
      <span className="row-marks">
        <LevelBadge level={entry.level} surface={entry.surface} />
        <span className="row-priority" title={t.queue.priority}>
          {format.whole(entry.priority)}
        </span>
      </span>
      <span className="row-body">
        <span className="row-top">
          <span className="row-place">
            {places.length === 0 ? t.queue.noPlace : places.map(({ name }) => name).join(', ')}
          </span>
          <span className="row-source">
            {entry.sourceKind === 'public' ? entry.platform : sourceName(entry, t)}
          </span>
          {entry.copies > 1 && <span className="row-copies">{t.queue.copies(entry.copies)}</span>}
          <span className="row-age">{format.age(entry.publishedAt, now)}</span>
        </span>
        <span className="row-excerpt" data-hidden={hidden}>
          {hidden ? <span className="unseen">{t.queue.hidden}</span> : null}
          <span aria-hidden={hidden}>
            <PlainText text={entry.excerpt} />
          </span>
        </span>
        <span className="row-reason">{reasonSentence(entry.reason[language])}</span>
        <span className="row-chips">
          {entry.dueAt !== undefined && <Due dueAt={entry.dueAt} now={now} />}
          {entry.claimedBy !== undefined && <span className="chip chip-claimed">{entry.claimedBy}</span>}
          {fresh && <span className="chip chip-fresh">{t.queue.updated}</span>}
          {entry.context.map((context) => (
            <span key={context} className="chip chip-context" data-help={context === 'help_seeking'}>
              {contextName(context, t.contexts)}
            </span>
          ))}
          {!entry.released && desk !== ANALYSTS && <span className="chip">{t.queue.unreleased}</span>}
        </span>
      </span>
    </Link>
  )
})

const contextName = (context: string, names: Readonly<Record<Context, string>>): string =>
  Object.entries(names).find(([name]) => name === context)?.[1] ?? context

const sourceName = (entry: QueueEntry, t: { sourceKinds: Readonly<Record<string, string>> }): string =>
  t.sourceKinds[entry.sourceKind] ?? entry.platform
