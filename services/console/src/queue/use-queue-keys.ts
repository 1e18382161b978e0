import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import { placeOf, type QueueRows } from './queue-pages.ts'

/** Moves through a queue by keyboard. The cursor stays on its case when the ranking changes under it. */
export function useQueueKeys({
  desk,
  caseId,
  rows,
}: {
  desk: string
  caseId: string | undefined
  rows: QueueRows
}) {
  const navigate = useNavigate()
  const [cursor, setCursor] = useState<string | undefined>(caseId)
  const at = caseId ?? cursor ?? rows[0]?.caseId

  function move(step: number): void {
    const from = placeOf(rows, at)
    const to = rows[Math.min(Math.max(from + step, 0), rows.length - 1)]
    if (to === undefined) return
    setCursor(to.caseId)
    // Moving while a case is open opens the next one; otherwise it only points.
    if (caseId !== undefined) {
      void navigate({ to: '/q/$desk/c/$caseId', params: { desk, caseId: to.caseId }, replace: true })
    }
    focusRow(to.caseId)
  }

  function open(): void {
    if (at === undefined) return
    if (caseId === undefined) void navigate({ to: '/q/$desk/c/$caseId', params: { desk, caseId: at } })
  }

  function back(): void {
    if (caseId === undefined) return
    setCursor(caseId)
    void navigate({ to: '/q/$desk', params: { desk } }).then(() => focusRow(caseId))
  }

  useKeys({
    j: () => move(1),
    ArrowDown: () => !isReading() && move(1),
    k: () => move(-1),
    ArrowUp: () => !isReading() && move(-1),
    Enter: open,
    Escape: back,
  })
  return { pointed: at, setCursor }
}

export const rowId = (caseId: string) => `row-${caseId}`

/** The row that is to get the focus; of several moves within a frame only the last counts. */
let wanted: string | undefined

/** After the row is drawn: a long list draws only what is in sight. */
function focusRow(caseId: string): void {
  wanted = caseId
  const focus = () => {
    if (wanted === caseId) document.getElementById(rowId(caseId))?.focus({ preventScroll: true })
  }
  requestAnimationFrame(() => requestAnimationFrame(focus))
}

/** In the open case the arrow keys scroll. */
const isReading = (): boolean => Boolean(document.activeElement?.closest('.detail'))
