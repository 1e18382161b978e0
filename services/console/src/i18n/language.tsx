import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import { useStored } from '../settings/use-stored.ts'
import { en } from './en.ts'
import { type Format, formatFor } from './format.ts'
import { fr } from './fr.ts'
import type { Messages } from './messages.ts'
import { nl } from './nl.ts'

export const DICTIONARIES = { nl, fr, en } as const
export type UiLanguage = keyof typeof DICTIONARIES
export const UI_LANGUAGES: readonly UiLanguage[] = ['nl', 'fr', 'en']

interface Spoken {
  readonly language: UiLanguage
  readonly setLanguage: (language: UiLanguage) => void
  readonly t: Messages
  readonly format: Format
}

const LanguageContext = createContext<Spoken | null>(null)

const isUiLanguage = (value: string): value is UiLanguage => value in DICTIONARIES

/** The reader's language: the one chosen before, else the browser's, else Dutch. */
function firstLanguage(): UiLanguage {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isUiLanguage)
  return wanted ?? 'nl'
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useStored('language', firstLanguage, isUiLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(
    () => ({
      language,
      setLanguage,
      t: DICTIONARIES[language],
      format: formatFor(language, DICTIONARIES[language]),
    }),
    [language, setLanguage],
  )
  return <LanguageContext value={spoken}>{children}</LanguageContext>
}

/** The strings and formats of the language in use. */
export function useLanguage(): Spoken {
  const spoken = use(LanguageContext)
  if (spoken === null) throw new Error('useLanguage stands outside LanguageProvider')
  return spoken
}
