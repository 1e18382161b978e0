import { randomUUID } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { AccessOrder } from '@seinpost/schemas'
import type { Account } from './accounts.ts'
import type { AccessBooks } from './open-access.ts'
import { passwordProblem, sealPassword } from './password.ts'
import { newSecret } from './secret-id.ts'

const DAY_MS = 86_400_000
const PASSWORD_LENGTH = 24

type Order<Name extends AccessOrder['order']> = Extract<AccessOrder, { order: Name }>

/** Does what whoever sits at the machine orders. What is made up, a password or a token, is in the answer and nowhere else. */
export async function carryOut(
  order: AccessOrder,
  { books, now }: { readonly books: AccessBooks; readonly now: () => Date },
): Promise<object> {
  switch (order.order) {
    case 'list':
      return {
        accounts: await books.accounts.list(),
        tokens: await books.tokens.list(),
        links: await books.links.list('*'),
      }
    case 'add_account':
      return await addAccount(order, books)
    case 'set_password':
      return await setPassword(order, books)
    case 'remove_account': {
      const { id } = await accountOf(order.login, books)
      await books.accounts.remove(id)
      return { removed: order.login }
    }
    case 'add_token':
      return await addToken(order, books, now())
    case 'remove_token': {
      if (await books.tokens.remove(order.name)) return { removed: order.name }
      throw new SeinpostError('not_found', `there is no token "${order.name}"`, { remedy: LISTED })
    }
    case 'add_link': {
      const { desk, label, uses, days, by } = order
      const expiresAt = new Date(now().getTime() + days * DAY_MS)
      const { link, token } = await books.links.add({ desk, label, uses, createdBy: by, expiresAt })
      return { link, path: `/refer#${token}` }
    }
  }
}

const LISTED = '`seinpost access list` shows what there is.'

async function accountOf(login: string, { accounts }: AccessBooks): Promise<Account> {
  const found = await accounts.find(login)
  if (found !== null) return found
  throw new SeinpostError('not_found', `there is no account "${login}"`, { remedy: LISTED })
}

async function addAccount(
  { login, name, roles, desks, password = newSecret('').slice(0, PASSWORD_LENGTH) }: Order<'add_account'>,
  books: AccessBooks,
): Promise<object> {
  assertPassword(password, login)
  if ((await books.accounts.find(login)) !== null)
    throw new SeinpostError('usage', `login: "${login}" has an account already`, {
      remedy: 'Take another name, or remove the account first.',
    })
  const account = await books.accounts.put({ id: `account:${randomUUID()}`, login, name, roles, desks })
  if (account === null) throw new SeinpostError('usage', `login: "${login}" has an account already`)
  await books.credentials.setPassword(account.id, await sealPassword(password))
  return { account: { ...account, hasPassword: true }, password }
}

async function setPassword(
  { login, password = newSecret('').slice(0, PASSWORD_LENGTH), forgetFactors }: Order<'set_password'>,
  books: AccessBooks,
): Promise<object> {
  const { id, issuer } = await accountOf(login, books)
  if (issuer !== null)
    throw new SeinpostError('usage', `login: "${login}" signs in at ${issuer}`, {
      remedy: 'Change the password there.',
    })
  assertPassword(password, login)
  await books.credentials.setPassword(id, await sealPassword(password))
  if (forgetFactors) {
    await books.credentials.setCode(id, null)
    for (const passkey of await books.passkeys.of(id)) await books.passkeys.remove(passkey.id, id)
  }
  // Whoever knew the old one is out.
  await books.sessions.endAll(id)
  return { login, password, forgotFactors: forgetFactors }
}

async function addToken(
  { name, scopes, desks, days }: Order<'add_token'>,
  { tokens }: AccessBooks,
  now: Date,
): Promise<object> {
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS)
  const token = await tokens.add({ name, scopes, desks, expiresAt })
  if (token !== null) return { name, scopes, desks, expiresAt, token }
  throw new SeinpostError('usage', `name: there is a token "${name}" already`, {
    remedy: `Remove it first: seinpost access token --remove ${name}`,
  })
}

function assertPassword(password: string, login: string): void {
  const problem = passwordProblem(password, { login })
  if (problem !== null)
    throw new SeinpostError('usage', `password: ${problem}`, { remedy: 'Leave it out, and one is made up.' })
}
