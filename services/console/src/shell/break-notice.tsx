import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useCare } from '../settings/use-care.ts'

/** Proposes a break after much grave text; only the reader sees it, and may wave it away. */
export function BreakNotice() {
  const { t, language } = useLanguage()
  const { data } = useCare()
  const [waved, setWaved] = useState(false)
  if (waved || data?.proposeBreak !== true || data.words === null) return null
  return (
    <div className="notice" role="status">
      <span>{data.words[language]}</span>
      <button type="button" onClick={() => setWaved(true)}>
        {t.keys.close}
      </button>
    </div>
  )
}
