import type { Sql } from '@seinpost/store'
import { hashOf, newSecret } from './secret-id.ts'

export type ChallengeKind = 'passkey' | 'passkey_add' | 'oidc'

/** Questions put to a browser or a provider. Kept in the store, so that any gateway may take the answer. */
export interface Challenges {
  /** Answers what the browser brings back with the answer. */
  ask(kind: ChallengeKind, value: object, to?: { readonly accountId?: string }): Promise<string>
  /** What was asked; once, and null when it is too late. */
  take<Value>(kind: ChallengeKind, id: string): Promise<{ value: Value; accountId: string | null } | null>
}

/** How long a question waits for its answer. */
export const CHALLENGE_SECONDS = 300

export const sqlChallenges = (sql: Sql, { now }: { readonly now: () => Date }): Challenges => ({
  ask: async (kind, value, { accountId } = {}) => {
    const id = newSecret('')
    await sql.query('delete from seinpost.sign_in_challenges where expires_at <= $1', [now()])
    await sql.query(
      'insert into seinpost.sign_in_challenges (hash, kind, account_id, value, expires_at) values ($1, $2, $3, $4::json, $5)',
      [
        hashOf(id),
        kind,
        accountId ?? null,
        JSON.stringify(value),
        new Date(now().getTime() + CHALLENGE_SECONDS * 1_000),
      ],
    )
    return id
  },
  take: async <Value>(kind: ChallengeKind, id: string) => {
    const { rows } = await sql.query<{ value: Value; accountId: string | null }>(
      `delete from seinpost.sign_in_challenges where hash = $1 and kind = $2 and expires_at > $3
       returning value, account_id as "accountId"`,
      [hashOf(id), kind, now()],
    )
    return rows[0] ?? null
  },
})
