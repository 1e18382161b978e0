import type { ReactNode } from 'react'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Page } from '../parts/page.tsx'

const TABS = [
  { to: '/operate', word: 'health' },
  { to: '/operate/thresholds', word: 'thresholds' },
  { to: '/operate/routes', word: 'routes' },
  { to: '/operate/config', word: 'config' },
  { to: '/operate/model', word: 'model' },
] as const

/** The frame of the operator's pages. */
export function OperatePage({
  tab,
  intro,
  children,
}: {
  tab: (typeof TABS)[number]['word']
  intro: string
  children: ReactNode
}) {
  const w = useOperateWords()
  const tabs = TABS.map(({ to, word }) => ({ to, label: w.tabs[word] }))
  return (
    <Page title={w.tabs[tab]} intro={intro} tabs={tabs} label={w.title}>
      {children}
    </Page>
  )
}
