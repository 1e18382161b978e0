import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, send } from '../api/ask.ts'
import { useSessionWords } from '../i18n/session/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Logo } from '../shell/logo.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { hasPasskeys, signInWithPasskey } from './passkey.ts'
import { useEntering, type Ways } from './session.tsx'

/** The start page of whoever is not signed in. */
export function SignInPage({ ways }: { ways: Ways }) {
  const w = useSessionWords()
  const enter = useEntering()
  const passkey = useMutation({ mutationFn: () => enter(signInWithPasskey) })
  const refused = new URLSearchParams(window.location.search).get('signin') === 'refused'
  return (
    <div className="sign-in">
      <h1>
        <Logo /> Seinpost
      </h1>
      <p className="lead">{w.whatIsIt}</p>
      {refused && (
        <p className="work-fault" role="alert">
          {w.refused}
        </p>
      )}
      {ways.demo.length > 0 && <DemoAccounts accounts={ways.demo} />}
      {(ways.password || ways.passkey || ways.oidc !== null) && (
        <section className="card" aria-labelledby="own-title">
          <h2 id="own-title">{w.ownAccount}</h2>
          {ways.oidc !== null && (
            <a className="button wide" href={oidcAddress()}>
              {ways.oidc.label}
            </a>
          )}
          {ways.passkey && hasPasskeys() && (
            <button type="button" className="button wide" onClick={() => passkey.mutate()}>
              {w.passkey}
            </button>
          )}
          <Fault error={passkey.error} />
          {ways.password && <PasswordForm />}
        </section>
      )}
      {ways.demo.length === 0 && !ways.password && !ways.passkey && ways.oidc === null && <p>{w.noWay}</p>}
      <p className="hint">
        <a href="/status">{w.statusOfReferral}</a>
      </p>
    </div>
  )
}

const oidcAddress = (): string => {
  const { pathname } = window.location
  return `/api/session/oidc?to=${encodeURIComponent(pathname)}`
}

/** Name and password, and the six digits where the account asks for them. */
function PasswordForm() {
  const w = useSessionWords()
  const enter = useEntering()
  const [needsCode, setNeedsCode] = useState(false)
  const signIn = useMutation({
    mutationFn: (given: object) => enter(() => send('POST', '/api/session', { way: 'password', ...given })),
    onError: (error) => {
      if (error instanceof ApiError && error.problem?.code === 'code_needed') setNeedsCode(true)
    },
  })
  const asksCode = signIn.error instanceof ApiError && signIn.error.problem?.code === 'code_needed'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const [name, password, code] = [textIn(data, 'name'), data.get('password'), textIn(data, 'code')]
        signIn.mutate({ name, password, ...(code !== undefined && { code }) })
      }}
    >
      <label>
        {w.name}
        <input name="name" autoComplete="username" required maxLength={200} />
      </label>
      <label>
        {w.password}
        <input name="password" type="password" autoComplete="current-password" required maxLength={500} />
      </label>
      {needsCode && (
        <label>
          {w.code}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={8} />
        </label>
      )}
      {asksCode ? <p role="status">{w.codeNeeded}</p> : <Fault error={signIn.error} known={w.faults} />}
      <button type="submit" className="button first" disabled={signIn.isPending}>
        {w.signIn}
      </button>
    </form>
  )
}
