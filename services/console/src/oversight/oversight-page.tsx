import type { ReactNode } from 'react'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Page } from '../parts/page.tsx'

const TABS = [
  { to: '/oversight', word: 'audit' },
  { to: '/oversight/retention', word: 'retention' },
  { to: '/oversight/purposes', word: 'purposes' },
  { to: '/oversight/search', word: 'search' },
] as const

/** The frame of the oversight pages. */
export function OversightPage({
  tab,
  intro,
  children,
}: {
  tab: (typeof TABS)[number]['word']
  intro: string
  children: ReactNode
}) {
  const w = useOversightWords()
  const tabs = TABS.map(({ to, word }) => ({ to, label: w.tabs[word] }))
  return (
    <Page title={w.tabs[tab]} intro={intro} tabs={tabs} label={w.title}>
      {children}
    </Page>
  )
}
