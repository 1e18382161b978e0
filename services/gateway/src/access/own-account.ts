import { type AccessBooks, type Account, isPassword } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import type { Actor } from '@seinpost/schemas'

type Books = Pick<AccessBooks, 'accounts' | 'credentials'>

/** @throws SeinpostError `unauthenticated` for programs and whoever is not signed in. */
export async function ownAccount(actor: Actor, { accounts }: Pick<Books, 'accounts'>): Promise<Account> {
  const account = actor.kind === 'person' ? await accounts.find(actor.id) : null
  if (account !== null) return account
  throw new SeinpostError('unauthenticated', 'No account is signed in.', {
    remedy: 'Sign in with an account of your own.',
  })
}

/** @throws SeinpostError `forbidden` for accounts of a provider or of the demonstration: there is nothing here to change. */
export async function accountToChange(actor: Actor, books: Pick<Books, 'accounts'>): Promise<Account> {
  const account = await ownAccount(actor, books)
  if (account.issuer === null && !account.id.startsWith('demo:')) return account
  throw new SeinpostError('forbidden', 'This account proves itself elsewhere.', {
    remedy: 'Change it at the provider you sign in with.',
  })
}

/** @throws SeinpostError `usage` naming the field when it is not the password. */
export async function assertPassword(
  { id }: Account,
  { password, field, books }: { readonly password: string; readonly field: string; readonly books: Books },
): Promise<void> {
  const kept = (await books.credentials.of(id))?.password ?? null
  if (await isPassword(password, kept)) return
  throw new SeinpostError('usage', `${field}: is not the password`, { remedy: 'Try again.' })
}
