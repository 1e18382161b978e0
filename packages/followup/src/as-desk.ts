import { SeinpostError } from '@seinpost/domain'
import type { Sql, SqlRunner } from '@seinpost/store'

/** What a package of follow-up needs of the world. */
export interface FollowupDeps {
  readonly sql: Sql
  readonly now: () => Date
  /** A new id without its kind, such as `3f2a91c0d4e5`. */
  readonly newId: () => string
}

/** Who does something, for which desk. */
export interface Actor {
  readonly desk: string
  readonly by: string
}

/** Reads as one desk: the database itself shows nothing but what that desk received. */
export const asDesk = <T>(sql: Sql, desk: string, read: (tx: SqlRunner) => Promise<T>): Promise<T> =>
  sql.tx(async (tx) => {
    await tx.query(
      `select set_config('seinpost.desk', $1, true), set_config('role', 'seinpost_desk', true)`,
      [desk],
    )
    return await read(tx)
  })

const HAS = `
select exists (select from seinpost.case_recipients where case_id = $1 and queue = $2 and released) as has`

/** Locks a case that a desk wants to add to. @throws SeinpostError `not_found` when it did not receive it. */
export async function lockCaseOf(tx: SqlRunner, caseId: string, desk: string): Promise<void> {
  await tx.query('select id from seinpost.cases where id = $1 for update', [caseId])
  const { rows } = await tx.query<{ has: boolean }>(HAS, [caseId, desk])
  if (rows[0]?.has !== true) throw noSuchCase()
}

/** The same as {@link lockCaseOf} for who only reads. */
export async function assertHasCase(sql: SqlRunner, caseId: string, desk: string): Promise<void> {
  const { rows } = await sql.query<{ has: boolean }>(HAS, [caseId, desk])
  if (rows[0]?.has !== true) throw noSuchCase()
}

/** A case that is not there and one that is not yours look the same. */
const noSuchCase = () =>
  new SeinpostError('not_found', 'This desk has no such case.', {
    remedy:
      'It may have been merged into another case, deleted by retention, or not been released to the desk.',
  })
