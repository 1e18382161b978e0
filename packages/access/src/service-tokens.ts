import type { Actor, Permission } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { desksOf, permissionsOf } from './accounts.ts'
import { serviceActor } from './actors.ts'
import { hashOf, newSecret, SERVICE_PREFIX } from './secret-id.ts'

/** Another program that may ask, as it is listed; its token itself was shown once. */
export interface ServiceToken {
  readonly name: string
  readonly scopes: readonly Permission[]
  readonly desks: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

export interface ServiceTokens {
  /** Answers the token, which is not kept; null when the name is taken. */
  add(token: {
    readonly name: string
    readonly scopes: readonly Permission[]
    readonly desks: readonly string[]
    readonly expiresAt: Date | null
  }): Promise<string | null>
  list(): Promise<readonly ServiceToken[]>
  remove(name: string): Promise<boolean>
  actorOf(token: string): Promise<Actor | null>
}

const LIST = `
select name, scopes, desks, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
from seinpost.service_tokens`
/** Use is noted once an hour at most, so that reading does not write. */
const NOTE_MS = 3_600_000

export function sqlServiceTokens(sql: Sql, { now }: { readonly now: () => Date }): ServiceTokens {
  const read = (row: ServiceToken): ServiceToken => ({
    ...row,
    scopes: permissionsOf(row.scopes),
    desks: desksOf(row.desks),
  })
  return {
    add: async ({ name, scopes, desks, expiresAt }) => {
      const token = newSecret(SERVICE_PREFIX)
      const { rowCount } = await sql.query(
        `insert into seinpost.service_tokens (name, hash, scopes, desks, created_at, expires_at)
         values ($1, $2, $3::json, $4::json, $5, $6) on conflict (name) do nothing`,
        [name, hashOf(token), JSON.stringify(scopes), JSON.stringify(desks), now(), expiresAt],
      )
      return rowCount === 0 ? null : token
    },
    list: async () => (await sql.query<ServiceToken>(`${LIST} order by name`)).rows.map(read),
    remove: async (name) =>
      (await sql.query('delete from seinpost.service_tokens where name = $1', [name])).rowCount > 0,
    actorOf: async (token) => {
      const { rows } = await sql.query<ServiceToken>(
        `${LIST} where hash = $1 and (expires_at is null or expires_at > $2)`,
        [hashOf(token), now()],
      )
      const [row] = rows
      if (row === undefined) return null
      const used = row.lastUsedAt === null ? 0 : Date.parse(row.lastUsedAt)
      if (now().getTime() - used > NOTE_MS)
        await sql.query('update seinpost.service_tokens set last_used_at = $2 where name = $1', [
          row.name,
          now(),
        ])
      return serviceActor(read(row))
    },
  }
}
