import type { Refusal } from '@seinpost/schemas'
import { jsonParam } from './json-param.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

/** What the gate turned away: the reason, never the content. */
export interface Refusals {
  /** `key` makes a refusal one: adding it again (a redelivered event) changes nothing. */
  add(refusals: readonly { readonly key: string; readonly refusal: Refusal }[]): Promise<void>
  /** How many, by reason. */
  counts(): Promise<Readonly<Record<string, number>>>
  /** The newest first. */
  list(to: { readonly limit: number }): Promise<readonly (Refusal & { readonly refusedAt: string })[]>
}

const ADD = `
insert into seinpost.refusals (key, reason, refusal, refused_at)
select key, reason, refusal, $2::timestamptz from json_to_recordset($1::json) as x(key text, reason text, refusal json)
order by key
on conflict (key) do nothing`

/** How many were refused, by reason. */
export async function refusalCounts(sql: SqlRunner): Promise<Record<string, number>> {
  const { rows } = await sql.query<{ reason: string; n: number }>(
    'select reason, count(*) as n from seinpost.refusals group by reason order by reason',
  )
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]))
}

/** Refusals in the store's tables. */
export function sqlRefusals(sql: Sql, now: Clock): Refusals {
  return {
    add: async (refusals) => {
      if (refusals.length === 0) return
      const rows = refusals.map(({ key, refusal }) => ({ key, reason: refusal.reason, refusal }))
      await sql.query(ADD, [jsonParam(rows), now()])
    },
    counts: () => refusalCounts(sql),
    list: async ({ limit }) => {
      const { rows } = await sql.query<{ refusal: Refusal; refused_at: string }>(
        'select refusal, refused_at from seinpost.refusals order by refused_at desc, key limit $1::int',
        [limit],
      )
      return rows.map(({ refusal, refused_at }) => ({ ...refusal, refusedAt: refused_at }))
    },
  }
}
