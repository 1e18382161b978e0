import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { isLinked } from '../api/bearer.ts'
import { LiveProvider } from '../api/live.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useSessionWords } from '../i18n/session/index.ts'
import { useKeys } from '../keys/use-keys.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ActorContext, useMay, useSession, type Ways } from '../session/session.tsx'
import { SignInPage } from '../session/sign-in-page.tsx'
import { Who } from '../session/who.tsx'
import { PersonProvider } from '../settings/person.tsx'
import { BreakNotice } from './break-notice.tsx'
import { DeskSelect } from './desk-select.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LiveMark } from './live-mark.tsx'
import { Logo } from './logo.tsx'
import { Nav } from './nav.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { VeilSwitch } from './veil-switch.tsx'

/** Pages that ask nobody who they are. */
const OPEN = new Set(['/status', '/offer'])

/** The frame around every page, and the sign-in page in place of each while nobody is signed in. */
export function Shell() {
  const session = useSession()
  const { pathname } = useLocation()
  const actor = session.data?.actor ?? null
  return (
    <ActorContext value={actor}>
      <PersonProvider>
        <LiveProvider>
          <Frame>
            <Loaded query={session}>
              {({ ways }) => (actor === null && !OPEN.has(pathname) ? <WayIn ways={ways} /> : <Outlet />)}
            </Loaded>
          </Frame>
        </LiveProvider>
      </PersonProvider>
    </ActorContext>
  )
}

/** The sign-in page; whoever came by a one-time link that is used up or expired has no other way in. */
const WayIn = ({ ways }: { ways: Ways }) => (isLinked() ? <SpentLink /> : <SignInPage ways={ways} />)

function SpentLink() {
  const w = useSessionWords()
  return (
    <p className="empty" role="alert">
      {w.linkSpent} <a href="/status">{w.statusOfReferral}</a>
    </p>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const reads = useMay('desk.read')
  const atDesk = useLocation().pathname.startsWith('/q/')
  const [helping, setHelping] = useState(false)
  useKeys({
    '?': () => (reads ? setHelping(true) : false),
    d: () => document.getElementById('desk')?.focus(),
  })
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header>
        <div className="bar">
          <a className="brand" href="/">
            <Logo />
            <span>Seinpost</span>
          </a>
          <Nav />
          <div className="bar-end">
            <LanguageSwitch />
            <Who />
          </div>
        </div>
        {atDesk && reads && (
          <div className="bar tools-bar">
            <DeskSelect />
            <LiveMark />
            <div className="bar-end">
              <VeilSwitch />
              <button type="button" className="quiet keys-button" onClick={() => setHelping(true)}>
                {t.keys.button} <kbd>?</kbd>
              </button>
            </div>
          </div>
        )}
      </header>
      <OfflineNotice />
      {reads && <BreakNotice />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <KeysDialog open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
