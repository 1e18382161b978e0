import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { PAGE_SIZE } from '../api/client.ts'
import { useLive } from '../api/live.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../screen/use-now.ts'
import { type PageRange, placeOf, type QueueRows } from './queue-pages.ts'
import { QueueRow } from './queue-row.tsx'

const ROW_HEIGHT = 132

/** The ranked list; only the rows in sight are drawn, so that ten thousand scroll as ten do. */
export function QueueList({
  desk,
  rows,
  selected,
  waiting,
  onRange,
  onFocus,
}: {
  desk: string
  rows: QueueRows
  selected: string | undefined
  waiting: boolean
  onRange: (range: PageRange) => void
  onFocus: (caseId: string) => void
}) {
  const { t } = useLanguage()
  const { fresh } = useLive()
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at) => rows[at]?.caseId ?? at,
    overscan: 6,
  })
  const drawn = list.getVirtualItems()
  const first = pageOf(drawn[0]?.index)
  const last = pageOf(drawn.at(-1)?.index)
  const at = placeOf(rows, selected)

  useEffect(() => {
    onRange({ first, last })
  }, [first, last, onRange])
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])

  if (!waiting && rows.length === 0) return <p className="empty">{t.queue.empty}</p>
  return (
    <div className="queue-list" ref={scroller}>
      <ol style={{ height: list.getTotalSize() }} aria-busy={waiting}>
        {drawn.map(({ index, key, start }) => {
          const entry = rows[index]
          return (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {entry === undefined ? (
                <div className="row row-waiting" />
              ) : (
                <QueueRow
                  desk={desk}
                  entry={entry}
                  now={now}
                  selected={entry.caseId === selected}
                  fresh={fresh.has(entry.caseId)}
                  onFocus={onFocus}
                />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const pageOf = (index = 0): number => Math.floor(index / PAGE_SIZE)
