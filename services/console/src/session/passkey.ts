import { send } from '../api/ask.ts'

export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Lets the browser ask for a passkey, and signs in with it. */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await send<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    'POST',
    '/api/session/passkey/options',
  )
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey })
  // Asked with `publicKey` the browser answers a public key credential or null.
  if (credential === null) return
  await send('POST', '/api/session/passkey', { response: (credential as PublicKeyCredential).toJSON() })
}
