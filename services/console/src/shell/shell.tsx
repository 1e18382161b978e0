import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { DeskSelect } from './desk-select.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LiveMark } from './live-mark.tsx'
import { Logo } from './logo.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { VeilSwitch } from './veil-switch.tsx'

/** The frame around every page. */
export function Shell() {
  const { t } = useLanguage()
  const [helping, setHelping] = useState(false)
  useKeys({ '?': () => setHelping(true), d: () => document.getElementById('desk')?.focus() })
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="bar">
        <a className="brand" href="/">
          <Logo />
          <span>Seinpost</span>
        </a>
        <DeskSelect />
        <LiveMark />
        <div className="bar-end">
          <VeilSwitch />
          <LanguageSwitch />
          <button type="button" className="quiet" onClick={() => setHelping(true)}>
            {t.keys.button} <kbd>?</kbd>
          </button>
        </div>
      </header>
      <OfflineNotice />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <KeysDialog open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
