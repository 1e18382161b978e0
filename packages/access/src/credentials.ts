import type { Sql } from '@seinpost/store'

/** What an account proves itself with, besides passkeys. */
export interface Credentials {
  readonly password: string | null
  /** Sealed. */
  readonly codeSecret: string | null
  readonly codeConfirmed: boolean
  readonly codeStep: number
}

export interface CredentialStore {
  of(accountId: string): Promise<Credentials | null>
  setPassword(accountId: string, sealed: string): Promise<void>
  /** Null takes the second factor away. It counts only once confirmed. */
  setCode(accountId: string, sealed: string | null): Promise<void>
  /** Uses a time step up, and confirms the code; false when it, or a later one, was used already. */
  useCode(accountId: string, step: number): Promise<boolean>
}

export const sqlCredentials = (sql: Sql): CredentialStore => ({
  of: async (accountId) => {
    const { rows } = await sql.query<Credentials>(
      `select password, code_secret as "codeSecret", code_confirmed as "codeConfirmed", code_step as "codeStep"
       from seinpost.accounts where id = $1 and disabled_at is null`,
      [accountId],
    )
    return rows[0] ?? null
  },
  setPassword: async (accountId, sealed) => {
    await sql.query('update seinpost.accounts set password = $2 where id = $1', [accountId, sealed])
  },
  setCode: async (accountId, sealed) => {
    await sql.query(
      'update seinpost.accounts set code_secret = $2, code_confirmed = false, code_step = 0 where id = $1',
      [accountId, sealed],
    )
  },
  useCode: async (accountId, step) => {
    const { rowCount } = await sql.query(
      'update seinpost.accounts set code_step = $2, code_confirmed = true where id = $1 and code_step < $2',
      [accountId, step],
    )
    return rowCount > 0
  },
})
