import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { CaseView } from '../case/case-view.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useWide } from '../screen/use-wide.ts'
import { ProblemNotice } from '../shell/problem-notice.tsx'
import { QueueHead } from './queue-head.tsx'
import { QueueList } from './queue-list.tsx'
import type { PageRange } from './queue-pages.ts'
import { type QueueView, useQueue } from './use-queue.ts'
import { useQueueKeys } from './use-queue-keys.ts'

/** A desk at work: its queue, and the case that is open beside it or, on a narrow screen, over it. */
export function DeskPage() {
  const { t } = useLanguage()
  const { desk = '', caseId } = useParams({ strict: false })
  const wide = useWide()
  const navigate = useNavigate()
  const [range, setRange] = useState<PageRange>({ first: 0, last: 0 })
  const [view, setView] = useState<QueueView>('waiting')
  const { rows, waiting, error, retry } = useQueue(desk, view, range)
  const { pointed, setCursor } = useQueueKeys({ desk, caseId, rows })
  const shown = wide ? pointed : caseId
  const detail = useFocusWhen(caseId !== undefined)

  if (error !== null) return <ProblemNotice error={error} onRetry={retry} />
  const back = () => void navigate({ to: '/q/$desk', params: { desk } })
  return (
    <div className="desk">
      {(wide || caseId === undefined) && (
        <section className="queue" aria-label={t.queue.title}>
          <QueueHead count={waiting ? undefined : rows.length} view={view} onView={setView} />
          <QueueList
            desk={desk}
            rows={rows}
            selected={shown}
            waiting={waiting}
            onRange={setRange}
            onFocus={setCursor}
          />
        </section>
      )}
      {(wide || caseId !== undefined) && (
        <section className="detail" ref={detail} tabIndex={-1} aria-label={t.case.title}>
          {shown === undefined && <p className="empty">{waiting ? t.loading : t.queue.pick}</p>}
          {shown !== undefined && <CaseView caseId={shown} desk={desk} onBack={wide ? undefined : back} />}
        </section>
      )}
    </div>
  )
}

/** Moves the focus into an element when a case is opened, so that reading goes on there. */
function useFocusWhen(open: boolean) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) element.current?.focus()
  }, [open])
  return element
}
