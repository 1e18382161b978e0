import type { Sql } from '@seinpost/store'
import { type AttemptPolicy, decideAttempt } from './attempts.ts'

/** Counts attempts to sign in, by the name tried and by the address they come from. */
export interface AttemptBook {
  /** Counts one attempt before it is made: null when it may be, else the seconds to wait. */
  begin(key: string, policy: AttemptPolicy): Promise<number | null>
  /** It succeeded after all; `forget` forgives the ones before too. */
  succeed(key: string, to?: { readonly forget: boolean }): Promise<void>
}

interface Row {
  readonly count: number
  readonly first_at: string
  readonly blocked_until: string | null
}

const KEPT_MS = 2 * 24 * 3_600_000

export function sqlAttempts(sql: Sql, { now }: { readonly now: () => Date }): AttemptBook {
  return {
    begin: (key, policy) =>
      sql.tx(async (tx) => {
        const at = now()
        await tx.query('delete from seinpost.sign_in_failures where first_at < $1', [
          new Date(at.getTime() - KEPT_MS),
        ])
        await tx.query(
          'insert into seinpost.sign_in_failures (key, count, first_at) values ($1, 0, $2) on conflict do nothing',
          [key, at],
        )
        const { rows } = await tx.query<Row>(
          'select count, first_at, blocked_until from seinpost.sign_in_failures where key = $1 for update',
          [key],
        )
        const [row] = rows
        const known =
          row === undefined || row.count === 0
            ? null
            : {
                count: row.count,
                firstAt: new Date(row.first_at),
                blockedUntil: row.blocked_until === null ? null : new Date(row.blocked_until),
              }
        const decision = decideAttempt(known, { now: at, policy })
        if (decision.kind === 'wait') return decision.seconds
        const { count, firstAt, blockedUntil } = decision.failures
        await tx.query(
          'update seinpost.sign_in_failures set count = $2, first_at = $3, blocked_until = $4 where key = $1',
          [key, count, firstAt, blockedUntil],
        )
        return null
      }),
    succeed: async (key, { forget } = { forget: false }) => {
      if (forget) await sql.query('delete from seinpost.sign_in_failures where key = $1', [key])
      else
        await sql.query(
          'update seinpost.sign_in_failures set count = greatest(count - 1, 0), blocked_until = null where key = $1',
          [key],
        )
    },
  }
}
