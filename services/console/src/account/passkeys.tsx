import { useMutation, useQueryClient } from '@tanstack/react-query'
import { path, send } from '../api/ask.ts'
import { useAccountWords } from '../i18n/account/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { hasPasskeys } from '../session/passkey.ts'
import { PlainText } from '../text/plain-text.tsx'
import { textIn } from '../work/form-dialog.tsx'
import type { Account } from './account.ts'

/** The passkeys of an account, and the way to add this device's. */
export function Passkeys({ passkeys }: Pick<Account, 'passkeys'>) {
  const w = useAccountWords()
  const { format } = useLanguage()
  const queries = useQueryClient()
  const readAnew = () => queries.invalidateQueries({ queryKey: ['account'] })
  const add = useMutation({ mutationFn: addPasskey, onSuccess: readAnew })
  const remove = useMutation({
    mutationFn: (id: string) => send('DELETE', path`/api/account/passkeys/${id}`),
    onSuccess: readAnew,
  })
  return (
    <section className="card" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{w.passkeys}</h2>
      <ul className="plain-list">
        {passkeys.length === 0 && <li className="hint">{w.none}</li>}
        {passkeys.map(({ id, label, createdAt }) => (
          <li key={id} className="row-tools">
            <strong>
              <PlainText text={label} />
            </strong>
            <span className="hint">{w.addedOn(format.day(createdAt))}</span>
            <button type="button" className="quiet" onClick={() => remove.mutate(id)}>
              {w.remove}
            </button>
          </li>
        ))}
      </ul>
      <Fault error={add.error ?? remove.error} />
      {hasPasskeys() && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate(textIn(new FormData(event.currentTarget), 'label') ?? '')
          }}
        >
          <label>
            {w.label}
            <input name="label" required maxLength={60} />
          </label>
          <button type="submit" className="button" disabled={add.isPending}>
            {w.add}
          </button>
        </form>
      )}
    </section>
  )
}

async function addPasskey(label: string): Promise<void> {
  const { options } = await send<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    'POST',
    '/api/account/passkeys/options',
  )
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey })
  if (made === null) return
  // Asked with `publicKey` the browser makes a public key credential.
  const response = (made as PublicKeyCredential).toJSON()
  await send('POST', '/api/account/passkeys', { label, response })
}
