import { SeinpostError } from '@seinpost/domain'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Account } from './accounts.ts'
import type { Challenges } from './challenges.ts'
import type { Passkey, Passkeys } from './passkeys.ts'

/** The address the browser is on. */
export interface Site {
  readonly origin: string
  readonly hostname: string
}

export interface PasskeyDeps {
  readonly passkeys: Passkeys
  readonly challenges: Challenges
}

/** Loaded at the first passkey: it costs a start a quarter of a second. */
const webauthn = () => import('@simplewebauthn/server')

interface Asked {
  readonly challenge: string
}

/** Asks the browser for any passkey of this site; nobody is named, so nobody is told who has an account. */
export async function askPasskey(
  site: Site,
  { challenges }: PasskeyDeps,
): Promise<{ readonly ask: string; readonly options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: site.hostname,
    userVerification: 'required',
  })
  const ask = await challenges.ask('passkey', { challenge: options.challenge } satisfies Asked)
  return { ask, options }
}

/** The account whose passkey signed what was asked, or null. */
export async function accountOfPasskey(
  { ask, response, site }: { readonly ask: string; readonly response: unknown; readonly site: Site },
  { passkeys, challenges }: PasskeyDeps,
): Promise<string | null> {
  const asked = await challenges.take<Asked>('passkey', ask)
  const known = await passkeys.find(idOf(response))
  if (asked === null || known === null) return null
  const { id, publicKey, counter, transports } = known
  try {
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      // The library reads it field by field and throws at the first that is wrong.
      response: response as AuthenticationResponseJSON,
      expectedChallenge: asked.value.challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      credential: {
        id,
        publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
        counter,
        transports: [...transports],
      },
      requireUserVerification: true,
    })
    if (!verified || !(await passkeys.used(id, authenticationInfo.newCounter))) return null
    return known.accountId
  } catch {
    // An answer that does not fit what was asked is a refusal, whatever is wrong with it.
    return null
  }
}

/** Asks the browser of somebody who is signed in to make a passkey. */
export async function askNewPasskey(
  { account, site }: { readonly account: Account; readonly site: Site },
  { passkeys, challenges }: PasskeyDeps,
): Promise<{ readonly ask: string; readonly options: PublicKeyCredentialCreationOptionsJSON }> {
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: 'Seinpost',
    rpID: site.hostname,
    userName: account.login,
    userDisplayName: account.name,
    userID: new Uint8Array(Buffer.from(account.id)),
    attestationType: 'none',
    excludeCredentials: (await passkeys.of(account.id)).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const to = { accountId: account.id }
  const ask = await challenges.ask('passkey_add', { challenge: options.challenge } satisfies Asked, to)
  return { ask, options }
}

/**
 * Keeps the passkey the browser made.
 *
 * @throws SeinpostError `usage` when it does not fit what was asked.
 */
export async function keepPasskey(
  {
    account,
    ask,
    response,
    label,
    site,
  }: {
    readonly account: Account
    readonly ask: string
    readonly response: unknown
    readonly label: string
    readonly site: Site
  },
  { passkeys, challenges }: PasskeyDeps,
): Promise<Passkey> {
  const asked = await challenges.take<Asked>('passkey_add', ask)
  if (asked === null || asked.accountId !== account.id) throw unfit('nothing was asked, or too long ago')
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON, // Read field by field, as above.
    expectedChallenge: asked.value.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.hostname,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw unfit('the answer does not fit what was asked', cause)
  })
  if (registrationInfo === undefined) throw unfit('the answer does not fit what was asked')
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  const stored = {
    id,
    accountId: account.id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports,
  }
  if (!(await passkeys.add(stored, label))) throw unfit('this passkey is kept already')
  const kept = (await passkeys.of(account.id)).find((one) => one.id === id)
  if (kept === undefined) throw new SeinpostError('internal', 'a passkey just kept is not there')
  return kept
}

const idOf = (response: unknown): string =>
  typeof response === 'object' && response !== null && 'id' in response && typeof response.id === 'string'
    ? response.id
    : ''

const unfit = (what: string, cause?: unknown) =>
  new SeinpostError('usage', `response: ${what}`, { cause, remedy: 'Ask for a passkey again.' })
