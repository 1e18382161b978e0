import { useCallback, useEffect, useRef, useState } from 'react'
import { path, send } from '../api/ask.ts'

export type Saving =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'away' }

const AFTER_MS = 800
const AGAIN_MS = 5_000

/**
 * Saves a draft a moment after the last key, and again until it worked. Nothing is kept in the browser but the draft's id: what
 * is written about somebody belongs on no shared computer.
 */
export function useDraft(draft: string, content: object | null, onSaved: () => void): Saving {
  const told = useRef(onSaved)
  useEffect(() => {
    told.current = onSaved
  })
  const [saving, setSaving] = useState<Saving>({ kind: 'nothing' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = useCallback(
    async (body: object): Promise<void> => {
      setSaving({ kind: 'saving' })
      try {
        const { savedAt } = await send<{ savedAt: string }>('PUT', path`/api/referrals/drafts/${draft}`, body)
        setSaving({ kind: 'saved', at: savedAt })
        told.current()
      } catch {
        // Said on the page, and tried again: the answers stay in it.
        setSaving({ kind: 'away' })
        timer.current = setTimeout(() => void save(body), AGAIN_MS)
      }
    },
    [draft],
  )
  useEffect(() => {
    if (content === null) return
    timer.current = setTimeout(() => void save(content), AFTER_MS)
    return () => clearTimeout(timer.current)
  }, [content, save])
  return saving
}
