import type { Actor } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { desksOf, rolesOf } from './accounts.ts'
import { personActor } from './actors.ts'
import { DEMO_PREFIX } from './demo-accounts.ts'
import { hashOf, newSecret } from './secret-id.ts'
import { type SessionPolicy, sessionState } from './session-policy.ts'

export type SignInWay = 'demo' | 'password' | 'passkey' | 'oidc'

/** Who is signed in. The id of a session is known to the browser alone. */
export interface Sessions {
  /** A new id each time, so that one planted before signing in is worth nothing; `old` ends. */
  start(
    accountId: string,
    from: { readonly way: SignInWay; readonly old?: string | undefined },
  ): Promise<string>
  /**
   * Whose session it is, with what the account may at this moment; null when it ended or never was. Asking keeps the
   * session from going idle, unless `quietly`.
   */
  actorOf(id: string, to?: { readonly quietly?: boolean | undefined }): Promise<Actor | null>
  end(id: string): Promise<void>
  /** Ends every session of an account but `except`. */
  endAll(accountId: string, except?: string): Promise<void>
}

interface Row {
  readonly account_id: string
  readonly name: string
  readonly roles: unknown
  readonly desks: unknown
  readonly seen_at: string
  readonly expires_at: string
}

const FIND = `
select s.account_id, s.seen_at, s.expires_at, a.name, a.roles, a.desks
from seinpost.sessions s join seinpost.accounts a on a.id = s.account_id
where s.hash = $1 and a.disabled_at is null
  and (not starts_with(a.id, $2) or ($3 and not exists (select from seinpost.accounts where not starts_with(id, $2))))`

export function sqlSessions(
  sql: Sql,
  { now, policy, demo }: { readonly now: () => Date; readonly policy: SessionPolicy; readonly demo: boolean },
): Sessions {
  const end = async (id: string) => {
    await sql.query('delete from seinpost.sessions where hash = $1', [hashOf(id)])
  }
  return {
    start: (accountId, { way, old }) =>
      sql.tx(async (tx) => {
        const id = newSecret('')
        const at = now()
        const until = new Date(at.getTime() + policy.sessionHours * 3_600_000)
        await tx.query('delete from seinpost.sessions where expires_at <= $1 or hash = $2', [
          at,
          old === undefined ? '' : hashOf(old),
        ])
        await tx.query(
          `insert into seinpost.sessions (hash, account_id, way, created_at, seen_at, expires_at)
           values ($1, $2, $3, $4, $4, $5)`,
          [hashOf(id), accountId, way, at, until],
        )
        return id
      }),
    actorOf: async (id, { quietly = false } = {}) => {
      const { rows } = await sql.query<Row>(FIND, [hashOf(id), DEMO_PREFIX, demo])
      const [row] = rows
      if (row === undefined) return null
      const times = { seenAt: new Date(row.seen_at), expiresAt: new Date(row.expires_at) }
      const at = now()
      const state = sessionState(times, { now: at, idleMinutes: policy.idleMinutes })
      if (state === 'ended') {
        await end(id)
        return null
      }
      if (state === 'to_touch' && !quietly)
        await sql.query('update seinpost.sessions set seen_at = $2 where hash = $1', [hashOf(id), at])
      const { account_id, name, roles, desks } = row
      return personActor({ id: account_id, name, roles: rolesOf(roles), desks: desksOf(desks) })
    },
    end,
    endAll: async (accountId, except) => {
      await sql.query('delete from seinpost.sessions where account_id = $1 and hash <> $2', [
        accountId,
        except === undefined ? '' : hashOf(except),
      ])
    },
  }
}
