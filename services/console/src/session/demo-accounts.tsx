import { useMutation } from '@tanstack/react-query'
import { useSessionWords } from '../i18n/session/index.ts'
import { Fault } from '../parts/fault.tsx'
import { type DemoAccount, signInAs, useEntering } from './session.tsx'

/** Every role of the demo, one click each. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const w = useSessionWords()
  const enter = useEntering()
  const signIn = useMutation({ mutationFn: (id: string) => enter(() => signInAs(id)) })
  const roleWords = new Map(Object.entries(w.roles))
  return (
    <section className="card" aria-labelledby="demo-title">
      <h2 id="demo-title">{w.demo}</h2>
      <p className="hint">{w.demoHint}</p>
      <Fault error={signIn.error} />
      <ul className="demo-accounts">
        {accounts.map(({ id, name, role }) => (
          <li key={id}>
            <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(id)}>
              <strong>{name}</strong>
              <span>{roleWords.get(role)?.does ?? role}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
