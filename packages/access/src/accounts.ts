import type { Role } from '@seinpost/schemas'
import { Permission, Role as RoleSchema } from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'
import { DEMO_PREFIX } from './demo-accounts.ts'

/** A person, as the program knows them. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly desks: readonly string[]
  /** Null for an account of the program itself. */
  readonly issuer: string | null
  readonly hasPassword: boolean
  readonly hasCode: boolean
  readonly passkeys: number
  readonly createdAt: string
}

export interface NewAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly desks: readonly string[]
  readonly known?: { readonly issuer: string; readonly subject: string }
}

/** The people who may sign in. */
export interface Accounts {
  list(): Promise<readonly Account[]>
  /** By id or by what one signs in with, in any case. */
  find(idOrLogin: string): Promise<Account | null>
  /** Makes the account, or brings the one with its id, or with its issuer and subject, to this. Null: the login is another's. */
  put(account: NewAccount): Promise<Account | null>
  /** Ends its sessions too; what it did stays where it stands. Answers whether there was one. */
  remove(id: string): Promise<boolean>
  /** Whether somebody other than the invented people of the demonstration is known. */
  anyReal(): Promise<boolean>
}

const COLUMNS = `
select a.id, a.login, a.name, a.roles, a.desks, a.issuer, a.password is not null as "hasPassword",
  a.code_confirmed as "hasCode", a.created_at as "createdAt",
  (select count(*) from seinpost.passkeys p where p.account_id = a.id) as passkeys
from seinpost.accounts a`

const PUT = `
insert into seinpost.accounts (id, login, name, roles, desks, issuer, subject, created_at)
values ($1, $2, $3, $4::json, $5::json, $6, $7, $8)
on conflict (id) do update set login = excluded.login, name = excluded.name, roles = excluded.roles, desks = excluded.desks`

/** Parsed again: a role that a newer or older version does not know counts for nothing. */
export const rolesOf = (stored: unknown): Role[] =>
  Array.isArray(stored) ? stored.filter((role): role is Role => RoleSchema.safeParse(role).success) : []

export const permissionsOf = (stored: unknown): Permission[] =>
  Array.isArray(stored)
    ? stored.filter((scope): scope is Permission => Permission.safeParse(scope).success)
    : []

export const desksOf = (stored: unknown): string[] =>
  Array.isArray(stored)
    ? stored.filter((desk): desk is string => typeof desk === 'string' && desk !== '*')
    : []

const read = (row: Account): Account => ({ ...row, roles: rolesOf(row.roles), desks: desksOf(row.desks) })

export function sqlAccounts(sql: Sql, { now }: { readonly now: () => Date }): Accounts {
  const one = async (on: SqlRunner, where: string, params: readonly unknown[]): Promise<Account | null> => {
    const { rows } = await on.query<Account>(`${COLUMNS} where ${where}`, params)
    return rows[0] === undefined ? null : read(rows[0])
  }
  return {
    list: async () => (await sql.query<Account>(`${COLUMNS} order by a.name, a.id`)).rows.map(read),
    find: (idOrLogin) => one(sql, 'a.id = $1 or lower(a.login) = lower($1)', [idOrLogin]),
    put: ({ id, login, name, roles, desks, known }) =>
      sql.tx(async (tx) => {
        const before =
          known && (await one(tx, 'a.issuer = $1 and a.subject = $2', [known.issuer, known.subject]))
        const own = before?.id ?? id
        const other = await one(tx, 'lower(a.login) = lower($1) and a.id <> $2', [login, own])
        if (other !== null) return null
        const rights = [JSON.stringify(roles), JSON.stringify(desks)]
        await tx.query(PUT, [
          own,
          login,
          name,
          ...rights,
          known?.issuer ?? null,
          known?.subject ?? null,
          now(),
        ])
        return await one(tx, 'a.id = $1', [own])
      }),
    remove: async (id) => (await sql.query('delete from seinpost.accounts where id = $1', [id])).rowCount > 0,
    anyReal: async () => {
      const { rows } = await sql.query<{ any: boolean }>(
        'select exists (select from seinpost.accounts where not starts_with(id, $1)) as any',
        [DEMO_PREFIX],
      )
      return rows[0]?.any === true
    },
  }
}
