import type { Permission } from '@seinpost/schemas'
import { Link } from '@tanstack/react-router'
import { useSessionWords } from '../i18n/session/index.ts'
import { useActor } from '../session/session.tsx'

/** What this person may go to. */
const PLACES = [
  { to: '/', word: 'queue', needs: 'desk.read' },
  { to: '/handovers', word: 'handovers', needs: 'desk.read' },
  { to: '/plans', word: 'plans', needs: 'case.work' },
  { to: '/refer', word: 'refer', needs: 'referral.submit' },
  { to: '/links', word: 'links', needs: 'case.work' },
  { to: '/trends', word: 'trends', needs: 'trend.read' },
  { to: '/operate', word: 'operate', needs: 'operation.read' },
  { to: '/oversight', word: 'oversight', needs: 'oversight.read' },
] as const satisfies readonly { to: string; word: string; needs: Permission }[]

/** The ways one's roles open. Where there is only one, there is nothing to choose. */
export function Nav() {
  const w = useSessionWords()
  const may = new Set(useActor()?.permissions)
  const open = PLACES.filter(({ needs }) => may.has(needs))
  if (open.length < 2) return null
  return (
    <nav className="nav" aria-label={w.menu}>
      {open.map(({ to, word }) => (
        <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: to === '/' }}>
          {w[word]}
        </Link>
      ))}
    </nav>
  )
}
