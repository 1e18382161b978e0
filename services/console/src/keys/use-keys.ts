import { useEffect, useRef } from 'react'

/** What a key does; `false` leaves the key to the browser. */
export type KeyActions = Readonly<Record<string, (() => unknown) | undefined>>

const TYPING = 'input, textarea, select, [contenteditable], dialog'

/** Runs the action of a key pressed outside fields and dialogs, without Ctrl, Alt or Meta. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return
      const action = latest.current[event.key]
      if (action === undefined || (event.key === 'Enter' && isPressable(event.target))) return
      if (action() !== false) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Enter on a link or a button is the browser's own; a row of the queue is where the cursor is, whatever has the focus. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a:not(.row), button, summary, label') !== null
