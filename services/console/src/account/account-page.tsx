import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read, send } from '../api/ask.ts'
import { useAccountWords } from '../i18n/account/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { useActor } from '../session/session.tsx'
import { textIn } from '../work/form-dialog.tsx'
import type { Account } from './account.ts'
import { Passkeys } from './passkeys.tsx'

/** How one signs in: password, code and passkeys. */
export function AccountPage() {
  const w = useAccountWords()
  const actor = useActor()
  const isDemo = actor?.id.startsWith('demo:') === true
  const query = useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => read<Account>('/api/account', signal),
    enabled: !isDemo,
  })
  return (
    <Page title={w.title} intro={isDemo ? w.demo : w.intro}>
      {!isDemo && (
        <Loaded query={query}>
          {(account) => (
            <>
              <Passkeys passkeys={account.passkeys} />
              <Password has={account.hasPassword} />
              {account.hasPassword && <Code isOn={account.hasCode} />}
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Password({ has }: { has: boolean }) {
  const w = useAccountWords()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (body: object) => send('PUT', '/api/account/password', body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  })
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{w.password}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          change.mutate({ ...(has && { old: data.get('old') }), new: data.get('new') })
          event.currentTarget.reset()
        }}
      >
        {has && (
          <label>
            {w.oldPassword}
            <input name="old" type="password" autoComplete="current-password" required />
          </label>
        )}
        <label>
          {w.newPassword}
          <input name="new" type="password" autoComplete="new-password" minLength={12} required />
        </label>
        <Fault error={change.error} />
        {change.isSuccess && (
          <p className="done" role="status">
            {w.changed}
          </p>
        )}
        <button type="submit" className="button" disabled={change.isPending}>
          {w.change}
        </button>
      </form>
    </section>
  )
}

function Code({ isOn }: { isOn: boolean }) {
  const w = useAccountWords()
  const queries = useQueryClient()
  const readAnew = () => queries.invalidateQueries({ queryKey: ['account'] })
  const begin = useMutation({ mutationFn: () => send<{ secret: string }>('POST', '/api/account/code') })
  const end = useMutation({
    mutationFn: (body: object) => send(isOn ? 'DELETE' : 'PUT', '/api/account/code', body),
    onSuccess: readAnew,
  })
  return (
    <section className="card" aria-labelledby="code-title">
      <h2 id="code-title">{w.code}</h2>
      <p className="hint">{isOn ? w.codeOn : w.codeOff}</p>
      <Fault error={begin.error ?? end.error} />
      {!isOn && begin.data === undefined && (
        <p>
          <button type="button" className="button" onClick={() => begin.mutate()}>
            {w.codeStart}
          </button>
        </p>
      )}
      {(isOn || begin.data !== undefined) && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            end.mutate(isOn ? { password: data.get('password') } : { code: textIn(data, 'code') })
          }}
        >
          {begin.data !== undefined && !isOn && (
            <p>
              {w.codeSecret} <code>{begin.data.secret}</code>
            </p>
          )}
          {isOn ? (
            <label>
              {w.oldPassword}
              <input name="password" type="password" autoComplete="current-password" required />
            </label>
          ) : (
            <label>
              {w.codeDigits}
              <input name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={8} required />
            </label>
          )}
          <button type="submit" className="button" disabled={end.isPending}>
            {isOn ? w.codeStop : w.codeConfirm}
          </button>
        </form>
      )}
    </section>
  )
}
