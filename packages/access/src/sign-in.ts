import { createHash } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import type { AttemptBook } from './attempt-book.ts'
import { BY_ADDRESS, BY_NAME } from './attempts.ts'
import type { CredentialStore } from './credentials.ts'
import { stepOfCode } from './one-time-code.ts'
import { isPassword } from './password.ts'
import { unseal } from './seal.ts'

export interface SignInDeps {
  readonly accounts: Pick<Accounts, 'find'>
  readonly credentials: CredentialStore
  readonly attempts: AttemptBook
  readonly now: () => Date
  /** Seals secrets of one-time codes. */
  readonly key: () => Promise<string>
}

export interface PasswordRequest {
  readonly name: string
  readonly password: string
  readonly code?: string | undefined
  /** The address it comes from. */
  readonly from: string
}

export type SignedIn =
  | { readonly kind: 'in'; readonly accountId: string }
  /** Name, password or code is wrong; which one is not told. */
  | { readonly kind: 'refused' }
  /** The password is right; the account asks for a code too. */
  | { readonly kind: 'code_needed' }
  | { readonly kind: 'wait'; readonly seconds: number }

/** What was typed may be a password in the wrong field; its hash names it as well. */
const keyOfName = (name: string) =>
  `name:${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 32)}`

/** Signs in with a name and a password, and a code where the account has one. Attempts are counted before they are made. */
export async function signInByPassword(request: PasswordRequest, deps: SignInDeps): Promise<SignedIn> {
  const { attempts } = deps
  const name = keyOfName(request.name)
  const address = `from:${request.from}`
  const wait = (await attempts.begin(address, BY_ADDRESS)) ?? (await attempts.begin(name, BY_NAME))
  if (wait !== null) return { kind: 'wait', seconds: wait }
  const result = await prove(request, deps)
  if (result.kind === 'in') await attempts.succeed(name, { forget: true })
  if (result.kind === 'code_needed') await attempts.succeed(name)
  if (result.kind !== 'refused') await attempts.succeed(address)
  return result
}

async function prove(
  { name, password, code }: PasswordRequest,
  { accounts, credentials, now, key }: SignInDeps,
): Promise<SignedIn> {
  const account = await accounts.find(name)
  const known = account === null ? null : await credentials.of(account.id)
  if (!(await isPassword(password, known?.password ?? null))) return { kind: 'refused' }
  if (account === null || known === null) return { kind: 'refused' }
  const accountId = account.id
  if (!known.codeConfirmed || known.codeSecret === null) return { kind: 'in', accountId }
  if (code === undefined) return { kind: 'code_needed' }
  const secret = unseal(known.codeSecret, { key: await key(), owner: accountId })
  const step = stepOfCode(code, { secret, now: now(), lastStep: known.codeStep })
  if (step === null || !(await credentials.useCode(accountId, step))) return { kind: 'refused' }
  return { kind: 'in', accountId }
}
