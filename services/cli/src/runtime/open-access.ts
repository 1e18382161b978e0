import { type AccessBooks, openAccessBooks } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { type Access, openOidcClient, openWhoAsks, type SignInDeps } from '@seinpost/gateway'
import {
  AccountsConfig,
  accessProblem,
  type Config,
  isOwnMachineOnly,
  type OidcConfig,
} from '@seinpost/schemas'
import type { Parts } from './open-parts.ts'
import { ownSecret } from './own-secret.ts'
import { storeSecret } from './secrets.ts'

/** Who may ask this process, and how they sign in. */
export interface OpenedAccess {
  readonly access: Access
  readonly books: AccessBooks
  readonly signIn: SignInDeps
  readonly oidc: { readonly client: ReturnType<typeof openOidcClient>; readonly config: OidcConfig } | null
}

/** Where everything is open one may still sign in; then the built-in rules hold. */
const accountsOf = ({ access }: Pick<Config, 'access'>): AccountsConfig =>
  access.kind === 'accounts' ? access : AccountsConfig.parse({ kind: 'accounts' })

type AccessParts = Pick<Parts, 'loaded' | 'now' | 'store'>

/** The books of who may ask, for this process's addresses. */
export async function openBooks({ loaded, now, store }: AccessParts): Promise<AccessBooks> {
  const { config } = loaded
  const policy = accountsOf(config)
  return openAccessBooks((await store()).sql, { now, policy, demo: offersDemo(config) })
}

const offersDemo = (config: Config) => accountsOf(config).demo && isOwnMachineOnly(config.http)

/**
 * @throws SeinpostError `config_invalid` when everything is open and others can reach the program; the command line can
 * bring that about too.
 */
export async function openAccess(
  parts: AccessParts,
  { localToken }: { readonly localToken: string | null },
): Promise<OpenedAccess> {
  const { config } = parts.loaded
  const problem = accessProblem(config.access, config.http)
  if (problem !== null)
    throw new SeinpostError('config_invalid', `access.kind: ${problem}`, {
      remedy: 'Set `access: { kind: accounts }`, or listen on 127.0.0.1.',
    })
  const { intakeWithoutToken, requestsPerMinute, sessionHours, publicUrl, oidc } = accountsOf(config)
  const books = await openBooks(parts)
  const access = openWhoAsks({
    books,
    localToken,
    open: config.access.kind === 'open',
    anybodyMay: intakeWithoutToken && isOwnMachineOnly(config.http) ? ['signal.submit'] : [],
    requestsPerMinute,
    publicUrl,
  })
  const signIn: SignInDeps = {
    books,
    now: parts.now,
    key: () => codeKey(parts.loaded),
    demo: offersDemo(config),
    sessionHours,
    publicUrl,
    oidcLabel: oidc?.label ?? null,
  }
  const client = oidc === undefined ? null : openOidcClient(oidc, () => storeSecret(oidc.clientSecret))
  return { access, books, signIn, oidc: oidc && client ? { client, config: oidc } : null }
}

/** What seals the secrets of one-time codes. */
async function codeKey({ config, dataDir }: Parts['loaded']): Promise<string> {
  const { key } = accountsOf(config)
  if (key !== undefined) return await storeSecret(key)
  if (config.store.kind === 'embedded') return await ownSecret(dataDir, 'access.key')
  throw new SeinpostError(
    'config_invalid',
    'access.key: is missing, and several gateways may share the store',
    {
      remedy:
        'Give the config `access: { kind: accounts, key: { env: SEINPOST_ACCESS_KEY } }` and set it to 32 random bytes.',
    },
  )
}
