import type { Sql } from '@seinpost/store'

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string
  readonly label: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

export interface StoredPasskey {
  /** As the browser names it. */
  readonly id: string
  readonly accountId: string
  /** base64url */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

export interface Passkeys {
  of(accountId: string): Promise<readonly Passkey[]>
  find(id: string): Promise<StoredPasskey | null>
  /** False when it is known already. */
  add(passkey: StoredPasskey, label: string): Promise<boolean>
  /** Notes a use. False when its count did not grow: somebody has a copy of the key. */
  used(id: string, counter: number): Promise<boolean>
  remove(id: string, accountId: string): Promise<boolean>
}

export const sqlPasskeys = (sql: Sql, { now }: { readonly now: () => Date }): Passkeys => ({
  of: async (accountId) =>
    (
      await sql.query<Passkey>(
        `select id, label, created_at as "createdAt", last_used_at as "lastUsedAt"
         from seinpost.passkeys where account_id = $1 order by created_at, id`,
        [accountId],
      )
    ).rows,
  find: async (id) => {
    const { rows } = await sql.query<StoredPasskey>(
      `select p.id, p.account_id as "accountId", p.public_key as "publicKey", p.counter, p.transports
       from seinpost.passkeys p join seinpost.accounts a on a.id = p.account_id
       where p.id = $1 and a.disabled_at is null`,
      [id],
    )
    return rows[0] ?? null
  },
  add: async ({ id, accountId, publicKey, counter, transports }, label) => {
    const { rowCount } = await sql.query(
      `insert into seinpost.passkeys (id, account_id, public_key, counter, transports, label, created_at)
       values ($1, $2, $3, $4, $5::json, $6, $7) on conflict (id) do nothing`,
      [id, accountId, publicKey, counter, JSON.stringify(transports), label, now()],
    )
    return rowCount > 0
  },
  used: async (id, counter) => {
    // Many authenticators do not count and always say 0.
    const { rowCount } = await sql.query(
      `update seinpost.passkeys set counter = $2, last_used_at = $3
       where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
      [id, counter, now()],
    )
    return rowCount > 0
  },
  remove: async (id, accountId) => {
    const { rowCount } = await sql.query('delete from seinpost.passkeys where id = $1 and account_id = $2', [
      id,
      accountId,
    ])
    return rowCount > 0
  },
})
